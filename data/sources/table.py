"""sources.csv with what was seen in it, as text; rows of which nothing new is known stay as they are, sign for sign."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from data.csv_rows import csv_bytes
from data.importers.errors import ArticleImportError
from data.reading.csv_reader import MAX_BYTES, parse_delimited
from data.schema.schema import TABLES

_TABLE = TABLES["sources"]
Cells = Mapping[str, str]


def table_with(old: bytes, changes: Mapping[str, Cells]) -> bytes:
    """Return the table with new cells by address and column; an address without a row gets one at the end.

    Raises ArticleImportError when the table's form is damaged, or it would be too large.
    """
    if not old.strip():
        old = csv_bytes([list(_TABLE.column_names)])
    _, problems = parse_delimited(_TABLE, old)
    if problems:
        raise ArticleImportError("table-problems", table=_TABLE.file, problems=len(problems))
    rows = _rows(old.decode("utf-8-sig"))
    head, written = next(rows)
    columns = [name.strip() for name in head]
    end = "\r\n" if written.endswith("\r\n") else "\n"
    left = {url: cells for url, cells in changes.items() if cells}
    lines = [written]
    for cells, line in rows:
        row = dict(zip(columns, cells, strict=False))
        change = left.pop(row.get("url", "").strip(), {})
        new = {name: text for name, text in change.items() if row.get(name, "").strip() != text}
        lines.append(_line(columns, row | new, end) if new else line)
    if left and not lines[-1].endswith("\n"):
        lines[-1] += end
    lines += [_line(columns, {"url": url, **cells}, end) for url, cells in left.items()]
    content = "".join(lines).encode("utf-8-sig" if old.startswith(b"\xef\xbb\xbf") else "utf-8")
    if len(content) > MAX_BYTES:
        raise ArticleImportError("table-full", table=_TABLE.file, allowed=MAX_BYTES // 1_000_000)
    return content


def _rows(text: str) -> Iterator[tuple[list[str], str]]:
    """Each row's cells, and the lines that they were written in."""
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(lines, strict=True)
    begin = 0
    for cells in reader:
        yield cells, "".join(lines[begin : reader.line_num])
        begin = reader.line_num


def _line(columns: list[str], row: Cells, end: str) -> str:
    return csv_bytes([[row.get(name, "") for name in columns]]).decode().removesuffix("\n") + end
