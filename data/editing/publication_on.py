"""Which publication was public at the end of a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from data.store.revision import Publication

SWEDEN = ZoneInfo("Europe/Stockholm")


def publication_on(entries: Iterable[Publication], day: date) -> Publication | None:
    """Return the newest publication by midnight in Sweden at the end of a day; None before the first."""
    until = [entry for entry in entries if entry.created.astimezone(SWEDEN).date() <= day]
    return max(until, key=lambda entry: entry.number, default=None)
