"""Workbooks (.xlsx) looked through before openpyxl opens them, in small pieces.

What could be a program, an attack or a flood is refused with the reason: openpyxl makes an object of whatever is
written, and of every cell in an area.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from openpyxl.utils import column_index_from_string, range_boundaries

from data.files.packed import RefusedFileError, open_packed, pieces

MAX_ROWS = 6_000
MAX_COLUMNS = 100
MAX_CELLS = 100_000
"""Filled cells in a workbook, shared texts, and rows that are there at all."""
MAX_OTHERS = 60_000
"""Everything else that is written in a workbook's parts: styles, rules, pictures' frames. Each takes its time."""
_MAX_RULES = 5_000
"""Rules for entries and for formats, which are the slowest to read."""
_MAX_TAGS = 800_000
"""Tags, closing ones included: so many cells with all that is around them. They are counted before anything else."""
_MACROS = re.compile(r"vbaProject|macrosheets/", re.IGNORECASE)
_BINARY = re.compile(r"(?:^|/)workbook\.bin$", re.IGNORECASE)
_LINKS = re.compile(r"externalLinks/|connections\.xml|queryTables/|embeddings/|activeX/", re.IGNORECASE)
# No "<" within a tag, so that each pattern looks at each byte once, whatever is written.
_ENCODING = re.compile(rb"<\?xml[^<>]*encoding=[\"'](?!utf-?8|us-ascii)", re.IGNORECASE)
_CELL = re.compile(rb"<(?:\w+:)?c(?:\s([^<>]*))?>(?!(?:<v\s?/>|<v></v>)?</(?:\w+:)?c>)(?=[\s\S]{16})")
"""With something in it; what stands at the end of a piece is at the beginning of the next, too."""
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_SHARED = re.compile(rb"<(?:\w+:)?si[\s>/]")
_OTHER = re.compile(rb"<(?:\w+:)?(?!(?:c|v|f|t|si|is|row)[\s>/])\w")
_RULE = re.compile(rb"<(?:\w+:)?(?:dataValidation|conditionalFormatting|cfRule)[\s>/]")
_ADDRESS = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_DDE = re.compile(rb"<(?:\w+:)?f(?:\s[^<>]*)?>[\s=+@-]*\w+\|\S", re.IGNORECASE)
_UNSAVED = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\s[^<>]*/>)\s{0,9}"
    rb"(?:<(?:\w+:)?v\s?/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s{0,9}</(?:\w+:)?c>"
)
_AREA = re.compile(
    rb"<(?:\w+:)?(mergeCell|hyperlink)\s[^<>]*ref=[\"']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})[\"']"
)
_HIDDEN = re.compile(rb"<(?:\w+:)?row\s[^<>]*hidden=[\"'](?:1|true)[\"']")


@dataclass(slots=True)
class Part:
    """What a part of the package holds that openpyxl's quick reader does not tell."""

    merged: list[str] = field(default_factory=list)
    hidden: int = 0
    unsaved: int = 0


def check_workbook(content: bytes) -> Mapping[str, Part]:
    """Look through every part of a workbook; raises RefusedFileError for one that must not be opened."""
    try:
        packed = open_packed(content)
    except RefusedFileError as error:
        if error.kind == "broken-zip":
            raise RefusedFileError("broken-workbook") from error
        raise
    names = packed.namelist()
    if any(_MACROS.search(name) for name in names):
        raise RefusedFileError("macros")
    if any(_BINARY.search(name) for name in names):
        raise RefusedFileError("wrong-type", what="Excel Binary (.xlsb)")
    if link := next((name for name in names if _LINKS.search(name)), ""):
        raise RefusedFileError("links", part=link)
    looking = _Looking()
    parts = {name: looking.part(packed, name) for name in names}
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= set(names):
        raise RefusedFileError("broken-workbook")
    return parts


class _Looking:
    """Counts over all parts of a workbook."""

    def __init__(self) -> None:
        self.cells = self.rows = self.shared = self.others = self.areas = self.tags = self.rules = 0

    def part(self, packed: zipfile.ZipFile, name: str) -> Part:
        part, is_xml = Part(), False
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

    def _xml(self, piece: bytes, name: str, part: Part) -> None:
        _refuse_unsafe(piece, name)
        self.tags += piece.count(b"<")
        self._check()
        if _DDE.search(piece):
            raise RefusedFileError("links", part="DDE")
        for cell in _CELL.finditer(piece):
            if (cell[1] or b"").endswith(b"/"):
                continue
            self.cells += 1
            if cell[1] and (address := _ADDRESS.search(cell[1])):
                _check_address(address[1].decode(), int(address[2]), name)
            self._check()
        self.rows += len(_ROW.findall(piece))
        self.shared += len(_SHARED.findall(piece))
        self.others += len(_OTHER.findall(piece))
        self.rules += len(_RULE.findall(piece))
        for kind, area in _AREA.findall(piece):
            self.areas += _size(area.decode())
            self._check()
            if kind == b"mergeCell":
                part.merged.append(area.decode())
        self._check()
        part.hidden += len(_HIDDEN.findall(piece))
        part.unsaved += len(_UNSAVED.findall(piece))

    def _check(self) -> None:
        counted = max(self.cells, self.rows, self.shared, self.areas)
        others = self.others > MAX_OTHERS or self.rules > _MAX_RULES
        if counted > MAX_CELLS or others or self.tags > _MAX_TAGS:
            raise RefusedFileError("many-cells", allowed=MAX_CELLS)


def _refuse_unsafe(piece: bytes, name: str) -> None:
    if b"\0" in piece or _ENCODING.search(piece):
        raise RefusedFileError("encoding")
    if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
        raise RefusedFileError("entities")
    if name == "[Content_Types].xml" and b"macroEnabled" in piece:
        raise RefusedFileError("macros")


def _check_address(letters: str, row: int, name: str) -> None:
    column = column_index_from_string(letters)
    if row == MAX_ROWS + 1:
        raise RefusedFileError("many-rows", sheet=_short(name), allowed=MAX_ROWS)
    if column == MAX_COLUMNS + 1:
        raise RefusedFileError("many-columns", sheet=_short(name), allowed=MAX_COLUMNS)
    if row > MAX_ROWS or column > MAX_COLUMNS:
        raise RefusedFileError("far-cell", cell=f"{letters}{row}")


def _size(area: str) -> int:
    """How many cells an area has; openpyxl makes each of them."""
    left, top, right, bottom = (int(side or 0) for side in range_boundaries(area))
    return (abs(right - left) + 1) * (abs(bottom - top) + 1)


def _short(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".xml")
