"""From the query of an address to what it asks for. Strict where the page is forgiving.

A person who follows an old link wants a page, so there whatever is unknown falls
away. A program that misspells a word would take the wrong rows for the right
ones, so here it is reported: which parameter, what is allowed, and what was perhaps meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import get_args
from urllib.parse import parse_qs

from components.language import language
from components.outputs.open_data.edition import EVERYTHING
from components.state.state import (
    ALL,
    ANSWERS,
    CHOICES,
    FILTERS,
    LANGUAGES,
    LISTS,
    TEXT_LIMIT,
    YEAR,
    State,
    decode,
    vocabulary,
)
from components.view.articles import ARTICLE_FILTERS, ARTICLE_YEARS
from data.records import AbroadKind, Dataset, PartnershipMapError, SwedishKind

MOST_FIELDS = 100
MOST_ROWS = 100_000
SHOWN_CHOICES = 60
"""A refusal lists so many allowed values; of more it names the closest ones."""

YEARS = ("1000–2999",)
PAGING = ("limit", "offset")
WORDS: Mapping[str, tuple[str, ...]] = {
    "partnerships": (*FILTERS, "text", "date", "sort", "language", *PAGING),
    "projects": PAGING,
    "places": ("country", "kind", "answer", "text", *PAGING),
    "articles": (*ARTICLE_FILTERS, *ARTICLE_YEARS, "text", "article_sort", "language", *PAGING),
    "themes": PAGING,
    "programmes": PAGING,
    "sources": PAGING,
    "countries": PAGING,
}
"""The parameters of each list: those of the page that decide its rows or their order, and paging."""
_KINDS = tuple(dict.fromkeys((*get_args(SwedishKind), *get_args(AbroadKind))))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query asks for; ``limit`` is None for all rows from ``offset`` on."""

    state: State = EVERYTHING
    limit: int | None = None
    offset: int = 0


class RefusedError(PartnershipMapError):
    """A query that cannot be answered. ``sentences`` says why by language, the rest says it to a program."""

    def __init__(self, key: str, parameter: str = "", value: str = "", allowed: tuple[str, ...] = ()) -> None:
        near = tuple(get_close_matches(value.lower(), allowed, 3))
        self.key = key
        self.parameter = parameter
        self.value = value[:TEXT_LIMIT]
        self.allowed = allowed if len(allowed) <= SHOWN_CHOICES else ()
        self.perhaps = near
        values = ", ".join(self.allowed or near)
        self.sentences = {
            code: language(code)(f"open_data.{key}", word=parameter, value=self.value, allowed=values).strip()
            for code in LANGUAGES
        }
        super().__init__(self.sentences["en"])


def choices(dataset: Dataset, resource: str) -> dict[str, tuple[str, ...]]:
    """Return the allowed values of each parameter that has a list of them, sorted, goals by their number."""
    lists = {
        name: tuple(sorted(entry.ids(dataset), key=lambda i: i.zfill(2))) for name, entry in LISTS.items()
    }
    known = {**lists, **CHOICES, "answer": ANSWERS}
    if resource == "places":
        known["kind"] = _KINDS
    return {word: known[word] for word in WORDS[resource] if word in known}


def read_query(dataset: Dataset, resource: str, query: str) -> Asked:
    """Return what a query asks of a list; raises RefusedError for the first parameter that is not valid."""
    try:
        parameters = parse_qs(query, keep_blank_values=True, errors="replace", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise RefusedError("too_long") from error
    allowed = choices(dataset, resource)
    for word, values in parameters.items():
        if word not in WORDS[resource]:
            raise RefusedError("unknown_word", word[:TEXT_LIMIT], word, tuple(sorted(WORDS[resource])))
        _check(word, values, allowed)
    # "all" means the same as leaving the parameter out, since nothing is filtered unless asked for.
    chosen = {w: v for w, v in parameters.items() if w not in PAGING and v != [ALL]}
    known = replace(vocabulary(dataset), lists={w: frozenset(v) for w, v in allowed.items() if _many(w)})
    state = decode("table", {"status": [ALL], "funding": [ALL], **chosen}, known)
    if "date" in parameters and not state.date:
        raise RefusedError("bad_date", "date", parameters["date"][0])
    return Asked(
        replace(
            state,
            status=state.status if "status" in chosen else (),
            funding=state.funding if "funding" in chosen else (),
        ),
        int(parameters["limit"][0]) if "limit" in parameters else None,
        int(parameters["offset"][0]) if "offset" in parameters else 0,
    )


def _check(word: str, values: list[str], allowed: Mapping[str, tuple[str, ...]]) -> None:
    if _many(word):
        if values == [ALL]:
            return
        wrong = [v for text in values for v in text.split(",") if v not in allowed[word]]
    else:
        if len(values) > 1:
            raise RefusedError("given_twice", word, values[1])
        wrong = [v for v in values if word in allowed and v not in allowed[word]]
    if wrong:
        raise RefusedError("unknown_value", word, wrong[0], allowed[word])
    if word in PAGING and not (
        re.fullmatch(r"[0-9]{1,6}", values[0]) and _low(word) <= int(values[0]) <= MOST_ROWS
    ):
        raise RefusedError("bad_number", word, values[0], (f"{_low(word)}–{MOST_ROWS}",))
    if word in ARTICLE_YEARS and not re.fullmatch(YEAR, values[0]):
        raise RefusedError("bad_number", word, values[0], YEARS)
    if word == "text" and len(values[0]) > TEXT_LIMIT:
        raise RefusedError("text_too_long", word, values[0], (str(TEXT_LIMIT),))


def _many(word: str) -> bool:
    return word in FILTERS or word in ARTICLE_FILTERS


def _low(word: str) -> int:
    return 1 if word == "limit" else 0
