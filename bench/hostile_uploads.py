"""Files that a careless or hostile sender may send: each with its name and the reason for which it is refused.

A reason that is empty: the file is read. ``full`` makes the largest in their whole size.
"""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import openpyxl

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PART = 1 << 20


@dataclass(frozen=True, slots=True)
class Upload:
    """A file, what it is called, and the kind of the reason for refusing it; empty where it is read."""

    about: str
    name: str
    reason: str
    content: bytes


def hostile_uploads(full: bool = False) -> Iterator[Upload]:
    """Yield the files one after the other, so that one alone is in memory."""
    for about, name, reason, make in _CASES:
        yield Upload(about, name, reason, make(full))


@cache
def _sound() -> Mapping[str, bytes]:
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Svensk partner", "Partner utomlands", "Land", "Källa"])
    book.active.append(["Växjö", "An Giang", "Vietnam", "https://example.org/"])
    book.save(target)
    with zipfile.ZipFile(target) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _packed(entries: Mapping[str, bytes], level: int = 6) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    return target.getvalue()


def _book(**parts: bytes) -> bytes:
    """A workbook with some parts replaced or added: ``sheet``, ``strings``, or a path with ``__`` for its slashes."""
    paths = {
        "sheet": "xl/worksheets/sheet1.xml",
        "strings": "xl/sharedStrings.xml",
        "styles": "xl/styles.xml",
    }
    return _packed(
        {**_sound(), **{paths.get(key, key.replace("__", "/")): part for key, part in parts.items()}}
    )


def _sheet(rows: bytes, after: bytes = b"", before: bytes = b"") -> bytes:
    head = b'<?xml version="1.0" encoding="UTF-8"?>'
    return (
        head
        + before
        + f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode()
        + rows
        + b"</sheetData>"
        + after
        + b"</worksheet>"
    )


