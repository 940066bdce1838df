"""What an editor sent, as sheets of text: a workbook, a CSV file, a zip file of CSV tables, or a pasted table."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePosixPath

from data.csv_rows import CsvError, csv_rows, decode, separator_of
from data.editing.headings import Match, find_header
from data.editing.incoming import Note, SkippedSheet
from data.files.packed import MAX_BYTES, RefusedFileError, check_kind, is_packed, open_packed, pieces
from data.files.workbook import Sheet, holds_workbook, read_workbook
from data.files.workbook_check import MAX_COLUMNS, MAX_ROWS
from data.importers.table import SEPARATOR_LINE
from data.schema.schema import TABLES

MAX_LINE = 200_000
"""Characters of a line of CSV; the longest cell that a table allows has a tenth of that."""
_SEPARATORS = (",", ";", "\t", "|")
_LOOKED_AT = 30_000
"""Characters at the beginning of a CSV file that show which separator it has."""
_PACKED = (".zip", ".xlsx", ".xlsm", ".gz", ".7z", ".rar", ".tar", ".bz2", ".xz")
_MACRO_NAMES = (".xlsm", ".xltm", ".xlam")


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet and what its headings mean; ``exact`` is a CSV table with the schema's own columns.

    ``broken`` are rows that cannot be split into cells, with the kind of the reason.
    """

    sheet: Sheet
    match: Match
    exact: bool = False
    broken: tuple[tuple[int, str], ...] = ()

    @property
    def rows(self) -> list[tuple[int, tuple[str, ...]]]:
        """The rows below the headings."""
        return [(number, cells) for number, cells in self.sheet.rows if number > self.match.row]


@dataclass(slots=True)
class Sent:
    """All sheets of what was sent, those that mean nothing here, and what to know of the file."""

    grids: list[Grid] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    skipped: list[SkippedSheet] = field(default_factory=list)


def sent_file(content: bytes, name: str) -> Sent:
    """Return the sheets of a file; raises RefusedFileError with the reason why it is not read."""
    check_kind(content)
    sent = Sent()
    if not is_packed(content):
        if b"\0" in content[:4000] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise RefusedFileError("wrong-type", what="binary")
        _take_text(sent, *decode(content), _stem(name))
        return sent
    if name.casefold().endswith(_MACRO_NAMES):
        raise RefusedFileError("macros")
    with _opened(content, name) as packed:
        if holds_workbook(packed):
            for sheet in read_workbook(content):
                _take_sheet(sent, sheet, is_workbook=True)
        else:
            _take_folder(sent, packed)
    return sent


