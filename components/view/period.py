"""Which days a state shows, and which years there are to choose from.

No year is a constant: the first and the last year come from the tables and from today, and what is
shown when a state has no date follows from the table of programmes.
"""

from __future__ import annotations

from datetime import date

from components.state.state import TODAY, State
from data.dates import add_months, begin_of
from data.records import Dataset
from data.status import Period, funding_end, usual_day


def period_of(dataset: Dataset, state: State, today: date) -> Period:
    """Return the period of a state: without a date the usual day, which is today while the programme runs."""
    if not state.date:
        return Period.day(usual_day(dataset, today))
    return Period.day(today) if state.date == TODAY else Period.parse(state.date)


def shown_date(dataset: Dataset, state: State, today: date) -> str:
    """Return the date of a state as it means the same on any day: a year, a month or a day."""
    return state.date if state.date not in ("", TODAY) else period_of(dataset, state, today).first.isoformat()


def programme_end(dataset: Dataset, today: date) -> date | None:
    """Return the last day of the programme's funding once it is past, else ``None``."""
    usual = usual_day(dataset, today)
    return usual if usual < today else None


def next_programme_end(dataset: Dataset, today: date) -> date | None:
    """Return the last day of the programme's funding when it is less than a year ahead, else ``None``."""
    end = funding_end(dataset)
    return end if end and today <= end < add_months(today, 12) else None


def known_years(dataset: Dataset, today: date) -> range:
    """Return the years from the first known start to the last known end, this year always among them."""
    begun = [day.year for p in dataset.projects.values() if (day := begin_of(p)) is not None]
    ends = [p.end.last.year for p in dataset.projects.values() if p.end is not None]
    return range(min([*begun, today.year]), max([*ends, today.year]) + 1)


def time_steps(dataset: Dataset, today: date) -> tuple[str, ...]:
    """Return the dates that the slider steps through, as a state holds them, in the order of time.

    The empty one is the usual day. Once the programme has ended, today is a step of its own.
    """
    years = known_years(dataset, today)
    usual = usual_day(dataset, today).year
    until = [str(y) for y in years if y <= usual]
    between = [str(y) for y in years if usual < y <= today.year]
    today_step = [TODAY] if programme_end(dataset, today) else []
    return (*until, "", *between, *today_step, *(str(y) for y in years if y > today.year))
