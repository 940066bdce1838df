"""From the query of an address to the file that it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qs, quote, urlencode

from components.kit.http import digest
from components.kit.task import Tables, Task
from components.language import language
from components.outputs.export.columns import cells, headings
from components.outputs.export.csv_file import csv_bytes, zip_bytes
from components.outputs.export.file_names import file_name
from components.outputs.export.geojson import geojson_bytes
from components.outputs.export.json_file import json_bytes
from components.outputs.export.metadata import about
from components.state.state import DEFAULT, FILTERS, State, address, decode, encode, vocabulary
from components.view import View, build_view
from data.records import Dataset, PartnershipMapError

KINDS: Mapping[str, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
    "csv.zip": "application/zip",
    "geojson": "application/geo+json",
    "json": "application/json",
}
"""The files' endings and media types."""
SLOW_KINDS = ("xlsx", "docx")
"""Files that take long to make, however few their rows."""
MANY_ROWS = 500
"""Rows of which every kind of file takes long."""
MOST_FIELDS = 100


class MalformedQueryError(PartnershipMapError):
    """A query that cannot be parsed; the message is in both languages."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that can be made: its name, media type and ETag, and ``make`` for its bytes."""

    name: str
    media_type: str
    etag: str
    make: Callable[[], bytes]


def download_address(state: State, kind: str) -> str:
    """Return the address of the file of a state, relative to the application's root."""
    query = urlencode(encode(rows_only(state)), safe=",:", quote_via=quote)
    path = f"./data/partnerships.{kind}"
    return f"{path}?{query}" if query else path


def download(dataset: Dataset, today: date, kind: str, query: str, root: str) -> Download:
    """Return the file of ``kind`` for a query: the same rows in the same order as the table.

    ``root`` is the application's own address, ending with a slash. What is
    unknown in the query is dropped; raises MalformedQueryError when it cannot be parsed.
    """
    return file_of(rows_view(dataset, query, today), kind, root)


def rows_view(dataset: Dataset, query: str, today: date) -> View:
    """Return the view of a query's rows; raises MalformedQueryError when it cannot be parsed."""
    return build_view(dataset, rows_state(dataset, query), today)


def rows_task(tables: Tables, view: View, kind: str, root: str) -> Task | None:
    """Return what makes the file of a view's rows in the queue, None for one that is made in a few milliseconds."""
    if kind not in SLOW_KINDS and len(view.rows) <= MANY_ROWS:
        return None
    return Task(rows_file, (tables, kind, download_address(view.state, kind).partition("?")[2], root))


def rows_file(tables: Tables, kind: str, query: str, root: str) -> bytes:
    """Return the file of :func:`rows_task`."""
    return download(tables.dataset(), tables.today, kind, query, root).make()


def file_of(view: View, kind: str, root: str) -> Download:
    """Return the file of ``kind`` with the rows of a view; ``root`` is empty where no server's address is known."""
    where = root + address(view.state).removeprefix("./")
    # Without a root the address means nothing outside the file's own folder, and a document leaves it.
    linked = where if root or kind != "docx" else ""
    content = (kind, headings(view.language), cells(view), about(view, where, is_csv=kind != "xlsx"))
    return Download(
        f"{file_name(view)}.{kind}",
        KINDS[kind],
        digest(repr(content).encode("utf-8", "replace")),
        lambda: file_bytes(view, kind, linked),
    )


def file_bytes(view: View, kind: str, where: str) -> bytes:
    """Return the rows of a view as a file of ``kind``; ``where`` is the address of the same rows, or empty."""
    words = view.language
    # openpyxl takes a third of a second to load and python-docx a moment: no page should wait for them.
    if kind == "docx":
        from components.outputs.export.text_document import document_bytes

        return document_bytes(view, where)
    if kind == "xlsx":
        from components.outputs.export.workbook import workbook_bytes

        sheets = (words("export.sheet_rows"), words("export.sheet_about"))
        return workbook_bytes(sheets, headings(words), cells(view), about(view, where, is_csv=False))
    if kind == "geojson":
        return geojson_bytes(view, where)
    if kind == "json":
        return json_bytes(view, where)
    rows = csv_bytes([headings(words), *cells(view)])
    if kind == "csv":
        return rows
    described = csv_bytes(about(view, where, is_csv=True))
    return zip_bytes(
        [(f"{words('export.file')}.csv", rows), (f"{words('export.file_about')}.csv", described)]
    )


def fields_of(query: str) -> dict[str, list[str]]:
    """Return a query's parameters; raises MalformedQueryError when it cannot be parsed."""
    try:
        return parse_qs(query, errors="replace", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise MalformedQueryError(
            f"{language('sv')('export.malformed')}\n{language('en')('export.malformed')}"
        ) from error


def rows_state(dataset: Dataset, query: str) -> State:
    """Return the state of a query without what decides neither rows, nor order, nor language.

    Raises MalformedQueryError when the query cannot be parsed.
    """
    return rows_only(decode("table", fields_of(query), vocabulary(dataset)))


def rows_only(state: State) -> State:
    """The state without what decides neither rows, nor order, nor language."""
    fields = (*FILTERS, "text", "date", "sort", "language")
    return replace(DEFAULT, page="table", **{name: getattr(state, name) for name in fields})
