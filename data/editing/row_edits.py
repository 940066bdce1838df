"""Changes of single rows: what every way of bringing in facts makes, and what a draft takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.csv_rows import csv_bytes, csv_rows
from data.schema.schema import TABLES, Table
from data.store.revision import Files


@dataclass(frozen=True, slots=True)
class RowEdit:
    """Cells to be set in the row of a key; a key without a row makes one. Without cells the row is removed.

    ``table`` is the table's name (``projects``), ``key`` what stands in its first column, ``cells`` text by column as
    it stands in the file; columns that are not named stay as they are.
    """

    table: str
    key: str
    cells: Mapping[str, str] | None


def with_edits(files: Files, edits: Iterable[RowEdit]) -> Files:
    """Return the tables with some rows changed, one edit after the other; new rows come last.

    Cells may be wrong: what is wrong with the tables is told by ``data.store.revision.loaded_of``. Raises KeyError
    for a table or a column that does not exist.
    """
    changed = dict(files)
    by_table: dict[str, list[RowEdit]] = {}
    for edit in edits:
        by_table.setdefault(edit.table, []).append(edit)
    for name, its_edits in by_table.items():
        table = TABLES[name]
        rows = rows_by_key(table, files)
        for edit in its_edits:
            if edit.cells is None:
                rows.pop(edit.key, None)
                continue
            row = rows.setdefault(edit.key, dict.fromkeys(table.column_names, "") | {table.key: edit.key})
            if unknown := set(edit.cells) - set(table.column_names):
                raise KeyError(f"{name}: {', '.join(sorted(unknown))}")
            row.update(edit.cells)
        lines = [[row[column] for column in table.column_names] for row in rows.values()]
        changed[table.file] = csv_bytes([list(table.column_names), *lines])
    return changed


def rows_by_key(table: Table, files: Files) -> dict[str, dict[str, str]]:
    """Return the cells of a canonical table by the rows' keys; columns that it lacks are empty."""
    names = table.column_names
    header, *lines = [cells for _, cells in csv_rows(files.get(table.file, b"").decode("utf-8"))] or [
        list(names)
    ]
    rows = [dict(zip(header, cells, strict=True)) for cells in lines]
    return {row[table.key]: {column: row.get(column, "") for column in names} for row in rows}
