"""What one revision changed against another: rows that came, went, or have other cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from data.csv_rows import csv_rows
from data.store.revision import Files

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a table; ``cells`` are (column, before, after) of the cells that are not as they were.

    Of a row that came or went, those are all that are not empty, but for its key.
    ``order`` speaks of a whole table whose rows are the same in another order, and names no row.
    """

    file: str
    kind: Literal["added", "removed", "changed", "order"]
    key: str = ""
    cells: tuple[tuple[str, str, str], ...] = ()


def changes(old: Files, new: Files) -> tuple[Change, ...]:
    """The changes from ``old`` to ``new``, by file and row; a column that only one has counts as empty."""
    return tuple(
        change
        for file in sorted({*old, *new})
        if old.get(file) != new.get(file)
        for change in _in_table(file, _rows(old.get(file, b"")), _rows(new.get(file, b"")))
    )


def _in_table(file: str, old: Mapping[str, Row], new: Mapping[str, Row]) -> Iterator[Change]:
    for key in sorted({*old, *new}):
        before, after = old.get(key, {}), new.get(key, {})
        cells = tuple(_cells(before, after))
        if before and after:
            if cells:
                yield Change(file, "changed", key, cells)
        else:
            # The first column is the key, which the change bears already.
            yield Change(file, "added" if after else "removed", key, cells[1:])
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield Change(file, "order")


def _cells(old: Row, new: Row) -> Iterator[tuple[str, str, str]]:
    for column in dict.fromkeys([*new, *old]):
        before, after = old.get(column, ""), new.get(column, "")
        if before != after:
            yield column, before, after


def _rows(content: bytes) -> dict[str, Row]:
    """The rows of a canonical table by what stands in their first column, in their order."""
    rows = (cells for _, cells in csv_rows(content.decode("utf-8")))
    header = next(rows, [])
    return {cells[0]: dict(zip(header, cells, strict=True)) for cells in rows}
