"""Tables of articles, as CSV or as a workbook: any that has a column of titles."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from data.importers.dates import iso_date
from data.importers.draft import MAX_DRAFTS, MAX_TITLE, Draft, clean, fold
from data.importers.errors import ImportStop
from data.schema.schema import TABLES

MAX_COLUMNS = 60
_UNPACKED = 50_000_000
_FILES = 2_000
_NAMES = {
    "title": ("title", "titel", "rubrik", "headline"),
    "teaser": (
        "teaser",
        "ingress",
        "excerpt",
        "description",
        "beskrivning",
    ),
    "url": ("url", "link", "länk", "lank", "adress", "address", "webbadress"),
    "published": ("published", "publicerad", "date", "datum", "pubdate"),
    "language": ("language", "språk", "sprak", "lang"),
    "kind": ("kind",),
}
_OWN = tuple(name for name in TABLES["articles"].column_names if name not in (*_NAMES, "id"))


def drafts_of_csv(text: str) -> list[Draft]:
    """Return the articles of a CSV file with commas, semicolons or tabs. Raises ImportStop."""
    first = text.partition("\n")[0][:20_000]
    separator = max(",;\t", key=first.count)
    return _drafts(_csv_rows(text, separator))


def drafts_of_workbook(content: bytes) -> list[Draft]:
    """Return the articles of a workbook's first sheet. Raises ImportStop.

    Looked at before it is unpacked: a few kilobytes can hold gigabytes.
    """
    import openpyxl

    try:
        _check_packed(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        found = sheet.iter_rows(max_row=MAX_DRAFTS + 2, max_col=MAX_COLUMNS, values_only=True)
        rows = [[_cell(value) for value in row] for row in found]
    except ImportStop:
        raise
    # openpyxl answers a damaged workbook with whatever its parts happen to raise.
    except Exception as error:
        raise ImportStop("broken-workbook", reason=type(error).__name__) from error
    return _drafts(rows)


def _check_packed(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        entries = packed.infolist()
        if len(entries) > _FILES or sum(entry.file_size for entry in entries) > _UNPACKED:
            raise ImportStop("broken-workbook", reason=f"> {_UNPACKED // 1_000_000} MB")
        for entry in entries:
            if entry.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in packed.read(entry):
                raise ImportStop("entities")


def _csv_rows(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise ImportStop("broken-table", row=number) from None


def _drafts(rows: Iterable[Sequence[str]]) -> list[Draft]:
    reading = iter(rows)
    header = [clean(name).lower() for name in next(reading, [])[:MAX_COLUMNS]]
    at = {field: found for field, names in _NAMES.items() if (found := _first(header, names)) is not None}
    if "title" not in at:
        raise ImportStop("no-title-column")
    own = {name: header.index(name) for name in _OWN if name in header}
    rows = list(islice(reading, MAX_DRAFTS + 1))
    if len(rows) > MAX_DRAFTS:
        raise ImportStop("too-many", allowed=MAX_DRAFTS)
    return fold(_draft(row, at, own) for row in rows)


def _draft(row: Sequence[str], at: dict[str, int], own: dict[str, int]) -> Draft:
    def cell(where: int | None) -> str:
        text = row[where].strip() if where is not None and where < len(row) else ""
        # Our own exports put an apostrophe before text that a spreadsheet would take for a formula.
        return text[1:] if text.startswith("'") and text[1:2] in tuple("=+-@") else text

    url, published = cell(at.get("url")), clean(cell(at.get("published")))
    return Draft(
        clean(cell(at["title"]), MAX_TITLE),
        clean(cell(at.get("teaser"))),
        url if url.lower().startswith(("http://", "https://")) else "",
        iso_date(published) or (published if _is_partial(published) else ""),
        cell(at.get("language"))[:2].lower(),
        cell(at.get("kind")).lower(),
        tuple((name, clean(text)) for name, where in own.items() if (text := cell(where))),
    )


def _is_partial(text: str) -> bool:
    return len(text) in (4, 7) and text.replace("-", "").isdigit() and text[4:5] in ("", "-")


def _first(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _cell(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