def sent_text(text: str, name: str) -> Sent:
    """Return the table in a text that was pasted; raises RefusedFileError."""
    if len(text) > MAX_BYTES:
        raise RefusedFileError("too-large", allowed=MAX_BYTES // 1_000_000)
    if not text.strip():
        raise RefusedFileError("empty")
    sent = Sent()
    _take_text(sent, text, "UTF-8", name)
    return sent


def _opened(content: bytes, name: str) -> zipfile.ZipFile:
    try:
        return open_packed(content)
    except RefusedFileError as error:
        # Whoever sends a workbook does not know that it is a zip file.
        if error.kind == "broken-zip" and not name.casefold().endswith(".zip"):
            raise RefusedFileError("broken-workbook") from error
        raise


def _take_folder(sent: Sent, packed: zipfile.ZipFile) -> None:
    names = packed.namelist()
    if "mimetype" in names:
        raise RefusedFileError("wrong-type", what="OpenDocument (.ods)")
    for name in names:
        if name.casefold().endswith(_PACKED):
            raise RefusedFileError("nested", file=PurePosixPath(name).name)
        if not name.casefold().endswith((".csv", ".tsv")):
            if not name.endswith("/") and PurePosixPath(name).name != "revision.txt":
                sent.skipped.append(SkippedSheet(PurePosixPath(name).name, "no-table"))
            continue
        # The pieces overlap, for those who look for a pattern; here the file is wanted as it is.
        content = _whole(packed, name)
        if content.startswith(b"PK\x03\x04"):
            raise RefusedFileError("nested", file=PurePosixPath(name).name)
        _take_text(sent, *decode(content), _stem(name))


def _whole(packed: zipfile.ZipFile, name: str) -> bytes:
    return b"".join(pieces(packed, name, overlap=0))


def _take_text(sent: Sent, text: str, encoding: str, name: str) -> None:
    if not text.strip():
        sent.skipped.append(SkippedSheet(name, "empty"))
        return
    if max(map(len, text.split("\n"))) > MAX_LINE:
        raise RefusedFileError("long-line", allowed=MAX_LINE)
    if encoding == "Windows-1252":
        sent.notes.append(Note("encoding", name, {"encoding": encoding}))
    if (given := SEPARATOR_LINE.match(text)) is not None:
        text, separator = text[given.end() :], given[1]
    else:
        separator = _separator(text, name)
    broken: list[tuple[int, str]] = []
    rows = tuple(_rows(text, separator, name, broken))
    _take_sheet(sent, Sheet(name, False, rows), is_workbook=False, broken=tuple(broken))


def _separator(text: str, name: str) -> str:
    """The separator with which most headings are understood."""

    def understood(separator: str) -> int:
        match = find_header(_rows(text[:_LOOKED_AT], separator, name, []), name)
        return len(match.columns) if match else 0

    fitting = {separator: understood(separator) for separator in _SEPARATORS}
    best = max(fitting, key=lambda separator: fitting[separator])
    return best if fitting[best] else separator_of(text)


def _rows(
    text: str, separator: str, name: str, broken: list[tuple[int, str]]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    def on_error(error: CsvError) -> None:
        broken.append((error.row, error.kind))

    for number, cells in csv_rows(text, separator, on_error):
        if number > MAX_ROWS + 1:
            raise RefusedFileError("many-rows", sheet=name, allowed=MAX_ROWS)
        if len(cells) > MAX_COLUMNS and any(cell.strip() for cell in islice(cells, MAX_COLUMNS, None)):
            raise RefusedFileError("many-columns", sheet=name, allowed=MAX_COLUMNS)
        texts = tuple(cell.strip() for cell in cells[:MAX_COLUMNS])
        if any(texts):
            yield number, texts


def _take_sheet(
    sent: Sent, sheet: Sheet, *, is_workbook: bool, broken: tuple[tuple[int, str], ...] = ()
) -> None:
    if sheet.is_hidden:
        return
    if not sheet.rows:
        sent.skipped.append(SkippedSheet(sheet.name, "empty"))
        return
    match = find_header(sheet.rows, sheet.name)
    if match is None:
        sent.skipped.append(SkippedSheet(sheet.name, "no-table"))
        return
    exact = not is_workbook and _is_exact(match)
    sent.grids.append(Grid(sheet, match, exact, broken))
    if sheet.hidden_rows:
        sent.notes.append(Note("hidden-rows", sheet.name, {"n": sheet.hidden_rows}))
    if sheet.unsaved:
        sent.notes.append(Note("unsaved", sheet.name, {"n": sheet.unsaved}))
    sent.notes += [Note("older-column", sheet.name, {"old": old, "column": new}) for old, new in match.older]
    if match.table in TABLES and (added := _added(match)):
        sent.notes.append(Note("added-columns", sheet.name, {"columns": ", ".join(added)}))


def _is_exact(match: Match) -> bool:
    """Tell whether a table has the schema's own columns, and each that is not a later addition."""
    table = TABLES.get(match.table)
    if table is None or match.row != 1 or match.ignored:
        return False
    columns = [column for column in table.columns if column.name in match.columns]
    own = all(match.headings[column.name] in (column.name, column.was) for column in columns)
    return own and all(column.added or column in columns for column in table.columns)


def _added(match: Match) -> list[str]:
    """The columns that a whole table of an older program lacks."""
    table = TABLES[match.table]
    missing = [column for column in table.columns if column.name not in match.columns]
    return [column.name for column in missing] if all(column.added for column in missing) else []


def _stem(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).stem or "tabell"
