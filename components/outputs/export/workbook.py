"""A workbook of two sheets: the rows, and what they are. No cell is ever a formula."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from components.outputs.export.columns import DESCRIBED, Cell
from data.files.workbook import put_text

WIDTHS = tuple(column.width for column in DESCRIBED)
HEAD = Font(bold=True, color="FFFFFF")
HEAD_FILL = PatternFill("solid", fgColor="0B3C4D")
TOP = Alignment(vertical="top")
WRAPPED = Alignment(vertical="top", wrap_text=True)


def workbook_bytes(
    names: tuple[str, str],
    headings: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    about: Sequence[tuple[str, Cell]],
    widths: Sequence[int] = WIDTHS,
) -> bytes:
    """Return the workbook; ``names`` are those of its sheets. Days are dates and years numbers in it.

    ``widths`` are those of the columns, in characters.
    """
    book = Workbook()
    book.remove(book.active)
    _rows_sheet(book.create_sheet(names[0]), headings, rows, widths)
    _about_sheet(book.create_sheet(names[1]), about)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _rows_sheet(
    sheet: Worksheet, headings: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[int]
) -> None:
    for column, (heading, width) in enumerate(zip(headings, widths, strict=False), 1):
        cell = write_cell(sheet, 1, column, heading)
        cell.font, cell.fill, cell.alignment = HEAD, HEAD_FILL, WRAPPED
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            write_cell(sheet, number, column, value).alignment = TOP
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(rows) + 1}"


def _about_sheet(sheet: Worksheet, about: Sequence[tuple[str, Cell]]) -> None:
    sheet.column_dimensions["A"].width = 44
    sheet.column_dimensions["B"].width = 100
    for number, (name, value) in enumerate(about, 1):
        label = write_cell(sheet, number, 1, name)
        label.font, label.alignment = Font(bold=True), WRAPPED
        cell = write_cell(sheet, number, 2, value)
        cell.alignment = Alignment(vertical="top", horizontal="left", wrap_text=True)


def write_cell(sheet: Worksheet, row: int, column: int, value: Cell) -> SheetCell:
    """Put a value into a cell and return the cell; text is never a formula."""
    cell: SheetCell = sheet.cell(row, column)
    if isinstance(value, str):
        if value:
            put_text(cell, value)
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
    return cell
