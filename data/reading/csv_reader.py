"""The bytes of one CSV file: which characters, which separator, which cells.

Files come out of spreadsheets in every shape. What can be read for certain is
read, and said; what cannot is a problem, never an exception.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence

import pandas as pd

from data.reading.frames import MAX_CELL, Row, empty_frame, to_frame
from data.records import Problem
from data.schema.schema import Table

MAX_BYTES = 20_000_000

_SEPARATORS = {",": ",", ";": ";", "\t": "tab"}


def parse_delimited(table: Table, raw: bytes) -> tuple[pd.DataFrame, list[Problem]]:
    """The frame in ``raw`` (see ``data/reading/frames.py``) and everything that is wrong with its form.

    ``csv`` rather than ``pandas.read_csv`` splits the cells: its strict reader
    tells short rows, long rows and open quotes apart and goes on after them.
    """
    if len(raw) > MAX_BYTES:
        return empty_frame(table), [Problem(table.file, 0, "", "", "file-size", str(MAX_BYTES // 1_000_000))]
    text, problems = _decode(table, raw)
    if "\0" in text:
        text = text.replace("\0", "")
        problems.append(Problem(table.file, 0, "", "", "nul", ""))
    if not text.strip():
        return empty_frame(table), [*problems, Problem(table.file, 0, "", "", "empty-file", "")]
    separator = _separator(table, text)
    if separator != ",":
        problems.append(Problem(table.file, 1, "", _SEPARATORS[separator], "separator", ","))
    broken: list[Problem] = []
    frame, shape = to_frame(table, _rows(table, text, separator, broken))
    return frame, [*problems, *sorted([*broken, *shape], key=lambda problem: problem.row)]


def csv_bytes(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as CSV as the tables are kept: UTF-8, commas, LF, quotes only where needed."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue().encode("utf-8")


def _decode(table: Table, raw: bytes) -> tuple[str, list[Problem]]:
    def foreign(name: str) -> list[Problem]:
        return [Problem(table.file, 0, "", name, "encoding", "UTF-8")]

    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace"), foreign("UTF-16")
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return raw.removeprefix(codecs.BOM_UTF8).decode("cp1252", errors="replace"), foreign("Windows-1252")


def _separator(table: Table, text: str) -> str:
    """The separator that makes most columns of the first line known ones."""
    first = text[:MAX_CELL].partition("\n")[0]

    def known(separator: str) -> int:
        return sum(name.strip(' "\r\t') in table.column_names for name in first.split(separator))

    return max(_SEPARATORS, key=known)


def _rows(table: Table, text: str, separator: str, broken: list[Problem]) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            # The reader has a bound of its own on a field; beyond it lies an open quote or a flood.
            kind, allowed = ("cell-length", str(MAX_CELL)) if "limit" in str(error) else ("quotes", "")
            broken.append(Problem(table.file, number, "", "", kind, allowed))
            yield None
