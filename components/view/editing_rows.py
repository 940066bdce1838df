"""How an editor sees the rows of a draft: what each is called, what its cells may hold in words, which a search finds.

The tables may have problems, so everything here goes by the text of their cells, never by records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from components.language import Language
from data.editing.grid import Row, Use
from data.editing.headings import heading, word
from data.editing.row_edits import rows_by_key
from data.schema.schema import LIST_SEPARATOR, TABLES, Column
from data.schema.schema import Language as Code
from data.store.revision import Files
from geo.naming.fold import matches

EDITABLE = ("partnerships", "projects", "places", "articles", "programmes", "sources")
"""The tables that an editor changes in the page, in the order in which they are offered."""
MAIN: Mapping[str, tuple[str, ...]] = {
    "partnerships": ("swedish_place", "partner_places", "programme", "icld_funded", "note_sv", "note_en"),
    "projects": (
        *("topic_sv", "topic_en", "themes", "start", "end", "stated_status"),
        *("source_urls", "evidence_date", "confidence", "note_sv", "note_en"),
    ),
    "places": ("name", "name_sv", "kind", "country", "lat", "lon", "coordinate_source", "aliases"),
    "articles": (
        *("title", "url", "language", "published", "kind", "programme"),
        *("places", "partnerships", "themes", "summary_sv", "summary_en"),
    ),
    "programmes": ("name_sv", "name_en", "funding_start", "funding_end", "source_url", "successor"),
    "sources": ("title", "publisher", "published", "archived_url", "state", "checked_on"),
}
"""The columns that a form shows at once, in this order; the others are behind a line."""
HOME = "SE"
_DASH = " – "
_LONGEST = 90
_MOST_USES = 3


@dataclass(frozen=True, slots=True, eq=False)
class DraftRows:
    """The rows of every table by key, and what each row is called in one language."""

    rows: Mapping[str, Mapping[str, Row]]
    titles: Mapping[str, Mapping[str, str]]
    words: Language

    def title(self, table: str, key: str) -> str:
        """Return what a row is called: ``Växjö – An Giang``; its key where there is no such row."""
        return self.titles[table].get(key, key)

    def sorted_keys(self, table: str) -> tuple[str, ...]:
        """Return the keys of a table in the alphabetical order of the titles; an ordered table keeps its order."""
        if TABLES[table].ordered:
            return tuple(self.rows[table])
        titles = self.titles[table]
        return tuple(sorted(self.rows[table], key=lambda key: self.words.sort_key(titles[key])))

    def found(self, table: str, query: str, keys: Sequence[str] = ()) -> tuple[str, ...]:
        """Return the keys, sorted, whose title or cells a search finds; of all rows, or of some."""
        among = tuple(keys) or self.sorted_keys(table)
        return tuple(key for key in among if matches(query, self._searched(table, key))) if query else among

    def options(self, table: str, column: Column) -> dict[str, str]:
        """Return the values that a cell may be chosen from, with what each is called; empty for free text.

        A value that stands in some cell without being one of them is among them, last, under its own name.
        """
        if column.choices:
            known = {value: word(table, column.name, value, code_of(self.words)) for value in column.choices}
        elif column.refers_to:
            keys = self.sorted_keys(column.refers_to)
            known = {k: self.title(column.refers_to, k) for k in keys if self._is_offered(column, k)}
        else:
            return {}
        for row in self.rows[table].values():
            text = row[column.name]
            for item in text.split(LIST_SEPARATOR) if column.many else [text]:
                if item.strip():
                    known.setdefault(item.strip(), item.strip())
        return known

    def project(self, key: str) -> str:
        """Return what a project is called beside its partnership: ``2015–2017 citizen dialogue``."""
        row = self.rows["projects"][key]
        return _project(row, self.words) or key

    def fresh(self, table: str) -> dict[str, str]:
        """Return the cells that a new row of a table begins with."""
        return dict.fromkeys(TABLES[table].column_names, "") | _FIRST.get(table, {})

    def key_at(self, table: str, row: int) -> str:
        """Return the key of the row that a problem names by its number in the file; empty where there is none."""
        return next(islice(self.rows[table], row - 2, None), "") if row >= 2 else ""

    def projects_of(self, partnership: str) -> tuple[str, ...]:
        """Return the keys of a partnership's projects, the newest first."""
        mine = [k for k, row in self.rows["projects"].items() if row["partnership"] == partnership]
        return tuple(sorted(mine, key=lambda key: self.rows["projects"][key]["start"], reverse=True))

    def _is_offered(self, column: Column, key: str) -> bool:
        if column.refers_to != "places" or column.name not in _SIDES:
            return True
        return (self.rows["places"][key]["country"] == HOME) is _SIDES[column.name]

    def _searched(self, table: str, key: str) -> str:
        return " ".join((self.title(table, key), *self.rows[table][key].values()))


