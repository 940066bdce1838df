"""The rim: opens the tables in a folder. All else about them is values in, values out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from data.reading.csv_reader import MAX_BYTES, parse_delimited
from data.reading.load import Loaded, load_rows
from data.reading.table_rows import TableRows, no_rows
from data.records import Problem
from data.schema.schema import TABLES

__all__ = ["Loaded", "read_folder"]


def read_folder(folder: Path, today: date | None = None) -> Loaded:
    """The dataset in the tables of ``folder`` (``places.csv`` and so on, UTF-8), with all problems.

    A file that is missing, too large or damaged is a problem; whatever is
    sound in it and in the others is loaded. ``today`` as for ``load_rows``. Raises nothing on their account.
    """
    tables: dict[str, TableRows] = {}
    problems: list[Problem] = []
    for table in TABLES.values():
        try:
            with (folder / table.file).open("rb") as file:
                # One byte more than is allowed is enough to know that there are too many.
                raw = file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            continue
        except OSError as error:
            tables[table.name] = no_rows(table)
            problems.append(Problem(table.file, 0, "", error.strerror or "", "unreadable", ""))
            continue
        tables[table.name], found = parse_delimited(table, raw)
        problems += found
    return load_rows(tables, problems, today)
