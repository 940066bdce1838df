"""What a query asked for and did not get, in words.

A page passes over what it does not know, so that an old link still opens. A
command that somebody typed should say so, and what would have been right; every
command that takes a query says it alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal
from urllib.parse import parse_qs

from components.language import Language
from components.outputs.export.download import MOST_FIELDS
from components.state.figure import DEFAULT as USUAL_FIGURE
from components.state.figure import NAMES as FIGURE_NAMES
from components.state.figure import TITLE_LIMIT, allowed
from components.state.state import (
    ALL,
    CHOICES,
    QUERY,
    TEXT_LIMIT,
    Vocabulary,
    decode,
    known_id,
)
from data.plain_text import printable
from geo.naming.fold import fold

NAMES = tuple(QUERY)
LISTED = 40
"""So many allowed values are named; of longer lists those that look like what was typed."""
NEAREST = 5
SHOWN = 60
"""Characters of a value that a sentence repeats."""
_LIMITS = {"text": TEXT_LIMIT, "title": TITLE_LIMIT}


@dataclass(frozen=True, slots=True)
class Dropped:
    """A part of a query that falls away: a name that is none, a value that is none, or a text cut short.

    ``allowed`` are the names or values there are; empty where only words can say it.
    """

    name: str
    value: str
    kind: Literal["name", "value", "cut"]
    allowed: tuple[str, ...]


def query_of(text: str) -> str:
    """Return the query in what somebody wrote: a query, with or without its question mark, or a whole address."""
    if "?" in text and "=" not in text.partition("?")[0]:
        text = text.partition("?")[2]
    elif "://" in text:
        return ""  # an address without a query: what the page shows at first
    return text.partition("#")[0]


def dropped(query: str, known: Vocabulary, figure: bool = False) -> tuple[Dropped, ...]:
    """Return what of a readable query falls away, in its order.

    How a ``figure`` is drawn decides no rows: without one, its words are passed over.
    """
    asked = parse_qs(query, keep_blank_values=True, errors="replace", max_num_fields=MOST_FIELDS)
    return tuple(
        found for name, values in asked.items() for found in _of(name, ",".join(values), known, figure)
    )


def told(found: Dropped, words: Language) -> str:
    """Return one sentence that says what fell away and what there is instead."""
    if found.kind == "cut":
        return words("query.cut", name=found.name, n=_LIMITS[found.name])
    name, value = (printable(text, SHOWN) for text in (found.name, found.value))
    return words(f"query.{found.kind}", name=name, value=value, allowed=_allowed(found, words))


def _of(name: str, text: str, known: Vocabulary, figure: bool) -> Iterator[Dropped]:
    if name in FIGURE_NAMES:
        if figure:
            yield from _of_figure(name, text, known)
        return
    if name not in NAMES:
        yield Dropped(name, text, "name", (*NAMES, *FIGURE_NAMES) if figure else NAMES)
        return
    state = decode("table", {name: [text]}, known)
    kept = getattr(state, name)
    if name in known.lists:
        if not (text == ALL and kept == ()):
            allowed = tuple(sorted(known.lists[name]))
            yield from (
                Dropped(name, v, "value", allowed)
                for v in text.split(",")
                if not known_id(v, known.lists[name])
            )
    elif kept == QUERY[name] and text.casefold() != str(kept).casefold():
        yield Dropped(name, text, "value", CHOICES.get(name, ()))
    elif name == "text" and len(text.strip()) > TEXT_LIMIT:
        yield Dropped(name, text, "cut", ())


def _of_figure(name: str, text: str, known: Vocabulary) -> Iterator[Dropped]:
    values = allowed(name, known.focuses)
    if name == "title":
        if len(" ".join(text.split())) > TITLE_LIMIT:
            yield Dropped(name, text, "cut", ())
    elif text not in (*values, getattr(USUAL_FIGURE, name)):
        yield Dropped(name, text, "value", values)


def _allowed(found: Dropped, words: Language) -> str:
    if found.name == "date":
        return words("query.date")
    if not found.allowed:
        return words("query.see_page")
    if len(found.allowed) <= LISTED:
        return ", ".join(found.allowed)
    folded = {fold(v): v for v in found.allowed}
    near = [folded[m] for m in get_close_matches(fold(found.value), folded, NEAREST, 0.6)]
    if near:
        return words("query.nearest", nearest=", ".join(near), n=len(found.allowed))
    return words("query.many", n=len(found.allowed))