_FIRST = {
    "projects": {"stated_status": "granted", "confidence": "high"},
    "articles": {"language": "sv", "kind": "article", "programme": "KP", "published_basis": "stated"},
}
"""What most new rows of a table have."""
_SIDES = {"swedish_place": True, "other_swedish_places": True, "partner_places": False}
"""The columns for places on one side only, and whether that is the Swedish one."""


def code_of(words: Language) -> Code:
    """Return the code of a language as the tables' own sentences know it."""
    return "sv" if words.code == "sv" else "en"


def column_label(table: str, column: str, words: Language) -> str:
    """Return what a column is called, as in the template."""
    return heading(table, column, code_of(words))


def column_help(column: Column, words: Language) -> str:
    """Return what a column holds, and what its cells may be where one writes them."""
    description = column.description(code_of(words))
    if column.refers_to or column.choices or column.type.name in _SELF_EVIDENT:
        return description
    return f"{description} {words('editing_rows.allowed', allowed=column.allowed(code_of(words)))}"


def cell_text(rows: DraftRows, table: str, column: Column, text: str) -> str:
    """Return what stands in a cell as an editor reads it: names instead of ids."""
    options = rows.options(table, column)
    items = text.split(LIST_SEPARATOR) if column.many else [text]
    return ", ".join(options.get(item, item) for item in items if item)


def uses_text(rows: DraftRows, uses: Sequence[Use]) -> str:
    """Return what rows a row is used by are called: all of a few, else the first ones."""
    titles = list(dict.fromkeys(rows.title(use.table, use.key) for use in uses))
    more = len(titles) - _MOST_USES
    return rows.words.listing([*titles[:_MOST_USES], *([f"+{more}"] if more > 0 else [])])


def grid_columns(table: str) -> tuple[Column, ...]:
    """Return a table's columns as a grid shows them: the main ones first, the key last."""
    key, *columns = TABLES[table].columns
    main = {name: number for number, name in enumerate(MAIN[table])}
    return (*sorted(columns, key=lambda column: main.get(column.name, len(main))), key)


_SELF_EVIDENT = ("text",)


def draft_rows(files: Files, words: Language) -> DraftRows:
    """Return the rows of some tables with their titles."""
    return _draft_rows(tuple(sorted(files.items())), words)


@lru_cache(maxsize=8)
def _draft_rows(items: tuple[tuple[str, bytes], ...], words: Language) -> DraftRows:
    files = dict(items)
    rows = {name: rows_by_key(table, files) for name, table in TABLES.items()}
    own = f"_{words.code}"
    titles: dict[str, dict[str, str]] = {}
    for name in ("theme_groups", "themes"):
        titles[name] = {key: row[f"label{own}"] or key for key, row in rows[name].items()}
    titles["countries"] = {key: words.country(key) for key in rows["countries"]}
    titles["programmes"] = {key: row[f"name{own}"] or key for key, row in rows["programmes"].items()}
    titles["places"] = {key: _place(row, words) for key, row in rows["places"].items()}
    titles["sources"] = {key: _cut(row["title"] or key) for key, row in rows["sources"].items()}
    titles["articles"] = {key: _cut(row["title"] or key) for key, row in rows["articles"].items()}
    titles["coverage"] = {key: key for key in rows["coverage"]}
    titles["partnerships"] = {
        key: _partnership(row, titles["places"], words) for key, row in rows["partnerships"].items()
    }
    titles["projects"] = {
        key: ": ".join(
            part
            for part in (
                titles["partnerships"].get(row["partnership"], row["partnership"]),
                _project(row, words),
            )
            if part
        )
        for key, row in rows["projects"].items()
    }
    return DraftRows(rows, {name: _told_apart(named) for name, named in titles.items()}, words)


def _told_apart(titles: Mapping[str, str]) -> dict[str, str]:
    """Return the titles with the key behind those that several rows share: a choice goes by what is read."""
    shared = Counter(titles.values())
    return {key: f"{title} [{key}]" if shared[title] > 1 else title for key, title in titles.items()}


def _place(row: Row, words: Language) -> str:
    if row["country"] == HOME:
        return row["name"] or row["id"]
    name = (row["name_sv"] if words.code == "sv" else "") or row["name"] or row["id"]
    return f"{name} ({words.country(row['country'])})" if row["country"] else name


def _partnership(row: Row, places: Mapping[str, str], words: Language) -> str:
    partners = [places.get(item, item) for item in row["partner_places"].split(LIST_SEPARATOR) if item]
    if not partners:
        countries = [words.country(c) for c in row["partner_countries"].split(LIST_SEPARATOR) if c]
        partners = [words("editing_rows.unnamed_partner"), *countries]
    return f"{places.get(row['swedish_place'], row['swedish_place'])}{_DASH}{', '.join(partners)}"


def _project(row: Row, words: Language) -> str:
    span = f"{row['start'][:4]}–{row['end'][:4]}" if row["start"] or row["end"] else ""
    topic = row[f"topic_{words.code}"] or row["title"] or row["topic_sv"] or row["topic_en"]
    return _cut(" ".join(part for part in (span, topic) if part))


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
