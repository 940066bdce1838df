"""How workbooks call tables, columns and values, in both languages; ``headings.toml`` holds the words."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from data.schema.schema import TABLES, Column, Language

SIMPLE = "new_partnership"
"""The sheet of which each row becomes a partnership, its project and, if need be, its place abroad."""
SIMPLE_CELLS: Mapping[str, tuple[str, str]] = {
    "swedish_place": ("partnerships", "swedish_place"),
    "partner": ("partnerships", "partner_places"),
    "country": ("places", "country"),
    "theme": ("projects", "themes"),
    "theme_2": ("projects", "themes"),
    "theme_3": ("projects", "themes"),
    "start": ("projects", "start"),
    "end": ("projects", "end"),
    "topic_sv": ("projects", "topic_sv"),
    "topic_en": ("projects", "topic_en"),
    "source_urls": ("projects", "source_urls"),
    "evidence_date": ("projects", "evidence_date"),
    "icld_funded": ("partnerships", "icld_funded"),
}
"""The table and column into which each cell of the simple sheet goes."""
SIMPLE_REQUIRED = ("swedish_place", "country", "source_urls")
BROUGHT = (SIMPLE, "partnerships", "projects", "places", "articles")
"""What editors bring in most: the sheets of an empty template."""
_HEADER_WITHIN = 15
"""Rows in which the headings are looked for: a title may stand above them."""
_LONGEST = 120
"""Characters of a heading."""
_ASIDE = re.compile(r"\([^)]*\)\s*\*?$")


@dataclass(frozen=True, slots=True)
class Match:
    """A row of headings and what it means: the table, the columns by their place, the headings without a meaning."""

    table: str
    row: int
    columns: Mapping[str, int]
    headings: Mapping[str, str]
    ignored: tuple[str, ...]
    older: tuple[tuple[str, str], ...] = ()


def columns_of(table: str) -> tuple[str, ...]:
    """Return the names of a table's columns, or of the simple sheet's."""
    return tuple(SIMPLE_CELLS) if table == SIMPLE else TABLES[table].column_names


def column_of(table: str, name: str) -> Column:
    """Return the schema's column for a column of a table or of the simple sheet."""
    if table == SIMPLE:
        table, name = SIMPLE_CELLS[name]
    column = TABLES[table].column(name)
    if column is None:
        raise KeyError(f"{table}.{name}")
    return column


def is_required(table: str, name: str) -> bool:
    """Tell whether a new row needs a cell: ids are made when they are missing."""
    if table == SIMPLE:
        return name in SIMPLE_REQUIRED
    return column_of(table, name).required and name != TABLES[table].key


def sheet_name(table: str, language: Language) -> str:
    """Return the name of a table's sheet."""
    return str(_texts()["sheets"][table][language])


def heading(table: str, column: str, language: Language) -> str:
    """Return the heading of a column; the schema's own name where no other is written."""
    words = _texts().get(table, {}).get(column)
    return str(words[language]) if words else column


def word(table: str, column: str, value: str, language: Language) -> str:
    """Return the word for a value of a list; the value itself where no other is written."""
    words = _texts()["words"].get(f"{table}.{column}", {}).get(value)
    return str(words[language]) if words else value


def value_of(table: str, column: str, text: str) -> str | None:
    """Return the value of a list that a word in either language means."""
    return _values(table, column).get(plain(text))


@lru_cache(50_000)
def plain(text: str) -> str:
    """Return text in small letters and digits without accents, words parted by one space; ``?`` counts as a letter."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = ("" if unicodedata.combining(c) else c if c.isalnum() or c == "?" else " " for c in letters)
    return " ".join("".join(kept).split())


def table_of_name(name: str) -> str:
    """Return the table that a sheet or a file is called after, or nothing."""
    return _sheets().get(plain(name), "")


_ORDER = tuple(dict.fromkeys((*BROUGHT, *TABLES)))
"""Of tables that a row of headings fits equally well, the first counts."""


def find_header(rows: Iterable[tuple[int, Sequence[str]]], name: str = "") -> Match | None:
    """Return the row of headings among the first rows, and the table that they fit best; None where none does.

    ``name`` is the sheet's or file's: of tables that fit equally well it decides.
    """
    best: tuple[float, Match] | None = None
    named = table_of_name(name)
    for number, (row, cells) in enumerate(rows):
        if number >= _HEADER_WITHIN:
            break
        for table in _ORDER:
            match = _match(table, row, cells)
            if len(match.columns) < 2:
                continue
            score = len(match.columns) - len(match.ignored) / 10 + (2.5 if table == named else 0)
            if best is None or score > best[0]:
                best = score, match
    return best[1] if best else None


def _match(table: str, row: int, cells: Sequence[str]) -> Match:
    names = _headings(table)
    columns: dict[str, int] = {}
    headings: dict[str, str] = {}
    ignored, older = [], []
    for at, cell in enumerate(cells):
        if not cell.strip():
            continue
        # A heading is short; to fold long texts takes time.
        column = (
            None if len(cell) > _LONGEST else names.get(plain(cell)) or names.get(plain(_ASIDE.sub("", cell)))
        )
        if column is None or column in columns:
            ignored.append(cell)
            continue
        columns[column], headings[column] = at, cell
        if table != SIMPLE and cell.strip() == column_of(table, column).was:
            older.append((cell, column))
    return Match(table, row, columns, headings, tuple(ignored), tuple(older))


@cache
def _headings(table: str) -> dict[str, str]:
    """The columns of a table by every heading that means them; the schema's names come first."""
    names: dict[str, str] = {}
    for column in columns_of(table):
        names.setdefault(plain(column), column)
    for column in columns_of(table):
        if table != SIMPLE and (was := column_of(table, column).was):
            names.setdefault(plain(was), column)
    for which in ("sv", "en", "also"):
        for column, words in _texts().get(table, {}).items():
            for text in [words[which]] if isinstance(words[which], str) else words[which]:
                names.setdefault(plain(text), column)
    return names


@cache
def _values(table: str, column: str) -> dict[str, str]:
    values = {plain(value): value for value in column_of(table, column).choices}
    for value, words in _texts()["words"].get(f"{table}.{column}", {}).items():
        for text in (words["sv"], words["en"], *words["also"]):
            values.setdefault(plain(text), value)
    return values


@cache
def _sheets() -> dict[str, str]:
    names = {plain(table): table for table in (*TABLES, SIMPLE)}
    for table, words in _texts()["sheets"].items():
        for text in (words["sv"], words["en"], *words["also"]):
            names.setdefault(plain(text), table)
    return names


@cache
def _texts() -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("headings.toml").read_text("utf-8"))
