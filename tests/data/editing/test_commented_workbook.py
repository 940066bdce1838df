"""The workbook that comes back: what was sent, with comments in the faulty cells and a list of what to do."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from bench.hostile_uploads import hostile_uploads
from data.editing.commented_workbook import with_comments
from data.editing.incoming import Incoming, UploadError, remedy_of
from data.editing.read_incoming import read_pasted, read_upload
from data.records import Dataset
from data.store.revision import Files, files_of

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def base(real: Dataset) -> Files:
    return files_of(real)


def sent() -> bytes:
    made, target = openpyxl.Workbook(), io.BytesIO()
    sheet = made.active
    sheet.title = "Nya, 'mars'"
    sheet.append(["Svensk partner", "Partner utomlands", "Land", "Tema", "Start", "Källa"])
    sheet.append(["Växjö", "Kitwe", "Zambia", "Jämstäldhet", "1/2 2025", "https://example.org/"])
    sheet.append(["Växjö", "An Giang", "Vietnam", "Klimat och miljö", 2031, "https://example.org/"])
    sheet["D2"].comment = openpyxl.comments.Comment("Fråga Anna", "Bo")
    sheet["A2"].font = openpyxl.styles.Font(bold=True, color="FF0000")
    sheet["F3"].number_format = "0.00"
    sheet.column_dimensions["B"].width = 41
    other = made.create_sheet("Anteckningar")
    other["B2"] = "eget"
    made.save(target)
    return target.getvalue()


def test_comments_stand_in_the_faulty_cells_and_the_rest_is_as_it_was(base: Files) -> None:
    content = sent()
    read = read_upload(content, "a.xlsx", base, TODAY)
    again = with_comments(content, read, "sv")
    book, own = (openpyxl.load_workbook(io.BytesIO(raw)) for raw in (again, content))
    assert book.sheetnames == ["Att göra", *own.sheetnames]
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["Att göra"]
    for name in own.sheetnames:
        same = [[cell.value for cell in row] for row in own[name].iter_rows()]
        assert [[cell.value for cell in row] for row in book[name].iter_rows()] == same
    sheet = book["Nya, 'mars'"]
    commented = {c.coordinate: c.comment.text for row in sheet.iter_rows() for c in row if c.comment}
    assert set(commented) == {p.cell for p in read.problems} == {"B2", "D2", "E2"}
    assert commented["D2"].startswith("Fråga Anna\n\ntemat ”Jämstäldhet” finns inte.")
    assert sheet["A2"].font.b
    assert (sheet["F3"].number_format, sheet.column_dimensions["B"].width) == ("0.00", 41)
    todo = book["Att göra"]
    assert [todo.cell(row, 3).value for row in range(5, 8)] == [remedy_of(p, "sv") for p in read.problems]
    assert todo["A5"].hyperlink.location == "'Nya, ''mars'''!B2"
    # Brought in again it is what it was, and its list is no table; a second list takes the place of the first.
    once_more = read_upload(again, "a.xlsx", base, TODAY)
    assert (once_more.edits, once_more.problems) == (read.edits, read.problems)
    assert (
        openpyxl.load_workbook(io.BytesIO(with_comments(again, once_more, "sv"))).sheetnames
        == book.sheetnames
    )


def test_a_table_as_text_becomes_a_workbook(base: Files) -> None:
    text = "Svensk partner;Partner utomlands;Land;Källa\nVäxjö;An Giang;Vietnam;=cmd()\n"
    read = read_pasted(text, base, TODAY)
    book = openpyxl.load_workbook(io.BytesIO(with_comments(text.encode(), read, "en")))
    assert book.sheetnames == ["To do", read.sheets[0].sheet]
    cell = book[read.sheets[0].sheet]["D2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=cmd()", "s", True)
    assert "=cmd()" in cell.comment.text
    assert book["To do"]["A5"].hyperlink.location == f"'{read.sheets[0].sheet}'!D2"


def test_nothing_to_do_is_said(base: Files) -> None:
    book = openpyxl.load_workbook(io.BytesIO(with_comments(sent(), Incoming((), (), ()), "en")))
    assert book["To do"]["A2"].value == "Nothing: everything has been read."


def test_no_formula_goes_out_again(base: Files) -> None:
    made = openpyxl.load_workbook(io.BytesIO(sent()))
    made["Anteckningar"]["A1"] = '=HYPERLINK("https://example.org/")'
    target = io.BytesIO()
    made.save(target)
    book = openpyxl.load_workbook(io.BytesIO(with_comments(target.getvalue(), Incoming((), (), ()), "sv")))
    assert book["Anteckningar"]["A1"].value is None


def test_what_is_refused_when_it_is_read_is_refused_here(base: Files) -> None:
    about = ("all cells merged", "all cells one link", "macros in an .xlsx", "zip in a zip")
    for upload in hostile_uploads():
        if upload.about in about:
            with pytest.raises(UploadError):
                with_comments(upload.content, Incoming((), (), ()), "sv")
