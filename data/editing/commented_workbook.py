"""The workbook that was sent, with a comment in each faulty cell, and a first sheet that lists what to do.

Its sheets, values and look are kept; a formula becomes its value. CSV becomes a workbook.
"""

from __future__ import annotations

import io
from itertools import groupby
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from data.editing.grids import sent_file
from data.editing.incoming import Incoming, IncomingProblem, UploadError, remedy_of, say
from data.files.packed import RefusedFileError, is_packed
from data.files.workbook import open_at, put_text
from data.files.workbook_check import check_workbook
from data.schema.schema import Language

MOST_COMMENTS = 1_000
"""Problems that get a comment; the list on the first sheet has all."""
_FAULT = PatternFill("solid", fgColor="F8D7DA")
_WARNING = PatternFill("solid", fgColor="FFF3CD")
_HEAD = Font(bold=True, color="FFFFFF")
_HEAD_FILL = PatternFill("solid", fgColor="0B3C4D")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_TOP = Alignment(vertical="top")
_Listed = tuple[IncomingProblem, str, str]
"""A problem, and the sheet and cell of the workbook in which it stands, if any."""
_LINK = Font(color="0563C1", underline="single")


def with_comments(content: bytes, incoming: Incoming, language: Language) -> bytes:
    """Return the workbook of a file that ``read_upload`` has read as ``incoming``; raises UploadError."""
    try:
        book, titles = _opened(content, incoming)
    except RefusedFileError as error:
        raise UploadError("refused") from error
    listed = [(problem, titles.get(problem.sheet, ""), _cell(problem)) for problem in incoming.problems]
    for (sheet, cell), those in groupby(sorted(listed[:MOST_COMMENTS], key=_place), key=_place):
        if sheet and cell:
            _comment(book[sheet], cell, [problem for problem, _, _ in those], language)
    _todo(book, listed, language)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _opened(content: bytes, incoming: Incoming) -> tuple[Workbook, dict[str, str]]:
    """The workbook, and its sheets' names by those in ``incoming``."""
    if is_packed(content) and b"xl/workbook" in content:
        check_workbook(content)
        # Values alone: a formula of somebody else's does not go out again.
        book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        return book, {sheet.title: sheet.title for sheet in book.worksheets}
    book, titles = Workbook(), {}
    book.remove(book.worksheets[0])
    name = next((reading.sheet for reading in incoming.sheets), "")
    for grid in sent_file(content, f"{name}.csv").grids:
        sheet = book.create_sheet(_title(grid.sheet.name))
        titles[grid.sheet.name] = sheet.title
        for number, cells in grid.sheet.rows:
            for at, text in enumerate(cells, 1):
                if text:
                    _write(sheet, number, at, text)
        for at in grid.match.columns.values():
            sheet.column_dimensions[get_column_letter(at + 1)].width = 24
    return book, titles


def _place(listed: _Listed) -> tuple[str, str]:
    return listed[1:]


def _cell(problem: IncomingProblem) -> str:
    """The cell of a problem; of one with a whole row, the row's first."""
    return problem.cell or (f"A{problem.row}" if problem.row else "")


def _comment(sheet: Worksheet, address: str, problems: list[IncomingProblem], language: Language) -> None:
    cell = sheet[address]
    text = "\n\n".join(remedy_of(problem, language) for problem in problems)
    # What somebody wrote there themselves stays above ours.
    own = f"{cell.comment.text}\n\n" if cell.comment is not None else ""
    cell.comment = Comment(
        own + text, "Partnerskapskartan", height=40 + 24 * (1 + len(own + text) // 40), width=320
    )
    cell.fill = _WARNING if all(problem.is_warning for problem in problems) else _FAULT


def _todo(book: Workbook, listed: list[_Listed], language: Language) -> None:
    title = say("todo.sheet", language)
    if title in book.sheetnames:
        # The list of the time before, in a workbook that comes back.
        del book[title]
    sheet = book.create_sheet(title, 0)
    for letter, width in zip("ABC", (32, 12, 110), strict=True):
        sheet.column_dimensions[letter].width = width
    _write(sheet, 1, 1, say("todo.title", language)).font = Font(bold=True, size=14)
    _write(sheet, 2, 1, say("todo.about" if listed else "todo.nothing", language))
    for at, key in enumerate(("where", "kind", "what") if listed else (), 1):
        cell = _write(sheet, 4, at, say(f"todo.{key}", language))
        cell.font, cell.fill = _HEAD, _HEAD_FILL
    for row, (problem, its_sheet, address) in enumerate(listed, 5):
        where = _write(sheet, row, 1, f"{problem.sheet} {address}".strip() or "–")
        where.alignment = _TOP
        if its_sheet and address:
            quoted = its_sheet.replace("'", "''")
            where.hyperlink = Hyperlink(ref=where.coordinate, location=f"'{quoted}'!{address}")
            where.font = _LINK
        kind = _write(sheet, row, 2, say(f"todo.{'warning' if problem.is_warning else 'fault'}", language))
        kind.alignment = _TOP
        _write(sheet, row, 3, remedy_of(problem, language)).alignment = _WRAPPED
    sheet.freeze_panes = "A5"
    open_at(book, sheet)


def _title(name: str) -> str:
    """A sheet's name as Excel allows it."""
    return "".join("_" if letter in "[]:*?/\\" else letter for letter in name)[:31].strip("'") or "Tabell"


def _write(sheet: Worksheet, row: int, at: int, text: str) -> Any:
    cell = sheet.cell(row, at)
    put_text(cell, text)
    return cell
