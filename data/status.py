"""Whether a project or a partnership is active, planned, unverified or ended in a period of time.

Status is derived, never typed in. The whole rule is :func:`span_of`:
each project has at most one stretch of days with a status of its own, and one
status that follows. A project without a known end counts as active for a time;
that time never goes beyond the end of its programme's funding. "Active in 2020"
means active on the last day of at least one month of 2020: most of the dates we
have are a year or a month whose first day stands for the whole, and a stretch
that runs out on such a day should not make the year after count. On a single
day nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.dates import add_months, begin_of, last_month_end, parse_partial_date
from data.records import Basis, Dataset, PartialDate, Programme, Project, Status

RECKONED_MONTHS = 36
"""A project usually lasts that long; so long is one without a known end taken to run."""
AHEAD_MONTHS = 12
"""What ends within this time of the day shown is ahead."""
CONSTANTS: Mapping[str, int] = {"reckoned_months": RECKONED_MONTHS, "ahead_months": AHEAD_MONTHS}
"""Figures that sentences in files name as ``{reckoned_months}``; see :func:`fill_constants`."""

_PROMISED = ("granted", "active")
_OVER = ("ended", "stopped")


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
    """The result of the rule for one project, for any period: computed once, used for every day that is shown.

    The status is ``during`` from ``first`` to ``last`` (both included; never, if ``last`` is before ``first``) and
    ``after`` from then on, for the reason ``why``. ``whole`` is the last day of the last month that the project
    fills to its end. From ``announced`` until it begins the project is planned. On days after ``stated_until`` it is
    active only because no end is known. A paused project has ended after ``over``, its planned end. ``newest``
    orders projects by start, else by evidence; it is ``None`` for a project without either.
    """

    project: Project
    during: Status
    first: date
    last: date
    whole: date
    after: Status
    why: Basis
    announced: date | None
    stated_until: date
    over: date
    newest: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A partnership's status in a period, and what it rests on.

    ``project`` is the newest of those that give the status and ``evidence``
    the date of its newest source or confirmation. ``basis`` says why:

    - ``stated``: a source says that it runs in the period;
    - ``reckoned``: no end is known, it counts as active for ``RECKONED_MONTHS`` after its evidence;
    - ``planned``: applied for or promised, not begun;
    - ``stated_end``: a source or confirmation from after its end, or one that calls it ended, confirms the end;
    - ``planned_end``: the planned end is past, and nothing newer is known;
    - ``programme_end``: no end is known, and its programme's funding is over;
    - ``paused``, ``stopped``: a source says that it was paused, or stopped early;
    - ``no_news``: no end is known, and no source is newer than ``RECKONED_MONTHS``;
    - ``undated``: no source gives any date.
    """

    status: Status
    project: Project
    evidence: PartialDate | None
    basis: Basis

    @property
    def reckoned(self) -> bool:
        """Whether it counts as active only because no end is known."""
        return self.basis == "reckoned"


def fill_constants(text: str) -> str:
    """``text``, often the source of a file of sentences, with each of ``CONSTANTS`` in the place of its name."""
    for name, value in CONSTANTS.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


def project_status(project: Project, period: Period, funded_until: date | None = None) -> Status | None:
    """The status of ``project`` in ``period``; ``None`` when it did not exist yet.

    ``funded_until`` is the last day of its programme's funding, ``None`` while no end is known.
    """
    return span_status(span_of(project, funded_until), period)


def partnership_standing(
    projects: Iterable[Project], period: Period, funded_until: date | None = None
) -> Standing | None:
    """The standing in ``period`` of the partnership with ``projects``; ``None`` if it did not exist yet."""
    return standing([span_of(project, funded_until) for project in projects], period)


def funded_until(programmes: Mapping[str, Programme], programme: str) -> date | None:
    """The last day that a programme or those that took it over pay for; ``None`` while no end is known."""
    passed: set[str] = set()
    while (successor := programmes[programme].successor) and successor not in passed:
        passed.add(programme)
        programme = successor
    end = programmes[programme].funding_end
    return end.last if end else None


def funding_end(dataset: Dataset) -> date | None:
    """The last day of the funding of the programme that the map is about, the first of its table."""
    main = next(iter(dataset.programmes), None)
    return funded_until(dataset.programmes, main) if main else None


def usual_day(dataset: Dataset, today: date) -> date:
    """The day that is shown when none is asked for: today, or the last day of the programme's funding."""
    end = funding_end(dataset)
    return today if end is None else min(today, end)


