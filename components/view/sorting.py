"""The table's orders. Rows that lack the value always come last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.language import Language
from components.view.index import Row
from data.records import STATUSES, Dataset


def sort_rows(rows: tuple[Row, ...], sort: str, words: Language, dataset: Dataset) -> tuple[Row, ...]:
    """Return the rows in the order a state names (``start``, ``-start`` for the reverse).

    Without an order they come by Swedish place, then partner, in the language's alphabet.
    """
    base = sorted(rows, key=lambda r: (_swedish(r, words), not r.partners, _partner(r, words) or ""))
    name = sort.removeprefix("-")
    keys: dict[str, Callable[[Row], Any]] = {
        "swedish": lambda r: _swedish(r, words),
        "partner": lambda r: _partner(r, words),
        "country": lambda r: [words.sort_key(words.country(c)) for c in r.countries] or None,
        "status": lambda r: STATUSES.index(r.status),
        "start": lambda r: r.start,
        "end": lambda r: r.end and r.end.last,
        "theme": lambda r: words.sort_key(_theme(r, words, dataset)) or None,
    }
    if name not in keys:
        return tuple(base)
    key = keys[name]
    known = [r for r in base if key(r) is not None]
    unknown = [r for r in base if key(r) is None]
    return tuple(sorted(known, key=key, reverse=sort.startswith("-")) + unknown)


def _swedish(row: Row, words: Language) -> str:
    return words.sort_key(row.swedish.short_name)


def _partner(row: Row, words: Language) -> str | None:
    return words.sort_key(words.short(row.partners[0])) if row.partners else None


def _theme(row: Row, words: Language, dataset: Dataset) -> str:
    return words.label(dataset.themes[row.themes[0]]) if row.themes else ""
