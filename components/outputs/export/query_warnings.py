"""Warnings about the parts of a query that are unknown, and dropped.

A page ignores what it does not know, so that an old link still opens. A
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
"""The most allowed values that a warning names; of longer lists it names those similar to the input."""
NEAREST = 5
SHOWN = 60
"""Characters of a value that a sentence repeats."""
_LIMITS = {"text": TEXT_LIMIT, "title": TITLE_LIMIT}


@dataclass(frozen=True, slots=True)
class Dropped:
    """A part of a query that is dropped: an unknown name, an unknown value, or the end of a long text.

    ``allowed`` are the names or values there are; empty where only words can say it.
    """

    name: str
    value: str
    kind: Literal["name", "value", "cut"]
    allowed: tuple[str, ...]


def query_of(text: str) -> str:
    """Return the query in ``text``: a query, with or without its question mark, or a full address."""
    if "?" in text and "=" not in text.partition("?")[0]:
        text = text.partition("?")[2]
    elif "://" in text:
        return ""  # an address without a query: what the page shows at first
    return text.partition("#")[0]


def dropped(query: str, known: Vocabulary, figure: bool = False) -> tuple[Dropped, ...]:
    """Return the parts of a readable query that are dropped, in its order.

    How a ``figure`` is drawn decides no rows: without one, its parameters are skipped.
    """
    parameters = parse_qs(query, keep_blank_values=True, errors="replace", max_num_fields=MOST_FIELDS)
    return tuple(
        part for name, values in parameters.items() for part in _of(name, ",".join(values), known, figure)
    )


def unknown_values(query: str, known: Vocabulary) -> tuple[Dropped, ...]:
    """Return the values of our filters that do not exist; unknown names may be anybody's (``utm_source``)."""
    try:
        return tuple(d for d in dropped(query, known) if d.kind == "value")
    except ValueError:  # more fields than any link of ours has
        return ()


def warning(part: Dropped, words: Language) -> str:
    """Return a sentence that says what is dropped and what there is instead."""
    if part.kind == "cut":
        return words("query.cut", name=part.name, n=_LIMITS[part.name])
    name, value = (printable(text, SHOWN) for text in (part.name, part.value))
    return words(f"query.{part.kind}", name=name, value=value, allowed=_allowed(part, words))


def _of(name: str, text: str, known: Vocabulary, figure: bool) -> Iterator[Dropped]:
    if name in FIGURE_NAMES:
        if figure:
            yield from _of_figure(name, text, known)
        return
    if name not in NAMES:
        yield Dropped(name, text, "name", (*NAMES, *FIGURE_NAMES) if figure else NAMES)
        return
    state = decode("table", {name: [text]}, known)
    decoded = getattr(state, name)
    if name in known.lists:
        if not (text == ALL and decoded == ()):
            allowed = tuple(sorted(known.lists[name]))
            yield from (
                Dropped(name, v, "value", allowed)
                for v in text.split(",")
                if not known_id(v, known.lists[name])
            )
    elif decoded == QUERY[name] and text.casefold() != str(decoded).casefold():
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


def _allowed(part: Dropped, words: Language) -> str:
    if part.name == "date":
        return words("query.date")
    if not part.allowed:
        return words("query.see_page")
    if len(part.allowed) <= LISTED:
        return ", ".join(part.allowed)
    folded = {fold(v): v for v in part.allowed}
    near = [folded[m] for m in get_close_matches(fold(part.value), folded, NEAREST, 0.6)]
    if near:
        return words("query.nearest", nearest=", ".join(near), n=len(part.allowed))
    return words("query.many", n=len(part.allowed))
