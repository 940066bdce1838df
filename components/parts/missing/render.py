"""The HTML of the page that is shown where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from components.kit.templates import render
from components.language import Language
from components.state.state import State
from data.records import Dataset
from geo.naming.fold import fold

NEAREST = 5
_WAYS = ("map", "place", "table")


def missing_page(words: Language) -> str:
    """Return what a site without a server shows, for any address."""
    return _missing(words, words("missing.heading"), words("missing.why"), None)


def missing_address(words: Language) -> str:
    """Return that there is no page at the address, with a search for places."""
    return _missing(words, words("missing.heading"), words("missing.why"), ())


def missing_place(dataset: Dataset, words: Language, ident: str) -> str:
    """Return that there is no place of the id ``ident``, with those whose names are like it."""
    near = [
        (State(page="place", language=words.code, id=i), words.place(dataset.places[i]))
        for i in nearest(dataset, ident)
    ]
    return _missing(words, words("missing.place"), words("missing.place_why", id=ident), near)


def nearest(dataset: Dataset, ident: str) -> list[str]:
    """Return the ids of the places whose id or name is most like ``ident``, best first."""
    names: dict[str, str] = {}
    for place in dataset.places.values():
        for name in (place.id.replace("-", " "), place.short_name or place.name):
            names.setdefault(fold(name), place.id)
    matches = get_close_matches(fold(ident.replace("-", " ")), names, 2 * NEAREST, 0.72)
    return list(dict.fromkeys(names[name] for name in matches))[:NEAREST]


def _missing(words: Language, heading: str, why: str, near: Sequence[tuple[State, str]] | None) -> str:
    links = [(State(page=page, language=words.code), words(f"nav.{page}")) for page in _WAYS]
    return render("parts/missing/missing.html", words=words, heading=heading, why=why, near=near, links=links)
