"""Which publication was public at the end of a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from data.dates import swedish_day
from data.store.revision import Publication


def publication_on(entries: Iterable[Publication], day: date) -> Publication | None:
    """Return the newest publication by midnight in Sweden at the end of a day; None before the first."""
    until = [entry for entry in entries if swedish_day(entry.created) <= day]
    return max(until, key=lambda entry: entry.number, default=None)
