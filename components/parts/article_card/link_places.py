"""A text with the places it names as links to their pages."""

from __future__ import annotations

import re
from functools import lru_cache

from components.state.state import State
from components.view.search import names_of
from data.records import Dataset, Place
from geo.link.find import mentions
from geo.naming.fold import fold

_GENITIVE = re.compile("(?:['’´]s|s|['’])$")

TextPiece = tuple[State | None, str]
"""A piece of text and where it leads, ``None`` for plain text."""


@lru_cache(maxsize=1024)
def linked(dataset: Dataset, text: str, language: str) -> tuple[TextPiece, ...]:
    """Return a text in pieces which, joined, are the text: plain ones, and names of places that lead to their page.

    A place is linked where it is named first; more would only be noise. The link is the name, without the s of a
    genitive; a word made of a name ("gotländsk") has none. A text that is nothing but a name
    has no link either. The newest thousand texts are cached: an article's summary stands on the page of each place
    that it names.
    """
    parts: list[TextPiece] = []
    linked_places: set[str] = set()
    last = 0
    for mention in mentions(dataset, text):
        around = text[: mention.start] + text[mention.end :]
        if not mention.place or mention.place in linked_places or not any(map(str.isalnum, around)):
            continue
        end = mention.start + _name_length(dataset.places[mention.place], text[mention.start : mention.end])
        if end == mention.start:
            continue
        linked_places.add(mention.place)
        if mention.start > last:
            parts.append((None, text[last : mention.start]))
        page = State(page="place", id=mention.place, language=language)
        parts.append((page, text[mention.start : end]))
        last = end
    return (*parts, (None, text[last:])) if text[last:] else tuple(parts)


def _name_length(place: Place, word: str) -> int:
    """Return how much of a word is a name of the place, or whole words of one; 0 where it is only made of the name."""
    names = [f" {fold(name)} " for name in names_of(place).all]
    for name in (word, _GENITIVE.sub("", word)):
        if any(f" {fold(name)} " in full for full in names):
            return len(name)
    return 0
