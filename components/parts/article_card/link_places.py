"""A text with the places it names as links to their pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from components.state.state import State
from data.records import Dataset
from geo.link.find import mentions

Part = tuple[State | None, str]
"""A piece of text and where it leads, ``None`` for plain text."""


def linked(dataset: Dataset, text: str, language: str) -> tuple[Part, ...]:
    """Return a text in pieces which, joined, are the text: plain ones, and names of places that lead to their page.

    A place is linked where it is named first; more would only be noise. A text that is
    nothing but a name tells of nothing, and has no link. The newest some hundred texts are kept: an
    article's summary stands on the page of each place that it names.
    """
    return _kept(_Key(dataset.revision, text, language, dataset))


@dataclass(frozen=True, slots=True)
class _Key:
    revision: str
    text: str
    language: str
    dataset: Dataset = field(compare=False)


@lru_cache(maxsize=1024)
def _kept(key: _Key) -> tuple[Part, ...]:
    dataset, text, language = key.dataset, key.text, key.language
    parts: list[Part] = []
    told: set[str] = set()
    last = 0
    for mention in mentions(dataset, text):
        around = text[: mention.start] + text[mention.end :]
        if not mention.place or mention.place in told or not any(map(str.isalnum, around)):
            continue
        told.add(mention.place)
        if mention.start > last:
            parts.append((None, text[last : mention.start]))
        page = State(page="place", id=mention.place, language=language)
        parts.append((page, text[mention.start : mention.end]))
        last = mention.end
    return (*parts, (None, text[last:])) if text[last:] else tuple(parts)
