"""Tables of articles, as CSV or as a workbook: any that has a column of titles.

What a cell cannot mean for sure is left empty and told with its row and column:
``Report`` hears ``note.cell-…``, in rows as a spreadsheet counts them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from data.csv_rows import CsvError, csv_rows, first_line, separator_of
from data.importers.dates import read_date
from data.importers.draft import MAX_DRAFTS, MAX_TITLE, Draft, clean
from data.importers.errors import ArticleImportError
from data.importers.languages import code
from data.plain_text import without_apostrophe
from data.schema.schema import TABLES

MAX_COLUMNS = 60
_NAMES = {
    "title": ("title", "titel", "rubrik", "headline"),
    "teaser": ("teaser", "ingress", "excerpt", "description", "beskrivning"),
    "url": ("url", "link", "länk", "lank", "adress", "address", "webbadress"),
    "published": ("published", "publicerad", "date", "datum", "pubdate"),
    "language": ("language", "språk", "sprak", "lang"),
    "kind": ("kind",),
}
_OWN = tuple(name for name in TABLES["articles"].column_names if name not in (*_NAMES, "id"))
_KINDS = next(column.choices for column in TABLES["articles"].columns if column.name == "kind")
SEPARATOR_LINE = re.compile(r"\s*\"?sep=(.)\"?[ \r]*(?:\n|$)", re.IGNORECASE)
"""A first line that names the separator for Excel; no spreadsheet shows it as a row."""
_HEADER_WITHIN = 10
"""Rows in which the names of the columns are looked for: a heading may stand above them."""

Report = Callable[..., None]


def drafts_of_csv(text: str, report: Report) -> list[Draft]:
    """Return the articles of a CSV file with commas, semicolons or tabs. Raises ArticleImportError."""
    if (given := SEPARATOR_LINE.match(text)) is not None:
        return _drafts(_csv_rows(text[given.end() :], given[1]), report)
    return _drafts(_csv_rows(text, separator_of(text)), report)


def is_table(text: str) -> bool:
    """Tell whether a text begins as such a table does: with its separator, or with the names of its columns."""
    cells = [cell.strip(' "\r\ufeff').lower() for cell in first_line(text).split(separator_of(text))]
    named = len(cells) > 1 and any(name in cells for name in _NAMES["title"])
    return named or SEPARATOR_LINE.match(text) is not None


def drafts_of_workbook(content: bytes, report: Report) -> list[Draft]:
    """Return the articles of a workbook's first sheet. Raises ArticleImportError."""
    from data.files.packed import RefusedFileError
    from data.files.workbook import read_workbook

    try:
        sheet = read_workbook(content)[0]
    except RefusedFileError as error:
        raise ArticleImportError(error.kind, **error.details) from error
    filled = dict(sheet.rows)
    return _drafts((filled.get(number, ()) for number in range(1, max(filled, default=0) + 1)), report)


def _csv_rows(text: str, separator: str) -> Iterator[list[str]]:
    try:
        yield from (cells for _, cells in csv_rows(text, separator))
    except CsvError as error:
        raise ArticleImportError("broken-table", row=error.row) from None


def _drafts(rows: Iterable[Sequence[str]], report: Report) -> list[Draft]:
    reading = enumerate(rows, start=1)
    header: list[str] = []
    for _, cells in islice(reading, _HEADER_WITHIN):
        header = [clean(name).lower() for name in cells[:MAX_COLUMNS]]
        if _first(header, _NAMES["title"]) is not None:
            break
    else:
        raise ArticleImportError("no-title-column", allowed=_HEADER_WITHIN)
    at = {field: found for field, names in _NAMES.items() if (found := _first(header, names)) is not None}
    at |= {name: header.index(name) for name in _OWN if name in header}
    filled = [(number, cells) for number, cells in reading if any(cell.strip() for cell in cells)]
    if len(filled) > MAX_DRAFTS:
        raise ArticleImportError("too-many", allowed=MAX_DRAFTS)
    return [draft for number, cells in filled if (draft := _draft(_Row(number, cells, header, at, report)))]


class _Row:
    """One row: its cells by what they hold, and a voice for those that cannot be understood."""

    def __init__(
        self, number: int, cells: Sequence[str], header: list[str], at: dict[str, int], report: Report
    ) -> None:
        self.number, self.cells, self.header, self.at, self.report = number, cells, header, at, report

    def cell(self, field: str) -> str:
        """Return a cell's text, empty where there is none."""
        where = self.at.get(field)
        text = self.cells[where].strip() if where is not None and where < len(self.cells) else ""
        return without_apostrophe(text)

    def note(self, field: str, why: str, **details: str) -> None:
        """Tell that a cell is left empty, or how it is read."""
        column = self.header[self.at[field]]
        text = self.cell(field)
        self.report(f"note.cell-{why}", row=self.number, column=column, text=text, **details)


def _draft(row: _Row) -> Draft | None:
    title = clean(row.cell("title"), MAX_TITLE)
    if not title:
        row.note("title", "title")
        return None
    if (kind := row.cell("kind").lower()) and kind not in _KINDS:
        row.note("kind", "kind", allowed=", ".join(_KINDS))
    return Draft(
        title,
        clean(row.cell("teaser")),
        _url(row),
        _published(row),
        _language(row),
        kind,
        tuple((name, clean(text)) for name in _OWN if (text := row.cell(name))),
    )


def _url(row: _Row) -> str:
    url = row.cell("url")
    if url.lower().startswith(("http://", "https://")):
        return url
    if url:
        row.note("url", "address")
    return ""


def _published(row: _Row) -> str:
    reading = read_date(row.cell("published"))
    if reading.doubt:
        row.note("published", reading.doubt, iso=reading.iso)
    return reading.iso


def _language(row: _Row) -> str:
    language = code(text := row.cell("language"))
    if text and not language:
        row.note("language", "language")
    return language


def _first(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)
