"""A revision as values: the tables' canonical bytes, who published them, and the checksum over both."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from data.csv_rows import csv_bytes
from data.dataset import rows_of
from data.reading.csv_reader import parse_delimited
from data.reading.load import Loaded, load_rows
from data.records import Dataset
from data.schema.schema import TABLES

Files = Mapping[str, bytes]
"""The bytes of each table by its file's name: UTF-8, commas, LF, columns as in the schema, rows in order."""


@dataclass(frozen=True, slots=True)
class Publication:
    """One line of the history.

    ``number`` counts from 1 without gaps, ``parent`` is the one before (0 for
    none). ``created`` is in UTC, to the second. ``content`` is the dataset's
    own revision (12 hexadecimal digits) when it was published.
    """

    number: int
    parent: int
    created: datetime
    author: str
    note: str
    content: str
    checksum: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A publication as it was read back: never without every one of its files, each as it was written."""

    entry: Publication
    files: Files
    loaded: Loaded


def files_of(dataset: Dataset) -> dict[str, bytes]:
    """The tables of a dataset; reading them gives the same dataset."""
    return {
        table.file: csv_bytes([list(table.column_names), *rows_of(dataset, table)])
        for table in TABLES.values()
    }


def loaded_of(files: Files, today: date | None = None) -> Loaded:
    """The dataset in some tables, with all problems: those of tables that an older program wrote, say.

    With ``today`` evidence of a later day is one.
    """
    tables, problems = {}, []
    for table in TABLES.values():
        if table.file in files:
            tables[table.name], found = parse_delimited(table, files[table.file])
            problems += found
    return load_rows(tables, problems, today)


def digest(content: bytes) -> str:
    """SHA-256 as hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def checksum(entry: Publication, digests: Mapping[str, str]) -> str:
    """SHA-256 over everything in an entry but its checksum, and over each file's name and digest."""
    fields = [
        *(entry.number, entry.parent, stamp(entry.created), entry.author, entry.note, entry.content),
        sorted(digests.items()),
    ]
    return digest(json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode("ascii"))


def stamp(moment: datetime) -> str:
    """A moment as it is kept: ``2024-01-31T09:30:00Z``. A naive one raises ValueError."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment needs its time zone: {moment}")
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def moment(text: str) -> datetime:
    """The moment in what :func:`stamp` wrote."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
