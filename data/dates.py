"""Dates as exact as their source: read from ISO text, and moved by whole months; and a moment's day."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from data.records import PartialDate, Project

_ONE_DAY = timedelta(days=1)
_SWEDEN = ZoneInfo("Europe/Stockholm")
_ISO = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


def parse_partial_date(text: str) -> PartialDate:
    """The year, month or day that ``text`` names (``2020``, ``2020-06`` or ``2020-06-30``).

    Raises ValueError for any other form and for days that no calendar has.
    """
    match = _ISO.fullmatch(text)
    if match is None:
        raise ValueError(f"not YYYY, YYYY-MM or YYYY-MM-DD: {text!r}")
    year = int(match["year"])
    if match["month"] is None:
        return PartialDate(date(year, 1, 1), date(year, 12, 31), text)
    month = int(match["month"])
    if match["day"] is None:
        return PartialDate(date(year, month, 1), _last_day(year, month), text)
    day = date(year, month, int(match["day"]))
    return PartialDate(day, day, text)


def swedish_day(moment: datetime) -> date:
    """Return the day that it is in Sweden at a moment with a time zone, wherever the program runs."""
    return moment.astimezone(_SWEDEN).date()


def add_months(day: date, months: int) -> date:
    """``day`` moved by whole months; a day that the month lacks becomes its last (29 Feb + 12 -> 28 Feb).

    Raises ValueError or OverflowError outside the years 1-9999.
    """
    years, month = divmod(day.month - 1 + months, 12)
    last = _last_day(day.year + years, month + 1)
    return last.replace(day=min(day.day, last.day))


def begin_of(project: Project) -> date | None:
    """The first day of its start, else of its first evidence, else ``None``."""
    if project.start is not None:
        return project.start.first
    return project.first_evidence.first if project.first_evidence else None


def last_month_end(day: date) -> date:
    """The last day of the last month that is over at the end of ``day``; ``date.min`` before any is."""
    if day == date.max or (day + _ONE_DAY).day == 1:
        return day
    first = day.replace(day=1)
    return first - _ONE_DAY if first > date.min else date.min


def _last_day(year: int, month: int) -> date:
    # monthrange computes with year 0 and month 13 without complaint; date() is what refuses them.
    return date(year, month, 1).replace(day=calendar.monthrange(year, month)[1])
