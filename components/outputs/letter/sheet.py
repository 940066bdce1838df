"""A letter as a sheet to fill in: what the map says, and a column for each answer."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from components.language import Language
from components.outputs.export.workbook import HEAD, HEAD_FILL, WRAPPED, write_cell
from components.outputs.letter.content import Letter
from data.editing.replies.form import SHEET_COLUMNS, say
from data.plain_text import fit

_TOLD = ("partnership", "topic", "years", "basis", "sources")
_WIDTHS = (22, 30, 34, 20, 38, 40, 12, 16, 14, 24, 40)
_HEADER = 6
_KEPT_FILL = PatternFill("solid", fgColor="EEF3F5")
_EDGE = Side(style="thin", color="9FB3BB")
_TO_FILL = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)


def sheet_bytes(letter: Letter, words: Language) -> bytes:
    """Return the workbook; only the cells for answers can be written in."""
    book = Workbook()
    sheet = book.active
    sheet.title = words("editing_check.letter_sheet")
    book.properties.title = fit(letter.subject)
    for at, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    write_cell(sheet, 1, 1, letter.title).font = Font(bold=True, size=14)
    write_cell(sheet, 2, 1, words("editing_check.letter_sheet_how"))
    write_cell(sheet, 3, 1, words("editing_check.letter_use"))
    write_cell(sheet, 4, 1, words("editing_check.letter_reference", reference=letter.reference))
    told = [words(f"editing_check.letter_column_{name}") for name in _TOLD]
    answers = [say(f"sheet.{name}", letter.code) for name in SHEET_COLUMNS]
    for at, heading in enumerate([answers[0], *told, *answers[1:]], 1):
        cell = write_cell(sheet, _HEADER, at, heading)
        cell.font, cell.fill, cell.alignment = HEAD, HEAD_FILL, WRAPPED
    row = _HEADER
    for title, items in letter.groups:
        for item in items:
            row += 1
            facts = (
                item.id,
                title,
                item.topic,
                item.years,
                item.basis,
                " ".join(url for url, _ in item.sources),
            )
            _row(sheet, row, facts, asks_partner=bool(item.partner))
    _missing(sheet, row + 2, letter.missing)
    _lists(sheet, letter, row)
    sheet.freeze_panes = sheet.cell(_HEADER + 1, 2)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _row(sheet: Worksheet, row: int, facts: tuple[str, ...], *, asks_partner: bool) -> None:
    for at, text in enumerate(facts, 1):
        cell = write_cell(sheet, row, at, text)
        cell.alignment, cell.fill = WRAPPED, _KEPT_FILL
    for at, name in enumerate(SHEET_COLUMNS[1:], len(facts) + 1):
        if asks_partner or "partner" not in name:
            _to_fill(sheet, row, at)
        else:
            sheet.cell(row, at).fill = _KEPT_FILL


def _missing(sheet: Worksheet, row: int, question: str) -> None:
    cell = write_cell(sheet, row, 1, question)
    cell.alignment, cell.font = WRAPPED, Font(bold=True)
    for at in range(len(_TOLD) + 2, len(_WIDTHS) + 1):
        _to_fill(sheet, row, at)
    sheet.merge_cells(start_row=row, end_row=row, start_column=len(_TOLD) + 2, end_column=len(_WIDTHS))
    sheet.row_dimensions[row].height = 60


def _to_fill(sheet: Worksheet, row: int, column: int) -> None:
    cell = sheet.cell(row, column)
    cell.border, cell.alignment, cell.protection = _TO_FILL, WRAPPED, Protection(locked=False)
    cell.number_format = "@"  # "2028-06" stays what was typed


def _lists(sheet: Worksheet, letter: Letter, last: int) -> None:
    if last == _HEADER:
        return
    choices = ",".join(say(f"sheet.{name}", letter.code) for name in ("yes", "no"))
    # Other words are allowed: what is not understood is read by a person.
    rule = DataValidation("list", formula1=f'"{choices}"', allow_blank=True, showErrorMessage=False)
    sheet.add_data_validation(rule)
    for name in ("running", "partner"):
        column = get_column_letter(len(_TOLD) + 1 + SHEET_COLUMNS.index(name))
        rule.add(f"{column}{_HEADER + 1}:{column}{last}")
