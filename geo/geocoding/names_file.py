"""Reads a CSV file of names, and writes it again with their matches.

In: columns ``name`` and, optionally, ``country`` (a code or a name), in any order
and beside any others; comma, semicolon or tab between cells. Out: the same
rows with ``ADDED`` behind, UTF-8, comma separated. Every row in has a row out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.csv_rows import CsvError, csv_bytes, csv_rows, decode, separator_of
from data.files.atomic_write import write_file
from geo.result import Alternative, Match, NamesFileError

ADDED = ("place_id", "code", "lat", "lon", "kind", "source", "confidence", "alternatives")
MAX_BYTES, MAX_ROWS = 5_000_000, 20_000
_DECIMALS = 4
"""Of a degree: 11 metres, as in the tables."""


@dataclass(frozen=True, slots=True)
class NamesFile:
    """The rows of a file that are not empty: their text, name and country, and number (the header is 1).

    ``wide`` are the numbers of rows with more cells than there are headings: nobody can tell where they slipped,
    so they have no name.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    names: tuple[tuple[str, str], ...]
    numbers: tuple[int, ...]
    wide: frozenset[int] = frozenset()


def read_names(path: Path) -> NamesFile:
    """Return the names in a file; raises ``NamesFileError`` when it cannot be understood as such."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise NamesFileError("unreadable", file=path.name, reason=error.strerror or "") from error
    if len(raw) > MAX_BYTES:
        raise NamesFileError("too-large", file=path.name, limit=MAX_BYTES // 1_000_000)
    return parse_names(raw, path.name)


def parse_names(raw: bytes, file: str) -> NamesFile:
    """Return the names in the bytes of a file called ``file``; raises as ``read_names`` does."""
    text, _ = decode(raw)
    if "\0" in text:
        raise NamesFileError("no-text", file=file)
    lines = _rows(text, file)
    if not lines:
        raise NamesFileError("empty", file=file)
    header, rows = tuple(cell.strip() for cell in lines[0][1]), lines[1:]
    columns = {name.casefold(): i for i, name in reversed(list(enumerate(header)))}
    if "name" not in columns:
        raise NamesFileError("no-column", file=file, columns=", ".join(header)[:100])
    if len(rows) > MAX_ROWS:
        raise NamesFileError("too-many", file=file, limit=MAX_ROWS)
    names = []
    wide = frozenset(number for number, row in rows if any(cell.strip() for cell in row[len(header) :]))
    for number, row in rows:
        cells = [] if number in wide else row
        names.append((_cell(cells, columns["name"]), _cell(cells, columns.get("country"))))
    full = tuple(tuple(row[: len(header)]) + ("",) * (len(header) - len(row)) for _, row in rows)
    return NamesFile(header, full, tuple(names), tuple(number for number, _ in rows), wide)


def write_found(path: Path, names: NamesFile, found: Sequence[Match | None]) -> None:
    """Write the answers to a file's names, all or nothing. Raises ``NamesFileError`` when it cannot."""
    kept = [i for i, column in enumerate(names.header) if column not in ADDED]
    lines = [[names.header[i] for i in kept] + list(ADDED)]
    lines += [[row[i] for i in kept] + _added(place) for row, place in zip(names.rows, found, strict=True)]
    try:
        write_file(path, csv_bytes(lines))
    except OSError as error:
        raise NamesFileError("unwritable", file=path.name, reason=error.strerror or "") from error


def alternatives_text(alternatives: Iterable[Alternative]) -> str:
    """Return alternatives in one cell: ``Springfield (Illinois, US) 39.8017 -89.6437; …``."""
    parts = []
    for other in alternatives:
        where = ", ".join(part for part in (other.region, other.country) if part)
        at = f"{other.latitude:.{_DECIMALS}f} {other.longitude:.{_DECIMALS}f}"
        parts.append(f"{other.place} ({where}) {at}")
    return "; ".join(parts)


def _added(match: Match | None) -> list[str]:
    if match is None:
        return [""] * len(ADDED)
    return [
        *(match.place_id, match.code),
        *(f"{match.latitude:.{_DECIMALS}f}", f"{match.longitude:.{_DECIMALS}f}"),
        *(match.kind, match.source, match.confidence, alternatives_text(match.alternatives)),
    ]


def _rows(text: str, file: str) -> list[tuple[int, list[str]]]:
    try:
        rows = csv_rows(text, separator_of(text))
        return [(number, cells) for number, cells in rows if any(cell.strip() for cell in cells)]
    except CsvError as error:
        raise NamesFileError("quotes", file=file, row=error.row) from error


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""
