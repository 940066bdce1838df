"""Rows of text, whatever file they came from, with the columns that the schema knows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.records import Problem
from data.schema.schema import Table

MAX_ROWS = 50_000
MAX_COLUMNS = 60
MAX_CELL = 20_000
"""Characters in one cell."""


@dataclass(frozen=True, slots=True)
class TableRows:
    """The known columns of a table, in schema order, and each row's number with its cells.

    Rows are numbered as in a spreadsheet: the header is row 1.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[int, Sequence[str]]]

    def column(self, name: str) -> list[str]:
        """The cells of a column from top to bottom; empty texts where the file lacks it."""
        if name not in self.columns:
            return [""] * len(self.rows)
        at = self.columns.index(name)
        return [cells[at] for _, cells in self.rows]


def table_rows(
    table: Table, numbered: Iterable[tuple[int, Sequence[str]]]
) -> tuple[TableRows, list[Problem]]:
    """The rows of a table, of which the first is the header, and all that is wrong with their shape.

    Reads no more rows than are allowed. A row that is too short is filled up
    with empty cells; one with text beyond the last column is left out, since
    nobody can tell where it slipped. Empty rows count but are not kept.
    """
    reading = iter(numbered)
    _, header = next(reading, (1, ()))
    places, problems = _match_header(table, header)
    if not places:
        return no_rows(table), problems
    rows: list[tuple[int, list[str]]] = []
    for number, cells in reading:
        if number > MAX_ROWS + 1:
            problems.append(Problem(table.file, number, "", "", "row-count", str(MAX_ROWS)))
            break
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            problems.append(Problem(table.file, number, "", str(len(cells)), "columns", str(len(header))))
            if any(cell.strip() for cell in cells[len(header) :]):
                continue
        texts = (cells[at] if at < len(cells) else "" for at in places.values())
        rows.append(
            (number, [_cell(table, number, n, text, problems) for n, text in zip(places, texts, strict=True)])
        )
    return TableRows(tuple(places), rows), problems


def no_rows(table: Table) -> TableRows:
    """A table without rows, for a file that cannot be used at all."""
    return TableRows(table.column_names, ())


def older_rows(table: Table) -> TableRows:
    """The rows that a table has in a folder whose program did not know it."""
    return TableRows(table.column_names, [(0, cells) for cells in table.older_cells])


def _match_header(table: Table, header: Sequence[str]) -> tuple[dict[str, int], list[Problem]]:
    """Where each known column stands, in schema order, and what is wrong with the header."""

    def problem(name: str, kind: str, allowed: str) -> Problem:
        return Problem(table.file, 1, name, name, kind, allowed)

    problems: list[Problem] = []
    if len(header) > MAX_COLUMNS:
        problems.append(Problem(table.file, 1, "", str(len(header)), "column-count", str(MAX_COLUMNS)))
    known = ", ".join(table.column_names)
    places: dict[str, int] = {}
    names = [_clean(name) for name in header[:MAX_COLUMNS]]
    older = {column.was: column.name for column in table.columns if column.was and column.name not in names}
    for at, written in enumerate(names):
        name = older.get(written, written)
        if written in older:
            problems.append(problem(written, "older-column", name))
        if name in places:
            problems.append(problem(name, "duplicate-column", known))
        elif table.column(name) is not None:
            places[name] = at
        elif name:
            problems.append(problem(_shorten(name), "unknown-column", known))
    if not places:
        return {}, [Problem(table.file, 1, "", "", "header", known)]
    missing = [column for column in table.columns if column.name not in places]
    problems += [problem(c.name, "missing-column", known) for c in missing if not c.added]
    if added := [c.name for c in missing if c.added]:
        problems.append(Problem(table.file, 1, "", "", "added-columns", ", ".join(added)))
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
