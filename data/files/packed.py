"""Files that somebody sent, looked at before they are opened: a few kilobytes can hold gigabytes.

Nothing is unpacked but in small pieces, and nothing is written anywhere.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from data.files.messages import MessageError, Sentences
from data.plain_text import printable

MAX_BYTES = 10_000_000
"""Of a file as it is sent."""
MAX_UNPACKED = 50_000_000
MAX_FILES = 2_000
_PIECE = 1 << 20
_OVERLAP = 400
"""Bytes that two pieces have in common, so that nothing is torn apart between them."""

_BEGINNINGS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"{\\rtf": "RTF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"SQLite format 3": "SQLite",
    b"\x7fELF": "ELF",
    b"MZ": "EXE",
    b"PAR1": "Parquet",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the older files of Office begin, and the newer ones that are locked with a password."""
_PAGE = re.compile(rb"\s*<(?:!doctype html|html|head|body|table|meta|\?xml)", re.IGNORECASE)


class RefusedFileError(MessageError):
    """A file that is not read, with the reason and what to do."""

    text = Sentences("data.files")


def check_kind(content: bytes) -> None:
    """Raise RefusedFileError for a file that is too large, empty, or surely neither a zip file nor text."""
    if len(content) > MAX_BYTES:
        raise RefusedFileError("too-large", allowed=MAX_BYTES // 1_000_000)
    if not content.strip():
        raise RefusedFileError("empty")
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise RefusedFileError("encrypted")
        raise RefusedFileError("wrong-type", what="Excel 97–2003 (.xls)")
    for beginning, name in _BEGINNINGS.items():
        if content.startswith(beginning):
            raise RefusedFileError("wrong-type", what=name)
    if _PAGE.match(content[:1000].removeprefix(b"\xef\xbb\xbf")):
        raise RefusedFileError("wrong-type", what="HTML/XML")


def is_packed(content: bytes) -> bool:
    """Tell whether a file begins as a zip file, and so a workbook, does."""
    return content.startswith(b"PK")


def open_packed(content: bytes) -> zipfile.ZipFile:
    """Return a zip file whose entries are few, small, each there once, and named within it; raises RefusedFileError.

    What it says of its sizes is a limit: no more than that is ever unpacked.
    """
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise RefusedFileError("broken-zip") from error
    entries = packed.infolist()
    if len(entries) > MAX_FILES:
        raise RefusedFileError("many-files", allowed=MAX_FILES)
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise RefusedFileError("large-workbook", allowed=MAX_UNPACKED // 1_000_000)
    if any(entry.flag_bits & 1 for entry in entries):
        raise RefusedFileError("encrypted")
    for name, count in Counter(entry.filename.casefold() for entry in entries).items():
        if count > 1:
            raise RefusedFileError("duplicate-files", file=printable(name))
        path = PurePosixPath(name.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in name:
            raise RefusedFileError("unsafe-names", file=printable(name))
    return packed


def pieces(packed: zipfile.ZipFile, name: str, overlap: int = _OVERLAP) -> Iterator[bytes]:
    """Yield an entry's bytes in pieces that overlap, so that what a pattern looks for is whole in one of them.

    Raises RefusedFileError for one that is damaged.
    """
    tail = b""
    try:
        with packed.open(name) as entry:
            while piece := entry.read(_PIECE):
                yield tail + piece
                tail = piece[-overlap:] if overlap else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise RefusedFileError("broken-zip") from error
