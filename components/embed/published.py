"""The one place that says which revisions an embedded map may show, for its routes and for the page with its code."""

from __future__ import annotations

from components.embed.revisions import Kept, Revisions
from components.shell.settings import Settings
from data.current import current


def published(chosen: Settings) -> Revisions:
    """Return who knows the revisions: the tables as they are now, by their content, and nothing older."""

    def find(name: str) -> Kept | None:
        dataset = current(chosen.tables).dataset
        return Kept(dataset.revision, dataset) if name in ("", dataset.revision) else None

    return find


def keeps_older(chosen: Settings) -> bool:
    """Return whether older revisions are kept, so that a frozen map outlives the next change."""
    return False
