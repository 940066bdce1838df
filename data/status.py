"""Whether a project or a partnership is active, planned, unverified or ended in a period of time.

Status is derived, never typed in. The whole rule is :func:`span_of`:
each project has at most one stretch of days with a status of its own, and one
status that follows. "Active in 2020" means active on the last day of at least
one month of 2020: most of the dates we have are a year or a month whose first
day stands for the whole, and a stretch that runs out on such a day should not
make the year after count. On a single day nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.dates import add_months, begin_of, last_month_end, parse_partial_date
from data.records import Dataset, PartialDate, Project, Status

RECKONED_MONTHS = 36
"""A project usually lasts three years; so long is one without a known end taken to run."""

_PROMISED = ("granted", "active")


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @staticmethod
    def day(day: date) -> Period:
        return Period(day, day)

    @staticmethod
    def year(year: int) -> Period:
        """1 January to 31 December of ``year`` (1-9999, else ValueError)."""
        return Period(date(year, 1, 1), date(year, 12, 31))

    @staticmethod
    def parse(text: str) -> Period:
        """The year, month or day written as ``2020``, ``2020-06`` or ``2020-06-30``, else ValueError."""
        parsed = parse_partial_date(text)
        return Period(parsed.first, parsed.last)


@dataclass(frozen=True, slots=True)
class Span:
    """What the rule makes of one project, whatever the period: reckon it once, ask it often.

    ``during`` holds from ``first`` to ``last`` (both included; never when
    ``last`` comes before ``first``), ``after`` from then on. A project is
    ``whole`` is the last day of the last month that it fills to the end. A project is
    planned from ``announced`` until it begins. On days past ``stated_until`` it
    is active only by the 36-month rule. ``newest`` orders projects by start,
    else evidence; ``None`` for a project without either.
    """

    project: Project
    during: Status
    first: date
    last: date
    whole: date
    after: Status
    announced: date | None
    stated_until: date
    newest: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A partnership's status in a period, and what it rests on.

    ``project`` is the newest of those that give the status and ``evidence``
    the date of its newest source. ``reckoned``: no project is known to run this
    long, it counts as active by the 36-month rule alone.
    """

    status: Status
    project: Project
    evidence: PartialDate | None
    reckoned: bool


def project_status(project: Project, period: Period) -> Status | None:
    """The status of ``project`` in ``period``; ``None`` when it did not exist yet."""
    return span_status(span_of(project), period)


def partnership_standing(projects: Iterable[Project], period: Period) -> Standing | None:
    """The standing in ``period`` of the partnership with ``projects``; ``None`` if it did not exist yet."""
    return standing([span_of(project) for project in projects], period)


def spans_of(dataset: Dataset) -> Mapping[str, tuple[Span, ...]]:
    """The spans of each partnership's projects, by partnership id; the same for every period."""
    return {
        partnership: tuple(span_of(project) for project in dataset.projects_of[partnership])
        for partnership in dataset.partnerships
    }


def standing(spans: Sequence[Span], period: Period) -> Standing | None:
    """:func:`partnership_standing` for projects whose spans are at hand."""
    found = [(status, span) for span in spans if (status := span_status(span, period)) is not None]
    if not found:
        return None
    status = _decide(found)
    resting = [span for given, span in found if given == status]
    reckoned = status == "active" and all(period.first > span.stated_until for span in resting)
    if status == "active" and not reckoned:
        resting = [span for span in resting if period.first <= span.stated_until]
    span = max(resting, key=_age)
    return Standing(status, span.project, span.project.evidence_date, reckoned)


def span_status(span: Span, period: Period) -> Status | None:
    """The status of the project behind ``span`` in ``period``; ``None`` when it did not exist yet."""
    if period.last <= span.last:
        if span.first <= period.last:
            return span.during
    elif span.first <= span.whole >= period.first:
        return span.during
    else:
        return span.after
    if span.announced is not None and span.announced <= period.last:
        return "planned"
    return None


def span_of(project: Project) -> Span:
    """The rule itself: which days ``project`` is active (or planned), and what it is afterwards."""
    stated = project.stated_status
    evidence = project.evidence_date.first if project.evidence_date else None
    end = date(project.end_year, 12, 31) if project.end_year is not None else None
    begin = begin_of(project)
    announced = evidence if stated in _PROMISED else None
    during: Status = "active"
    after: Status = "ended"
    if begin is None or (stated == "planned" and evidence is None):
        during = "ended" if stated == "ended" else "unverified"
        first, last = date.min, date.max if end is None or stated == "planned" else end
        known = last
    elif stated == "planned":
        during, after = "planned", "unverified"
        first = known = evidence or begin
        last = add_months(first, RECKONED_MONTHS)
    elif end is not None:
        first, last, known = begin, end, end
    elif stated == "ended":
        first = begin
        last = known = evidence or begin
    else:
        after = "unverified"
        first = begin
        known = max(begin, evidence or begin)
        last = add_months(known, RECKONED_MONTHS)
    return Span(project, during, first, last, last_month_end(last), after, announced, known, begin)


def _decide(found: Sequence[tuple[Status, Span]]) -> Status:
    given = {status for status, _ in found}
    if len(given) == 1:
        return found[0][0]
    for status in ("active", "planned"):
        if status in given:
            return status
    latest = max(_age(span) for _, span in found)
    return "unverified" if any(s == "unverified" and _age(span) == latest for s, span in found) else "ended"


def _age(span: Span) -> date:
    return span.newest or date.min
