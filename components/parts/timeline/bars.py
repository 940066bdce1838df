"""Where a project's bar lies on the axis of years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from components.view import known_years
from data.records import Dataset, Project
from data.status import Span

TICK_YEARS = 4
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Axis:
    """The years from the start of ``first`` to the end of ``last``."""

    first: int
    last: int

    def at(self, year: float) -> float:
        """Return where a time (in years, 2012.5 is mid-2012) lies, in percent; what is outside comes to the edge."""
        share = (year - self.first) / (self.last + 1 - self.first)
        return round(100 * min(max(share, 0.0), 1.0), 2)

    @property
    def ticks(self) -> tuple[tuple[int, float], ...]:
        """Every fourth year with its place in percent."""
        return tuple((y, self.at(y)) for y in range(self.first, self.last + 1, TICK_YEARS))


@dataclass(frozen=True, slots=True)
class ProjectBar:
    """A bar in percent of the axis: ``left`` and ``width``, of which ``open`` is beyond what is known.

    ``before`` says that it began before the axis does.
    """

    left: float
    width: float
    open: float
    before: bool


def axis_of(dataset: Dataset, today: date) -> Axis:
    """Return the axis of the years that the tables know."""
    years = known_years(dataset, today)
    return Axis(years[0], years[-1])


def bar(span: Span, axis: Axis) -> ProjectBar | None:
    """Return the bar of a project; ``None`` when no source gives it any year.

    It is as exact as its dates: a year is drawn whole. Without a known end the bar goes on, open, for as
    long as the project is reckoned to run.
    """
    project = span.project
    first = _first(project)
    if first is None:
        return None
    if project.end is not None:
        known = end = in_years(project.end.last + _ONE_DAY)
    else:
        evidence = project.newest_evidence.first.year if project.newest_evidence else int(first)
        known = float(max(int(first), evidence) + 1)
        goes_on = span.last < date.max and span.after == "unverified" and span.why != "paused"
        end = max(known, in_years(span.last)) if goes_on else known
    left, right = axis.at(first), axis.at(end)
    return ProjectBar(left, round(right - left, 2), round(right - axis.at(known), 2), first < axis.first)


def _first(project: Project) -> float | None:
    if project.start is not None:
        return in_years(project.start.first)
    if project.first_evidence is not None:
        year = project.first_evidence.first.year
        return min(year, project.end_year) if project.end_year is not None else year
    return project.end_year


def in_years(day: date) -> float:
    """Return a day as a number of years: 2 July 2012 is about 2012.5."""
    return day.year + (day.timetuple().tm_yday - 1) / 365.25
