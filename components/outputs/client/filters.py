"""What the browser reads of the filters and of the state's codec: ``components.state`` as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from components.language import Language
from components.state.filters import Filter, Scope
from components.state.state import CHOICES, COLUMNS, LISTS, PAGES, PATTERNS, QUERY, SORTS, YEARS
from components.view import option_label
from components.view.index import choices, filter_values
from data.records import STATUSES, Dataset

Json = dict[str, Any]


def state_document() -> Json:
    """Return what the codec of the address is made of, the same for every dataset."""
    return {
        "query": [[name, default] for name, default in QUERY.items()],
        "pages": PAGES,
        "choices": CHOICES,
        "patterns": PATTERNS,
        "years": YEARS,
        "columns": COLUMNS,
        "sorts": SORTS,
        "statuses": STATUSES,
    }


def filter_documents(dataset: Dataset, languages: Iterable[Language]) -> list[Json]:
    """Return every filter with its ids; ``choices`` are the positions of those that are offered.

    ``order`` has, by language, the place of each id in the alphabet of the labels; equals share a number.
    """
    offered = choices(dataset)
    return [_document(dataset, languages, name, entry, offered.get(name)) for name, entry in LISTS.items()]


def _document(
    dataset: Dataset, languages: Iterable[Language], name: str, entry: Filter, offered: Iterable[str] | None
) -> Json:
    ids = list(entry.ids(dataset))
    position = {ident: i for i, ident in enumerate(ids)}
    document: Json = {
        "name": name,
        "scope": entry.scope,
        "label": entry.label,
        "widget": entry.widget,
        "panel": entry.panel,
        "ids": ids,
        "choices": [position[i] for i in offered or ids],
    }
    if entry.names:
        document["names"] = {i: entry.names(dataset, i) for i in ids}
    if entry.by_alphabet:
        document["order"] = {w.code: _ranks(dataset, w, name, ids) for w in languages}
    return document


def _ranks(dataset: Dataset, language: Language, name: str, ids: Iterable[str]) -> list[int]:
    keys = [language.sort_key(option_label(dataset, language, name, i)) for i in ids]
    rank = {key: i for i, key in enumerate(sorted(set(keys)))}
    return [rank[key] for key in keys]


def value_positions(dataset: Dataset, scope: Scope) -> Mapping[str, list[list[int]]]:
    """Return, by the id of each record, the positions of its values among the ids of each filter of a scope."""
    names = [name for name, entry in LISTS.items() if entry.scope == scope]
    position = {name: {ident: i for i, ident in enumerate(LISTS[name].ids(dataset))} for name in names}
    return {
        ident: [[position[name][v] for v in values[name]] for name in names]
        for ident, values in filter_values(dataset, scope).items()
    }
