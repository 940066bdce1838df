"""The changes as files: one line for each, the same as the page has."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from components.language import language
from components.outputs.export.changes_file import COLUMNS, FILE_KINDS, cells, changes_address, changes_file
from components.state.state import State
from components.view.compared import compared
from tests.components.outputs.export.files import REAL, TODAY

STATE = State(page="changes", since="2024", date="2025", status=("ended",), sort="-end", theme=("climate",))


def test_every_change_is_a_line_in_both_files() -> None:
    found = compared(REAL, STATE, TODAY, lambda n: None)
    assert found.changes.changes
    rows = cells(found, language("sv"))
    text = changes_file(found, STATE, TODAY, "csv").make().decode("utf-8-sig")
    lines = list(csv.reader(StringIO(text, newline=""), delimiter=";"))
    sheet, about = load_workbook(BytesIO(changes_file(found, STATE, TODAY, "xlsx").make())).worksheets
    assert len(lines) == sheet.max_row == len(rows) + 1
    assert [line[COLUMNS.index("id")] for line in lines[1:]] == [c.row.id for c in found.changes.changes]
    effects = [row[COLUMNS.index("effect")].value for row in sheet.iter_rows(min_row=2)]
    assert sum(effects) == found.changes.active_now - found.changes.active_then
    assert any("Antalet aktiva" in str(cell.value) for row in about.iter_rows() for cell in row)


def test_an_address_has_what_decides_the_lines_alone() -> None:
    assert changes_address(STATE, "csv") == "./data/changes.csv?theme=climate&date=2025&since=2024"


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("kind", FILE_KINDS)
def test_the_name_says_what_and_when(kind: str, code: str) -> None:
    state = State(page="changes", since="2025", date="2025", language=code)
    found = compared(REAL, state, TODAY, lambda n: None)
    what = {"sv": "forandringar", "en": "changes"}[code]
    assert changes_file(found, state, TODAY, kind).name == f"{what}_2025-01-01_2025-12-31.{kind}"