def _bomb(path: str, full: bool) -> bytes:
    """An entry of 1 GB of spaces, or of a little more than is allowed, written piece by piece."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, content in _sound().items():
            if name != path:
                packed.writestr(name, content)
        with packed.open(path, "w", force_zip64=True) as entry:
            entry.write(b'<?xml version="1.0"?><worksheet>')
            for _ in range(1000 if full else 60):
                entry.write(b" " * _PART)
    return target.getvalue()


def _lying() -> bytes:
    """A zip file that says of an entry that it is small."""
    content = bytearray(_bomb("xl/worksheets/sheet1.xml", False))
    at = content.rfind(b"xl/worksheets/sheet1.xml") - 46
    assert content[at : at + 4] == b"PK\1\2"
    content[at + 24 : at + 28] = struct.pack("<I", 5_000)
    return bytes(content)


def _twice() -> bytes:
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w") as packed:
        warnings.simplefilter("ignore")
        for _ in range(2):
            packed.writestr("places.csv", "id,name\nx,X\n")
    return target.getvalue()


def _rows(count: int, columns: int = 4) -> bytes:
    cell = b'<c t="inlineStr"><is><t>x</t></is></c>'
    return (b"<row>" + cell * columns + b"</row>") * count


def _numbered(count: int) -> bytes:
    return b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, count + 1))


_FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
_BILLION = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
_CELL_WITH = b'<row r="1"><c r="A1"><f>%s</f><v>1</v></c></row>'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_STYLES = b'<styleSheet xmlns="%s"><cellXfs>%s</cellXfs></styleSheet>'
_MERGED = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
_ALL_CELLS = b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>'
_TEXTS = b"<sst>" + b"<si><t>x</t></si>" * 1_000_000 + b"</sst>"
_ODS = {"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"}
_CSV = b"Svensk partner;Partner utomlands;Land\n"
_PLACES = b"id,name\nx,X\n"
_NAME = "partnerskap.xlsx"

_CASES: tuple[tuple[str, str, str, Callable[[bool], bytes]], ...] = (
    ("a sound workbook", _NAME, "", lambda _: _packed(_sound())),
    ("a sheet of 1 GB", _NAME, "large-workbook", lambda full: _bomb("xl/worksheets/sheet1.xml", full)),
    ("zip bomb beside the sheets", _NAME, "large-workbook", lambda full: _bomb("xl/media/a.png", full)),
    ("zip bomb that lies about its size", _NAME, "broken-workbook", lambda _: _lying()),
    ("zip in a zip", "tabeller.zip", "nested", lambda _: _packed({"a.zip": _packed({"b.csv": b""})})),
    ("zip in a zip, called CSV", "tabeller.zip", "nested", lambda _: _packed({"a.csv": _packed({"b.csv": b""})})),
    ("the same file twice", "tabeller.zip", "duplicate-files", lambda _: _twice()),
    ("path out of the zip", "tabeller.zip", "unsafe-names", lambda _: _packed({"../places.csv": _PLACES})),
    ("absolute path", "tabeller.zip", "unsafe-names", lambda _: _packed({"/etc/places.csv": _PLACES})),
    ("path of Windows", "tabeller.zip", "unsafe-names", lambda _: _packed({"..\\places.csv": _PLACES})),
    ("3,000 files", "tabeller.zip", "many-files", lambda _: _packed({f"{n}.csv": _PLACES for n in range(3_000)})),
    ("macro file", "partnerskap.xlsm", "macros", lambda _: _book(xl__vbaProject__bin=b"\xcc\x61")),
    ("macros in an .xlsx", _NAME, "macros", lambda _: _packed({**_sound(), "xl/vbaProject.bin": b"\xcc\x61"})),
    ("binary workbook", "partnerskap.xlsb", "wrong-type", lambda _: _packed({"xl/workbook.bin": b"\0"})),
    ("entity bomb in a sheet", _NAME, "entities", lambda _: _book(sheet=_sheet(b"", before=_BILLION))),
    ("entity bomb in shared texts", _NAME, "entities", lambda _: _book(strings=_BILLION + b"<sst/>")),
    ("entity bomb in UTF-16", _NAME, "encoding", lambda _: _book(sheet=_BILLION.decode().encode("utf-16"))),
    ("external entity", _NAME, "entities", lambda _: _book(sheet=b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>')),
    ("external link", _NAME, "links", lambda _: _packed({**_sound(), "xl/externalLinks/externalLink1.xml": b"<x/>"})),
    ("query of a web page", _NAME, "links", lambda _: _packed({**_sound(), "xl/connections.xml": b"<x/>"})),
    ("DDE in a formula", _NAME, "links", lambda _: _book(sheet=_sheet(_CELL_WITH % b"cmd|'/c calc'!A0"))),
    ("formulas alone", _NAME, "no-table", lambda _: _book(sheet=_sheet(_CELL_WITH % b"1+1"))),
    ("100,000 rows", _NAME, "many-rows", lambda _: _book(sheet=_sheet(_numbered(100_000)))),
    ("100,000 rows without numbers", _NAME, "many-cells", lambda _: _book(sheet=_sheet(_rows(100_000)))),
    ("20,000 columns", _NAME, "many-columns", lambda _: _book(sheet=_sheet(_rows(1, 20_000)))),
    ("one cell at XFD1048576", _NAME, "far-cell", lambda _: _book(sheet=_sheet(_FAR))),
    ("a million shared texts", _NAME, "many-cells", lambda _: _book(strings=_TEXTS)),
    ("a million styles", _NAME, "many-cells", lambda _: _book(styles=_STYLES % (_MAIN.encode(), b"<xf/>" * 1_000_000))),
    ("all cells merged", _NAME, "many-cells", lambda _: _book(sheet=_sheet(b"", _MERGED))),
    ("all cells one link", _NAME, "many-cells", lambda _: _book(sheet=_sheet(b"", _ALL_CELLS))),
    ("tags that never end", _NAME, "many-cells", lambda _: _book(sheet=b"<c " * 15_000_000)),
    ("elements in each other", _NAME, "broken-workbook", lambda _: _book(sheet=b"<a>" * 50_000)),
    ("locked with a password", _NAME, "encrypted", lambda _: _OLE + "EncryptedPackage".encode("utf-16-le")),
    ("Excel 97 called .xlsx", _NAME, "wrong-type", lambda _: _OLE + "Workbook".encode("utf-16-le")),
    ("PDF called .xlsx", _NAME, "wrong-type", lambda _: b"%PDF-1.7\n" + bytes(900)),
    ("web page called .xlsx", _NAME, "wrong-type", lambda _: b"\n<!DOCTYPE html><html><table><tr><td>x</table>"),
    ("picture called .xlsx", _NAME, "wrong-type", lambda _: b"\x89PNG\r\n\x1a\n" + bytes(900)),
    ("OpenDocument", "partnerskap.ods", "wrong-type", lambda _: _packed(_ODS)),
    ("a program called .csv", "a.csv", "wrong-type", lambda _: b"MZ" + bytes(900)),
    ("random bytes", "a.csv", "wrong-type", lambda _: bytes(range(256)) * 40),
    ("half of a workbook", _NAME, "broken-workbook", lambda _: _packed(_sound())[:3_000]),
    ("a zip without a workbook", _NAME, "no-table", lambda _: _packed({"readme.txt": b"x"})),
    ("nothing", "a.csv", "empty", lambda _: b""),
    ("11 MB", "a.csv", "too-large", lambda _: _CSV + b"x;y;z\n" * 2_000_000),
    ("CSV of one line of 9 MB", "a.csv", "long-line", lambda _: b"a;" * 4_500_000),
    ("CSV of 100,000 rows", "a.csv", "many-rows", lambda _: _CSV + b"x;y;z\n" * 100_000),
    ("CSV of 20,000 columns", "a.csv", "many-columns", lambda _: _CSV + b"x;" * 20_000 + b"\n"),
    ("CSV of open quotation marks", "a.csv", "many-rows", lambda _: _CSV + b'"x;\n"y"z\n' * 900_000),
)  # fmt: skip
