"""Workbooks (.xlsx) that somebody sent, as rows of text, within bounds of time and memory.

Every part is looked at in small pieces before openpyxl sees it; what could be a program, an attack or a flood is
refused with the reason. A formula counts as the value that was saved with it, never as a formula.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from posixpath import join, normpath
from typing import Any

from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries
from openpyxl.utils.escape import unescape

from data.files.packed import RefusedFileError, open_packed, pieces

MAX_ROWS = 10_000
MAX_COLUMNS = 100
MAX_CELLS = 250_000
"""Filled cells in a workbook, shared texts, and rows that are there at all."""
_MACROS = re.compile(r"vbaProject|macrosheets/|(?:^|/)workbook\.bin$", re.IGNORECASE)
_LINKS = re.compile(r"externalLinks/|connections\.xml|queryTables/|embeddings/|activeX/", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml[^>]*encoding=[\"'](?!utf-?8|us-ascii)", re.IGNORECASE)
_CELL = re.compile(rb"<(?:\w+:)?c(?:\s([^>]*))?>")
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_SHARED = re.compile(rb"<(?:\w+:)?si[\s>/]")
_ADDRESS = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_DDE = re.compile(rb"<(?:\w+:)?f(?:\s[^>]*)?>[\s=+@-]*\w+\|\S", re.IGNORECASE)
_UNSAVED = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\s[^>]*/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*ref=\"([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})\"")
_HIDDEN = re.compile(rb"<(?:\w+:)?row\s[^>]*hidden=\"(?:1|true)\"")
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


@dataclass(slots=True)
class _Part:
    """What a part of the package holds that openpyxl's quick reader does not tell."""

    merged: list[str] = field(default_factory=list)
    hidden: int = 0
    unsaved: int = 0


def is_workbook(packed: zipfile.ZipFile) -> bool:
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
            _sheet(sheet, parts.get(paths.get(sheet.title, ""), _Part())) for sheet in book.worksheets
        )
    except RefusedFileError:
        raise
    # openpyxl answers a damaged workbook with whatever its parts happen to raise.
    except Exception as error:
        raise RefusedFileError("broken-workbook") from error


def check_workbook(content: bytes) -> Mapping[str, _Part]:
    """Look through every part of a workbook; raises RefusedFileError for one that must not be opened."""
    packed = open_packed(content)
    names = packed.namelist()
    if any(_MACROS.search(name) for name in names):
        raise RefusedFileError("macros")
    if link := next((name for name in names if _LINKS.search(name)), ""):
        raise RefusedFileError("links", part=link)
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise RefusedFileError("broken-workbook")
    looking = _Looking()
    return {name: looking.part(packed, name) for name in names}


class _Looking:
    """Counts over all parts of a workbook."""

    def __init__(self) -> None:
        self.cells = self.rows = self.shared = 0

    def part(self, packed: zipfile.ZipFile, name: str) -> _Part:
        part, is_xml = _Part(), False
        try:
            for number, piece in enumerate(pieces(packed, name)):
                if number == 0:
                    # By its content, not by its name: openpyxl reads whatever the workbook names as its sheet.
                    is_xml = piece[:100].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")
                if is_xml:
                    self._xml(piece, name, part)
        except RefusedFileError as error:
            raise RefusedFileError(
                "broken-workbook" if error.kind == "broken-zip" else error.kind, **error.details
            ) from error
        return part

    def _xml(self, piece: bytes, name: str, part: _Part) -> None:
        if b"\0" in piece or _ENCODING.search(piece):
            raise RefusedFileError("encoding")
        if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
            raise RefusedFileError("entities")
        if name == "[Content_Types].xml" and b"macroEnabled" in piece:
            raise RefusedFileError("macros")
        if _DDE.search(piece):
            raise RefusedFileError("links", part="DDE")
        for found in _CELL.finditer(piece):
            if (found[1] or b"").endswith(b"/"):
                continue
            self.cells += 1
            if found[1] and (address := _ADDRESS.search(found[1])):
                _check_address(address[1].decode(), int(address[2]), name)
            if self.cells > MAX_CELLS:
                break
        self.rows += len(_ROW.findall(piece))
        self.shared += len(_SHARED.findall(piece))
        if max(self.cells, self.rows, self.shared) > MAX_CELLS:
            raise RefusedFileError("many-cells", allowed=MAX_CELLS)
        part.merged += [found.decode() for found in _MERGED.findall(piece)]
        part.hidden += len(_HIDDEN.findall(piece))
        part.unsaved += len(_UNSAVED.findall(piece))


def _check_address(letters: str, row: int, name: str) -> None:
    column = column_index_from_string(letters)
    if row == MAX_ROWS + 1:
        raise RefusedFileError("many-rows", sheet=_short(name), allowed=MAX_ROWS)
    if column == MAX_COLUMNS + 1:
        raise RefusedFileError("many-columns", sheet=_short(name), allowed=MAX_COLUMNS)
    if row > MAX_ROWS or column > MAX_COLUMNS:
        raise RefusedFileError("far-cell", cell=f"{letters}{row}")


def _short(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".xml")


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


def _sheet(sheet: Any, part: _Part) -> Sheet:
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
