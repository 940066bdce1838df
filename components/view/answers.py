"""Is a place active? One answer for every place, in one pass over a dataset on a day.

The programme is the organisation's own: a partnership that nobody is known to
fund through ICLD is mentioned, but does not make its place active in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, get_args

from components.view.index import Row, index
from components.view.period import programme_end
from data.dates import add_months, begin_of
from data.records import STATUSES, Dataset, PartialDate, Project
from data.status import RECKONED_MONTHS, Period

AnswerKind = Literal["active", "programme_end", "other", "planned", "unverified", "ended", "none"]
ANSWER_KINDS: tuple[AnswerKind, ...] = get_args(AnswerKind)
"""``programme_end``: was active on the last day of the programme, and nothing newer is known. ``other`` is active,
but in nothing that ICLD is known to fund; ``none``: no partnership in the tables."""
Estimate = Literal["short", "reckoned", "low"]
"""Why "active" is only likely. ``short``: begun less than ``RECKONED_MONTHS`` before a known year's end, and
that year is now, so that it may be over; ``reckoned``: only because no end is known; ``low``: its own facts are
uncertain."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of one place on a day.

    ``rows`` are all its partnerships, those that decide first, then by status
    and newest start; ``deciding`` says how many of them give ``kind``.
    ``last_year`` is the last year that one now over is known to have run
    (``None``: none is over, or no year is known). ``until`` is the day of the programme's
    end where that is the answer. ``estimates`` say of each of those that decide why it is only likely to be
    active; there are none where one of them is sure to be.
    """

    kind: AnswerKind
    rows: tuple[Row, ...]
    deciding: int
    last_year: int | None
    until: date | None = None
    estimates: tuple[Estimate, ...] = ()

    @property
    def resting(self) -> tuple[Row, ...]:
        """The partnerships on which the answer rests."""
        return self.rows[: self.deciding]

    @property
    def funded(self) -> bool:
        """Whether ICLD is known to fund any of those that the answer rests on."""
        return any(_funded(r) for r in self.resting)

    @property
    def reckoned(self) -> bool:
        """Whether the answer is active only because no end is known."""
        return bool(self.resting) and all(r.standing.reckoned for r in self.resting)

    @property
    def evidence(self) -> PartialDate | None:
        """The newest evidence among those that the answer rests on."""
        return max((r.evidence for r in self.resting if r.evidence), default=None)

    @property
    def since(self) -> int | None:
        """The first year of those that the answer rests on."""
        return min((r.start_year for r in self.resting if r.start_year), default=None)


@lru_cache(maxsize=8)
def place_answers(dataset: Dataset, today: date) -> Mapping[str, Answer]:
    """Return the answer for each place by id, a body's partnerships under each of its rows.

    Those of the newest few datasets and days are cached.
    """
    rows = {row.id: row for row in index(dataset, Period.day(today)).rows}
    end = programme_end(dataset, today)
    then = index(dataset, Period.day(end)).rows if end else ()
    until_end = {row.id for row in then if row.status == "active" and _funded(row)}
    nothing = Answer("none", (), 0, None)
    answers = {}
    for place in dataset.places:
        place_rows = [rows[p.id] for p in dataset.partnerships_of[place] if p.id in rows]
        answers[place] = answer(place_rows, today, until_end, end) if place_rows else nothing
    return MappingProxyType(answers)


def ended_on(answers: Mapping[str, Answer]) -> date | None:
    """Return the day on which the programme ended, where somebody was active until then."""
    return next((a.until for a in answers.values() if a.until), None)


def answer(
    rows: Sequence[Row], today: date, until_end: Set[str] = frozenset(), end: date | None = None
) -> Answer:
    """Return the answer that the rows of one place give.

    ``until_end`` are the ids of partnerships that were active on ``end``, the last day of a programme that has ended.
    """
    kind, deciding = _decide(rows, until_end)
    chosen = {r.id for r in deciding}
    newest = sorted(rows, key=_age, reverse=True)
    ordered = sorted(newest, key=lambda r: (r.id not in chosen, STATUSES.index(r.status)))
    estimates = [_estimate(r, today) for r in ordered[: len(chosen)]] if kind == "active" else []
    return Answer(
        kind,
        tuple(ordered),
        len(chosen),
        _last_year(rows, today),
        end if kind == "programme_end" else None,
        tuple(e for e in estimates if e) if all(estimates) else (),
    )


def _estimate(row: Row, today: date) -> Estimate | None:
    """Return why a row that counts as active is only likely to be; of several projects one that is sure is enough."""
    if row.standing.reckoned:
        return "reckoned"
    active = [p for p, status in zip(row.projects, row.statuses, strict=True) if status == "active"]
    doubts = {p.id: _doubt(p, today) for p in active}
    return doubts.get(row.standing.project.id) if all(doubts.values()) else None


def _doubt(project: Project, today: date) -> Estimate | None:
    start, end = project.start, project.end
    if end is None:
        return "reckoned"
    # Of a project that filled its usual time, as most do, the last day of its last year is the likely end.
    may_be_over = end.first <= today < end.last
    if may_be_over and start and add_months(start.first, RECKONED_MONTHS) > end.last + timedelta(days=1):
        return "short"
    return "low" if project.confidence == "low" else None


def _decide(rows: Sequence[Row], until_end: Set[str]) -> tuple[AnswerKind, Sequence[Row]]:
    if not rows:
        return "none", ()
    active = [r for r in rows if r.status == "active"]
    if funded := [r for r in active if _funded(r)]:
        return "active", funded
    if closed := [r for r in rows if r.id in until_end]:
        return "programme_end", closed
    if active:
        return "other", active
    if planned := [r for r in rows if r.status == "planned"]:
        return "planned", planned
    # What is known of the programme goes before what happened beside it.
    relevant = [r for r in rows if _funded(r)] or rows
    newest = max(_age(r) for r in relevant)
    # As between the projects of one partnership: the newest decides, and doubt goes before "over".
    doubtful = any(r.status == "unverified" and _age(r) == newest for r in relevant)
    kind: AnswerKind = "unverified" if doubtful else "ended"
    return kind, [r for r in relevant if r.status == kind]


def _last_year(rows: Sequence[Row], today: date) -> int | None:
    over = [r for r in rows if r.status == "ended"]
    relevant = [r for r in over if _funded(r)] or over
    years = [y for r in relevant for p in r.projects if (y := _last_known(p)) is not None]
    return max((min(y, today.year) for y in years), default=None)


def _last_known(project: Project) -> int | None:
    if project.stated_status == "planned":
        return None
    if project.end_year is not None:
        return project.end_year
    evidence = project.newest_evidence.first.year if project.newest_evidence else None
    return max((y for y in (project.start_year, evidence) if y is not None), default=None)


def _funded(row: Row) -> bool:
    return row.partnership.icld_funded == "yes"


def _age(row: Row) -> date:
    return begin_of(row.standing.project) or date.min
