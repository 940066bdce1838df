"""Which two days, and which tables, a state compares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from components.state.state import DEFAULT, FILTERS, State, revision_of
from components.view.changes import Changes, changes
from components.view.period import period_of
from data.dates import add_months
from data.records import Dataset
from data.status import Period

USUAL_MONTHS = 12
"""So far back is compared when a state does not say since when."""
Trouble = Literal["", "late", "unread"]
Earlier = Callable[[int], tuple[Dataset, date] | None]
"""Gives the tables of a publication by its number, and its day; None when it cannot be had."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The changes that a state asks for.

    ``number`` is the publication that they are compared with, 0 where only the days differ. ``trouble`` is why the
    usual twelve months are shown instead: ``late`` (its beginning is after its end), ``unread`` (the publication).
    """

    changes: Changes
    number: int
    trouble: Trouble

    @property
    def first(self) -> date:
        """The first day whose events are among the changes."""
        return self.changes.day_then + timedelta(days=1)

    @property
    def period(self) -> str:
        """The year or month that the changes fill, empty for any other stretch of days."""
        first, last = self.first, self.changes.day_now
        if Period(first, last) == Period.year(first.year):
            return f"{first.year:04}"
        month = f"{first.year:04}-{first.month:02}"
        return month if Period(first, last) == Period.parse(month) else ""


def compared(dataset: Dataset, state: State, today: date, earlier: Earlier) -> Compared:
    """Return the changes from ``state.since`` to the end of ``state.date``.

    A year, month or day is compared from its beginning: with the end of the day before. So what began in 2025 is among
    the changes since 2025, whether its source gives a day or only the year. A publication is compared as of its day.
    """
    now, then, number = shown_day(dataset, state, today), dataset, revision_of(state.since)
    trouble: Trouble = ""
    day = add_months(now, -USUAL_MONTHS)
    if number:
        if published := earlier(number):
            then, day = published[0], min(published[1], now)
        else:
            trouble, number = "unread", 0
    elif state.since:
        opening = Period.parse(state.since).first - timedelta(days=1)
        trouble, day = ("late", day) if opening >= now else ("", opening)
    return Compared(changes(then, dataset, day, now, _filters(state)), number, trouble)


def shown_day(dataset: Dataset, state: State, today: date) -> date:
    """Return the last day of what a state shows; of a year or month under way, today."""
    period = period_of(dataset, state, today)
    return min(period.last, today) if period.first <= today else period.last


def _filters(state: State) -> State:
    """Return the state's filters and language alone, so that equal questions share an answer."""
    names = (*(n for n in FILTERS if n not in ("status", "basis")), "text", "language")
    return replace(DEFAULT, **{name: getattr(state, name) for name in names})
