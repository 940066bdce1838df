"""Rows of text, whatever file they came from, made into one pandas table as the schema knows it.

A frame has the table's known columns in schema order, all of them text, and
is indexed by ``row`` as a spreadsheet counts (the header is row 1).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

import pandas as pd

from data.records import Problem
from data.schema.schema import Table

MAX_ROWS = 50_000
MAX_COLUMNS = 60
MAX_CELL = 20_000
"""Characters in one cell."""

Row = Sequence[str] | None
"""The cells of one row, or ``None`` where the file could not be understood."""


def to_frame(table: Table, rows: Iterable[Row]) -> tuple[pd.DataFrame, list[Problem]]:
    """The frame for ``rows``, the header first, and all that is wrong with their shape.

    Reads no more rows than are allowed. A row that is too short is filled up
    with empty cells; one with text beyond the last column is left out, since
    nobody can tell where it slipped. Empty rows count but are not kept.
    """
    reading = iter(rows)
    header = next(reading, None) or ()
    wanted, problems = _match_header(table, header)
    if not wanted:
        return empty_frame(table), problems
    kept: dict[int, list[str]] = {}
    for number, cells in enumerate(reading, start=2):
        if number > MAX_ROWS + 1:
            problems.append(Problem(table.file, number, "", "", "row-count", str(MAX_ROWS)))
            break
        if cells is None or not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            problems.append(Problem(table.file, number, "", str(len(cells)), "columns", str(len(header))))
            if any(cell.strip() for cell in cells[len(header) :]):
                continue
        kept[number] = [
            _cell(table, number, name, cells[at] if at < len(cells) else "", problems)
            for name, at in wanted.items()
        ]
    index = pd.Index(list(kept), name="row", dtype="int64")
    return pd.DataFrame(list(kept.values()), index=index, columns=list(wanted), dtype=str), problems


def empty_frame(table: Table) -> pd.DataFrame:
    """A frame without rows, for a file that cannot be used at all."""
    return pd.DataFrame(
        [], index=pd.Index([], name="row", dtype="int64"), columns=list(table.column_names), dtype=str
    )


def _match_header(table: Table, header: Sequence[str]) -> tuple[dict[str, int], list[Problem]]:
    """Where each known column stands, in schema order, and what is wrong with the header."""

    def problem(name: str, kind: str, allowed: str) -> Problem:
        return Problem(table.file, 1, name, name, kind, allowed)

    problems: list[Problem] = []
    if len(header) > MAX_COLUMNS:
        problems.append(Problem(table.file, 1, "", str(len(header)), "column-count", str(MAX_COLUMNS)))
    known = ", ".join(table.column_names)
    places: dict[str, int] = {}
    for at, name in enumerate(_clean(name) for name in header[:MAX_COLUMNS]):
        if name in places:
            problems.append(problem(name, "duplicate-column", known))
        elif table.column(name) is not None:
            places[name] = at
        elif name:
            problems.append(problem(_shorten(name), "unknown-column", known))
    if not places:
        return {}, [Problem(table.file, 1, "", "", "header", known)]
    missing = [column.name for column in table.columns if column.name not in places and not column.may_lack]
    problems += [problem(name, "missing-column", known) for name in missing]
    return {name: places[name] for name in table.column_names if name in places}, problems


def _clean(cell: str) -> str:
    # Unicode spells å in two ways; one of them has to win before names are compared.
    return unicodedata.normalize("NFC", cell).strip()


def _cell(table: Table, number: int, name: str, text: str, problems: list[Problem]) -> str:
    if len(text) <= MAX_CELL:
        return _clean(text)
    problems.append(Problem(table.file, number, name, _shorten(text), "cell-length", str(MAX_CELL)))
    return ""


def _shorten(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
