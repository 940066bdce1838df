"""What one revision changed against another: rows that came, went, or have other cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from data.csv_rows import csv_rows
from data.store.revision import Files

Kind = Literal["added", "removed", "changed", "order"]


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a table; ``cells`` are (column, before, after) of the cells that are not as they were.

    Of a row that came or went, those are all that are not empty, but for its key.
    ``order`` speaks of a whole table whose rows are the same in another order, and names no row.
    """

    file: str
    kind: Kind
    key: str = ""
    cells: tuple[tuple[str, str, str], ...] = ()


def changes(old: Files, new: Files) -> tuple[Change, ...]:
    """Return the changes from ``old`` to ``new``, by file and row; a column that only one has counts as empty."""
    return tuple(
        change
        for file in sorted({*old, *new})
        if old.get(file) != new.get(file)
        for change in _in_table(file, _frame(old.get(file, b"")), _frame(new.get(file, b"")))
    )


def _in_table(file: str, old: pd.DataFrame, new: pd.DataFrame) -> Iterator[Change]:
    keys, columns = old.index.union(new.index).sort_values(), new.columns.union(old.columns, sort=False)
    before, after = (f.reindex(index=keys, columns=columns, fill_value="").stack() for f in (old, new))
    cells = pd.DataFrame({"before": before, "after": after})[before != after].reset_index("column")
    lines = pd.Series(list(cells.itertuples(index=False, name=None)), cells.index, dtype=object)
    cells_of = lines.groupby("key").agg(tuple).to_dict()
    for key in keys:
        kind: Kind = "added" if key not in old.index else "removed" if key not in new.index else "changed"
        if kind != "changed" or key in cells_of:
            yield Change(file, kind, key, cells_of.get(key, ()))
    if not old.index[old.index.isin(new.index)].equals(new.index[new.index.isin(old.index)]):
        yield Change(file, "order")


def _frame(content: bytes) -> pd.DataFrame:
    """Return the rows of a canonical table as text, by what stands in their first column.

    Of several rows of one key, which a draft may have, the second is called ``key (2)``.
    """
    header, *rows = [cells for _, cells in csv_rows(content.decode("utf-8"))] or [["id"]]
    frame = pd.DataFrame(rows, columns=header, dtype=str)
    again = frame.groupby(header[0]).cumcount()
    keys = frame[header[0]].where(again == 0, frame[header[0]] + " (" + (again + 1).astype(str) + ")")
    return frame.drop(columns=header[0]).set_index(keys).rename_axis(index="key", columns="column")
