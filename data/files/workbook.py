"""Workbooks (.xlsx) that somebody sent, as rows of text, within bounds of time and memory.

Looked through (``data.files.workbook_check``) before openpyxl sees them. A formula counts as the value that was
saved with it, never as a formula.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date
from posixpath import join, normpath
from typing import Any

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.files.packed import RefusedFileError
from data.files.workbook_check import MAX_COLUMNS, MAX_ROWS, Part, check_workbook
from data.plain_text import FORMULA_STARTS, fit

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_SHOWN = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]")
"""Parts of a number format that are no placeholders."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its filled rows with their numbers, as text without spaces around it.

    ``errors`` are the cells (row, column from 1) whose formula failed, ``hidden_rows`` how many rows are hidden,
    ``unsaved`` how many formulas have no value saved with them.
    """

    name: str
    is_hidden: bool
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    errors: frozenset[tuple[int, int]] = frozenset()
    hidden_rows: int = 0
    unsaved: int = 0


def holds_workbook(packed: zipfile.ZipFile) -> bool:
    """Tell whether a zip file is an Excel workbook of any kind."""
    return any(name.startswith("xl/workbook") for name in packed.namelist())


def read_workbook(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook, hidden ones included; raises RefusedFileError."""
    import openpyxl

    parts = check_workbook(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        paths = _paths(content)
        return tuple(
            _sheet(sheet, parts.get(paths.get(sheet.title, ""), Part())) for sheet in book.worksheets
        )
    except RefusedFileError:
        raise
    # openpyxl answers a damaged workbook with whatever its parts happen to raise.
    except Exception as error:
        raise RefusedFileError("broken-workbook") from error


def _paths(content: bytes) -> dict[str, str]:
    """Return each sheet's part by the sheet's name, as the workbook says."""
    from defusedxml.ElementTree import fromstring

    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        book = fromstring(packed.read("xl/workbook.xml"))
        related = fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    targets = {rel.get("Id"): rel.get("Target", "") for rel in related}
    paths = {}
    for sheet in book.iterfind(".//{*}sheet"):
        key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
        target = targets.get(key, "")
        paths[sheet.get("name", "")] = target[1:] if target.startswith("/") else normpath(join("xl", target))
    return paths


def _sheet(sheet: Any, part: Part) -> Sheet:
    sheet.reset_dimensions()
    errors: set[tuple[int, int]] = set()
    rows: dict[int, list[str]] = {}
    # One row and one column more than are allowed: cells without an address are counted here alone.
    for number, cells in enumerate(sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS + 1), 1):
        texts = [_text(cell) for cell in cells]
        if not any(texts):
            continue
        if number > MAX_ROWS:
            raise RefusedFileError("many-rows", sheet=sheet.title, allowed=MAX_ROWS)
        if len(texts) > MAX_COLUMNS and texts[MAX_COLUMNS]:
            raise RefusedFileError("many-columns", sheet=sheet.title, allowed=MAX_COLUMNS)
        errors |= {(number, at) for at, cell in enumerate(cells, 1) if cell.data_type == "e"}
        rows[number] = texts
    _fill(rows, part.merged)
    filled = tuple((number, _cut(texts)) for number, texts in sorted(rows.items()))
    hidden = sheet.sheet_state != "visible"
    return Sheet(sheet.title, hidden, filled, frozenset(errors), part.hidden, part.unsaved)


def _fill(rows: dict[int, list[str]], merged: list[str]) -> None:
    """Repeat what stands in cells that are merged downwards in each of their rows."""
    for area in merged:
        left, top, right, bottom = (int(side or 0) for side in range_boundaries(area))
        text = rows[top][left - 1] if top in rows and left <= len(rows[top]) else ""
        for number in range(top + 1, min(bottom, MAX_ROWS) + 1) if text and left == right else ():
            if number in rows and left <= len(rows[number]):
                rows[number][left - 1] = text


def _cut(texts: list[str]) -> tuple[str, ...]:
    last = max(at for at, text in enumerate(texts, 1) if text)
    return tuple(texts[:last])


def _text(cell: Any) -> str:
    """The text of a cell as a table would hold it: dates as exact as they are shown, numbers without idle zeros."""
    match cell.value:
        case None:
            return ""
        case str(text):
            return str(unescape(text)).strip()
        case bool(truth):
            return str(truth).upper()
        case date() | int() | float() as value:
            return _shown(value, _NOT_SHOWN.sub("", cell.number_format or "").lower())
        case other:
            return str(other)


def _shown(value: date | float, shown: str) -> str:
    """The text of a day or a number; ``shown`` are the signs of its format."""
    if isinstance(value, date):
        day = value.strftime("%Y-%m-%d")
        return day if "d" in shown or "y" not in shown else day[: 7 if "m" in shown else 4]
    if "%" in shown:
        return f"{value * 100:.10g}%"
    text = f"{value:.10f}".rstrip("0").rstrip(".")
    return text.zfill(len(shown)) if set(shown) == {"0"} else text


def cell_address(row: int, column: int) -> str:
    """Return a cell's address, ``C7``."""
    return f"{get_column_letter(column)}{row}"


def put_text(cell: Any, text: str) -> None:
    """Put text into a cell of a workbook that is made: it stays text, whatever it looks like."""
    # What looks like Excel's escape for a character is escaped itself.
    cell.value = _ESCAPE.sub("_x005F_", fit(text))
    # openpyxl takes "=..." for a formula and "#N/A" for an error; here text is text. With the
    # prefix sign it also stays text when somebody edits the cell.
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(FORMULA_STARTS)


def open_at(book: Workbook, sheet: Worksheet) -> None:
    """Let a workbook open at a sheet, and at no other besides: what is typed goes into every chosen sheet."""
    book.active = book.index(sheet)
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
