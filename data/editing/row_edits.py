"""Changes of single rows: what every way of bringing in facts makes, and what a draft takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.csv_rows import csv_bytes, csv_rows
from data.schema.schema import TABLES
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
        rows = _rows(table.column_names, files.get(table.file, b""))
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


def _rows(columns: Iterable[str], content: bytes) -> dict[str, dict[str, str]]:
    """Return the rows of a canonical table by their key; columns that it lacks are empty."""
    header, *lines = [cells for _, cells in csv_rows(content.decode("utf-8"))] or [list(columns)]
    rows = [dict(zip(header, cells, strict=True)) for cells in lines]
    return {row[header[0]]: {column: row.get(column, "") for column in columns} for row in rows}
