"""The one place that says which revisions an embedded map may show, for its routes and for the page with its code."""

from __future__ import annotations

from components.outputs.embed.revisions import Kept, Revisions
from components.settings import Settings
from data.store.errors import StoreError
from data.store.served import Served, at_revision, served, with_content

LONGEST_NUMBER = 9
"""Digits; a content's own name has 12, so the two are never taken for each other."""


def published(chosen: Settings) -> Revisions:
    """Return the look-up of revisions: publications by number where there is a store, else the tables as they are.

    Without a store a content is found by its own name for as long as it is served.
    """

    def find(name: str) -> Kept | None:
        current = served(chosen.tables)
        if name in ("", _name(current)):
            return Kept(_name(current), current.loaded.dataset)
        if name.isdecimal() and len(name) <= LONGEST_NUMBER:
            return _publication(int(name))
        loaded = with_content(chosen.tables, name)
        return Kept(name, loaded.dataset) if loaded else None

    return find


def keeps_older(chosen: Settings) -> bool:
    """Return whether older revisions are kept, so that a frozen map outlives the next change."""
    return served(chosen.tables).entry is not None


def _name(current: Served) -> str:
    return str(current.entry.number) if current.entry else current.loaded.dataset.revision


def _publication(number: int) -> Kept | None:
    try:
        return Kept(str(number), at_revision(number).loaded.dataset)
    except StoreError:  # no such publication, or no store to ask: the page says that it cannot be shown
        return None
