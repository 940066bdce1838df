"""Earlier publications, for whoever compares with one."""

from __future__ import annotations

from datetime import date

from data.dates import swedish_day
from data.records import Dataset
from data.store.errors import StoreError
from data.store.served import Served, at_revision

ANY = 10**9 - 1
"""As the newest publication's number in a vocabulary: whether one exists is left to :func:`publication`."""


def newest_number(served: Served | None) -> int:
    """Return the number of the publication that is served, 0 where there is none."""
    return served.entry.number if served and served.entry else 0


def publication(number: int) -> tuple[Dataset, date] | None:
    """Return a publication's tables and its day in Sweden, None when it cannot be had."""
    try:
        revision = at_revision(number)
    except StoreError:  # no such publication, or no store to ask: the page says so
        return None
    return revision.loaded.dataset, swedish_day(revision.entry.created)