def spans_of(dataset: Dataset) -> Mapping[str, tuple[Span, ...]]:
    """The spans of each partnership's projects, by partnership id; the same for every period."""
    until = {programme: funded_until(dataset.programmes, programme) for programme in dataset.programmes}
    return {
        partnership.id: tuple(
            span_of(project, until[partnership.programme]) for project in dataset.projects_of[partnership.id]
        )
        for partnership in dataset.partnerships.values()
    }


def span_in(dataset: Dataset, project: Project) -> Span:
    """The span of one project of a dataset; who asks for many uses :func:`spans_of`."""
    programme = dataset.partnerships[project.partnership].programme
    return span_of(project, funded_until(dataset.programmes, programme))


def standing(spans: Sequence[Span], period: Period) -> Standing | None:
    """:func:`partnership_standing` for projects whose spans are at hand."""
    judged = [(status, span) for span in spans if (status := span_status(span, period)) is not None]
    if not judged:
        return None
    status = _decide(judged)
    resting = [span for given, span in judged if given == status]
    if status == "active":
        stated = [span for span in resting if period.first <= span.stated_until]
        resting = stated or resting
    span = max(resting, key=_age)
    return Standing(status, span.project, span.project.newest_evidence, span_basis(span, status, period))


def span_status(span: Span, period: Period) -> Status | None:
    """The status of the project behind ``span`` in ``period``; ``None`` when it did not exist yet."""
    if period.last <= span.last:
        if span.first <= period.last:
            return span.during
    elif span.first <= span.whole >= period.first:
        return span.during
    else:
        return "ended" if period.first > span.over else span.after
    if span.announced is not None and span.announced <= period.last:
        return "planned"
    return None


def span_basis(span: Span, status: Status, period: Period) -> Basis:
    """What ``status``, that :func:`span_status` gives in ``period``, rests on."""
    if status == "active":
        return "stated" if period.first <= span.stated_until else "reckoned"
    if status == "planned":
        return "planned"
    return "undated" if status == span.during and period.first <= span.last else span.why


def span_of(project: Project, funded_until: date | None = None) -> Span:
    """The rule itself: which days ``project`` is active (or planned), and what it is afterwards and why."""
    stated = project.stated_status
    evidence = project.first_evidence.first if project.first_evidence else None
    newest = project.newest_evidence.first if project.newest_evidence else None
    end = project.end.last if project.end else None
    begin = begin_of(project)
    announced = evidence if stated in _PROMISED else None
    during: Status = "active"
    after: Status = "ended"
    why: Basis = "stated_end"
    over = date.max
    if begin is None or (stated == "planned" and evidence is None):
        during = "ended" if stated in _OVER else "unverified"
        first, last = date.min, date.max if end is None or stated == "planned" else end
        known, why = last, "stated_end" if stated in _OVER else "planned_end"
    elif stated == "planned":
        during, after = "planned", "unverified"
        first, known = evidence or begin, newest or begin
        last, why = _reckoned_until(known, funded_until)
    elif stated == "paused":
        after, why = "unverified", "paused"
        first, over = begin, end or date.max
        last = known = min(evidence or begin, over)
    elif end is not None:
        first, last, known = begin, end, end
        if stated == "stopped":
            why = "stopped"
        elif stated != "ended" and (newest is None or newest <= end):
            why = "planned_end"
    elif stated in _OVER:
        first = begin
        last = known = evidence or begin
        why = "stopped" if stated == "stopped" else "stated_end"
    else:
        after = "unverified"
        first = begin
        known = max(begin, newest or begin)
        last, why = _reckoned_until(known, funded_until)
    return Span(project, during, first, last, last_month_end(last), after, why, announced, known, over, begin)


def _reckoned_until(known: date, funded_until: date | None) -> tuple[date, Basis]:
    """The last day on which what was known on a day still counts, and why it does not from then on."""
    usual = add_months(known, RECKONED_MONTHS)
    if funded_until is None or usual <= funded_until:
        return usual, "no_news"
    # A source from after the end of the funding still says what it says on its own day.
    return max(known, funded_until), "programme_end"


def _decide(judged: Sequence[tuple[Status, Span]]) -> Status:
    given = {status for status, _ in judged}
    if len(given) == 1:
        return judged[0][0]
    for status in ("active", "planned"):
        if status in given:
            return status
    latest = max(_age(span) for _, span in judged)
    return "unverified" if any(s == "unverified" and _age(span) == latest for s, span in judged) else "ended"


def _age(span: Span) -> date:
    return span.newest or date.min
