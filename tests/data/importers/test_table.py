"""Tables and workbooks of articles: which columns are read."""

from __future__ import annotations

import io

import openpyxl
import pytest

from data.importers.draft import Draft
from data.importers.errors import ArticleImportError
from data.importers.table import drafts_of_csv, drafts_of_workbook
from tests.data.importers.drafts import drafts


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_tables(separator: str) -> None:
    text = (
        "Rubrik,Länk,Datum,themes\nEtt,https://a.se/1,3 juni 2019,youth\n,,,\n'=2+2,javascript:x,2019-06,\n"
    )
    result = drafts(text.replace(",", separator))
    assert result[0] == Draft("Ett", "", "https://a.se/1", "2019-06-03", cells=(("themes", "youth"),))
    assert result[1] == Draft("=2+2", published="2019-06")


def test_a_workbook() -> None:
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["title", "published"])
    book.active.append(["Ett", __import__("datetime").date(2024, 5, 6)])
    book.save(content)
    assert drafts(content.getvalue()) == [Draft("Ett", published="2024-05-06")]


def read(text: str) -> tuple[list[Draft], list[tuple[str, int, str]]]:
    """The drafts of a CSV file, and what was told of its cells: which note, row, column."""
    notes: list[tuple[str, int, str]] = []

    def report(key: str, row: int, column: str, **_: object) -> None:
        notes.append((key.removeprefix("note.cell-"), row, column))

    return drafts_of_csv(text, report), notes


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;", "sep=; "])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_first_line_with_the_separator_is_no_row(first: str, end: str) -> None:
    result, notes = read(end.join([first, "rubrik;datum;ingress", "Ett, och mer;1/2/2026;A, b, c", ""]))
    assert [(d.title, d.teaser) for d in result] == [("Ett, och mer", "A, b, c")]
    # A spreadsheet does not show that line: the names of the columns are its first row.
    assert notes == [("day-or-month", 2, "datum")]


def test_any_separator_that_is_told() -> None:
    assert [d.title for d in read("sep=|\nurl|titel\nhttps://a.se/1|A;b\n")[0]] == ["A;b"]


def test_names_of_columns_below_a_heading_and_empty_rows() -> None:
    result, notes = read("Utdrag;;\n\n;;\ntitel;published;x\n\nEtt;igår;\n")
    assert [d.title for d in result] == ["Ett"]
    assert notes == [("unread", 6, "published")]
    with pytest.raises(ArticleImportError) as error:
        read("a;b\n" * 20 + "titel;b\n")
    assert error.value.kind == "no-title-column"


@pytest.mark.parametrize(
    ("cell", "published", "note"),
    [
        ("2026-03-04", "2026-03-04", ""),
        ("24/03/2026", "2026-03-24", ""),
        ("4 mars 2026", "2026-03-04", ""),
        ("March 4, 2026", "2026-03-04", ""),
        ("2026-03", "2026-03", ""),
        ("2026", "2026", ""),
        ("", "", ""),
        ("03/04/2026", "", "day-or-month"),
        ("26-03-04", "", "which-part"),
        ("mars-26", "2026-03", "month-and-year"),
        ("46085", "2026-03-04", "day-number"),
        ("i våras", "", "unread"),
    ],
)
def test_a_date_is_read_or_told_with_its_row_and_column(cell: str, published: str, note: str) -> None:
    result, notes = read(f"titel;publicerad\nEtt;2026-01-01\nTvå;{cell}\n")
    assert [d.published for d in result] == ["2026-01-01", published]
    assert notes == ([(note, 3, "publicerad")] if note else [])


def test_other_cells_that_cannot_be_used_are_told_too() -> None:
    result, notes = read(
        "titel;url;language;kind\n"
        "Ett;ftp://a.se/1;klingonska;notis\n"
        ";https://a.se/2;sv;news\n"
        "Tre;https://a.se/3;Engelska;News\n"
    )
    assert [(d.title, d.url, d.language, d.kind) for d in result] == [
        ("Ett", "", "", "notis"),
        ("Tre", "https://a.se/3", "en", "news"),
    ]
    assert notes == [
        ("kind", 2, "kind"),
        ("address", 2, "url"),
        ("language", 2, "language"),
        ("title", 3, "titel"),
    ]


def test_a_workbook_with_a_day_number() -> None:
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["titel", "datum"])
    book.active.append(["Ett", 46085])
    book.active.append(["Två", "03/04/2026"])
    book.save(content)
    report: list[str] = []
    result = drafts_of_workbook(content.getvalue(), lambda key, **_: report.append(key))
    assert [d.published for d in result] == ["2026-03-04", ""]
    assert report == ["note.cell-day-number", "note.cell-day-or-month"]
