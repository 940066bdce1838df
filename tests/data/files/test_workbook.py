"""Workbooks as rows of text."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest

from data.files.workbook import cell_address, open_at, put_text, read_workbook


def book(*values: object, **formats: str) -> bytes:
    made, target = openpyxl.Workbook(), io.BytesIO()
    made.active.append(list(values))
    for cell, form in formats.items():
        made.active[cell].number_format = form
    made.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (date(2026, 3, 1), "yyyy-mm-dd", "2026-03-01"),
        (date(2026, 3, 1), "mmm-yy", "2026-03"),
        (date(2026, 3, 1), '[$-41D]mmmm" dag "yyyy;@', "2026-03"),
        (date(2026, 3, 1), "yyyy", "2026"),
        (datetime(2026, 3, 1, 9, 30), "yyyy-mm-dd hh:mm", "2026-03-01"),  # noqa: DTZ001  # as openpyxl reads it
        (time(9, 30), "hh:mm", "09:30:00"),
        (timedelta(days=1), "[h]:mm", "1 day, 0:00:00"),
        (2025, "General", "2025"),
        (2025.0, "General", "2025"),
        (57.7, "0.00", "57.7"),
        (0.000005, "General", "0.000005"),
        (-1e15, "General", "-1000000000000000"),
        (0.5, "0%", "50%"),
        (780, "0000", "0780"),
        (True, "General", "TRUE"),
        ("  x\u00a0", "General", "x"),
        ("a\nb", "General", "a\nb"),
    ],
)
def test_a_cell_as_text(value: object, form: str, text: str) -> None:
    (sheet,) = read_workbook(book(None, value, B1=form))
    assert sheet.rows == ((1, ("", text)),)


def test_sheets_their_states_and_what_is_special_in_them() -> None:
    made, target = openpyxl.Workbook(), io.BytesIO()
    first, second = made.active, made.create_sheet("Dolt & 'eget'")
    second.sheet_state = "hidden"
    for row in ([None], ["a", "x", "y"], ["b", None, None], ["c", "=1/0"]):
        first.append(row)
    first.merge_cells("B2:B3")
    first.merge_cells("C2:D2")
    first.row_dimensions[3].hidden = True
    first["D4"] = "#N/A"
    put_text(first["E4"], "#N/A")
    made.save(target)
    read, hidden = read_workbook(target.getvalue())
    assert read.rows == ((2, ("a", "x", "y")), (3, ("b", "x")), (4, ("c", "", "", "#N/A", "#N/A")))
    assert (read.errors, read.hidden_rows, read.unsaved) == ({(4, 4)}, 1, 1)
    assert (hidden.name, hidden.is_hidden, hidden.rows) == ("Dolt & 'eget'", True, ())


def test_an_address() -> None:
    assert [cell_address(7, column) for column in (1, 28)] == ["A7", "AB7"]


def test_a_workbook_opens_at_one_sheet() -> None:
    made = openpyxl.Workbook()
    second = made.create_sheet("b")
    made.active.sheet_view.tabSelected = True
    open_at(made, second)
    assert (made.active, [sheet.sheet_view.tabSelected for sheet in made]) == (second, [False, True])
