"""The sample's tables with other texts in them."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

from data.schema.schema import TABLES, Column, Table

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
Fill = Callable[[Table, Column, int], str]
"""Table, column and number of the row (from 0) to the text of a cell."""


def text_columns() -> list[tuple[Table, Column]]:
    """Return every column of every table that may hold free text."""
    return [(t, c) for t in TABLES.values() for c in t.columns if c.type.name == "text"]


def refill(folder: Path, fill: Fill, kind: str = "text") -> Path:
    """Write the sample into ``folder`` with every cell of every column of a type given by ``fill``, keys apart."""
    shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
    for table in TABLES.values():
        path = folder / table.file
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        columns = [c for c in table.columns if c.type.name == kind and c.name != table.key]
        for number, row in enumerate(rows):
            row.update({c.name: fill(table, c, number) for c in columns})
        write(path, table, rows)
    return folder


def write(path: Path, table: Table, rows: list[dict[str, str]]) -> None:
    """Write rows as a table's file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table.column_names, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows)


def as_listed(column: Column, text: str) -> str:
    """Return the text as a cell of this column can hold it: in a list, semicolons part the items."""
    return text.replace(";", ",") if column.many else text
