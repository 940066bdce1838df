"""The bytes of one table: what can be read for certain is read, all else is a problem, never an exception."""

from __future__ import annotations

from data.csv_rows import CsvError, csv_rows, decode, separator_of
from data.reading.table_rows import MAX_CELL, TableRows, no_rows, table_rows
from data.records import Problem
from data.schema.schema import Table

MAX_BYTES = 20_000_000


def parse_delimited(table: Table, raw: bytes) -> tuple[TableRows, list[Problem]]:
    """The rows in ``raw`` and everything that is wrong with its form."""

    def problem(row: int, kind: str, allowed: str, value: str = "") -> Problem:
        return Problem(table.file, row, "", value, kind, allowed)

    if len(raw) > MAX_BYTES:
        return no_rows(table), [problem(0, "file-size", str(MAX_BYTES // 1_000_000))]
    text, encoding = decode(raw)
    problems = [] if encoding == "UTF-8" else [problem(0, "encoding", "UTF-8", encoding)]
    if "\0" in text:
        text = text.replace("\0", "")
        problems.append(problem(0, "nul", ""))
    if not text.strip():
        return no_rows(table), [*problems, problem(0, "empty-file", "")]
    separator = separator_of(text, table.column_names)
    if separator != ",":
        problems.append(problem(1, "separator", ",", separator.replace("\t", "tab")))
    broken: list[Problem] = []

    def on_error(error: CsvError) -> None:
        allowed = str(MAX_CELL) if error.kind == "cell-length" else ""
        broken.append(problem(error.row, error.kind, allowed))

    rows, shape = table_rows(table, csv_rows(text, separator, on_error))
    return rows, [*problems, *sorted([*broken, *shape], key=lambda found: found.row)]
