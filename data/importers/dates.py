"""Dates as pages and feeds write them, as ISO 8601 text as exact as they are."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import get_month_names

_ISO = re.compile(r"\s*((?:19|20)\d\d-\d\d-\d\d)(?:$|[T\s].*)", re.DOTALL)
_DAY_FIRST = re.compile(
    r"(?:(?:den|publicerad|published)\s+)?(\d{1,2})\.?\s+([^\W\d_]+)\.?,?\s+((?:19|20)\d\d)$"
)
_MONTH_FIRST = re.compile(r"(?:published\s+)?([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)$")
_MONTHS = {
    name.rstrip(".").lower(): number
    for language in ("sv", "en")
    for width in ("wide", "abbreviated")
    for number, name in get_month_names(width, locale=language).items()
}
_YEARS = range(1990, 2036)
"""As the articles table allows."""


def iso_date(text: str) -> str:
    """Return ``2019-06-03`` for a text that is a date and nothing else, in Swedish or English; else nothing."""
    text = text.strip().lower() if len(text) <= 60 else ""
    if (found := _ISO.match(text.upper())) is not None:
        return _valid(*map(int, found[1].split("-")))
    if (found := _DAY_FIRST.match(text)) is not None:
        return _valid(int(found[3]), _MONTHS.get(found[2], 0), int(found[1]))
    if (found := _MONTH_FIRST.match(text)) is not None:
        return _valid(int(found[3]), _MONTHS.get(found[1], 0), int(found[2]))
    return ""


def iso_of_parts(parts: tuple[int, ...] | None) -> str:
    """Return the day of a time tuple (UTC), as feedparser gives it; nothing when there is none."""
    return _valid(*parts[:3]) if parts else ""


def _valid(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if year in _YEARS else ""
    except ValueError:
        return ""
