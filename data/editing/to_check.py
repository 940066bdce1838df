"""What is to be checked: the projects of which somebody should ask whether what we say is still true, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from data.dates import add_months
from data.records import Basis, Dataset, Partnership, Project, Source, Status
from data.status import Period, Span, span_basis, span_status, spans_of

Reason = Literal[
    "end_passed", "unverified", "no_source", "dead_link", "unnamed", "reckoned", "stale", "low_confidence"
]
"""What matters most comes first.

``end_passed``: the planned end is past and nothing newer is known; ``unverified``: nothing recent is known (of both
only the newest project of a partnership: what came before it no longer decides anything);
``no_source``: none of its sources can be read any more; ``dead_link``: one of them cannot; ``unnamed``: a partner is
not known; ``reckoned``: it is active only because no end is known; ``stale``: nothing confirms it for
``STALE_MONTHS``; ``low_confidence``: partner, funder or years are a guess.
"""
REASONS: tuple[Reason, ...] = get_args(Reason)
STALE_MONTHS = 12
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LetterProject:
    """A project as a letter tells it: its status on a day, and what that rests on.

    ``is_newest`` says that its partnership has no newer one.
    """

    project: Project
    partnership: Partnership
    status: Status
    basis: Basis
    is_newest: bool

    @property
    def is_open(self) -> bool:
        """Whether a letter asks about it: what runs or is planned, and of what has lapsed the newest."""
        has_lapsed = self.status == "unverified" or self.basis == "planned_end"
        return self.status in ("active", "planned") or (has_lapsed and self.is_newest)


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A project to be checked, with each reason and since which day it holds (None: nobody knows)."""

    project: Project
    partnership: Partnership
    status: Status
    basis: Basis
    reasons: tuple[tuple[Reason, date | None], ...]

    @property
    def since(self) -> date | None:
        """Since when the first of its reasons holds."""
        return self.reasons[0][1]


def to_check(dataset: Dataset, today: date) -> tuple[ToCheck, ...]:
    """Return the projects to be checked on a day.

    What the map shows as active or planned comes first, by its first reason and the oldest first; of the others, whose
    end is past or of which nothing recent is known, the latest.
    """
    entries = [
        ToCheck(span.project, partnership, status, span_basis(span, status, Period.day(today)), reasons)
        for partnership, span, status, is_newest in _standing(dataset, today)
        if (reasons := tuple(_reasons(dataset, partnership, span, status, is_newest, today)))
    ]
    return tuple(sorted(entries, key=_order))


def letter_projects(dataset: Dataset, place: str, today: date) -> tuple[LetterProject, ...]:
    """Return the projects of a place by partnership, in the order of the tables, as of a day."""
    own = {partnership.id for partnership in dataset.partnerships_of[place]}
    day = Period.day(today)
    return tuple(
        LetterProject(span.project, partnership, status, span_basis(span, status, day), is_newest)
        for partnership, span, status, is_newest in _standing(dataset, today)
        if partnership.id in own
    )


def _standing(dataset: Dataset, today: date) -> Iterator[tuple[Partnership, Span, Status, bool]]:
    for ident, spans in spans_of(dataset).items():
        for span in spans:
            status = span_status(span, Period.day(today))
            if status is not None:
                yield dataset.partnerships[ident], span, status, span.newest == spans[0].newest


def _reasons(
    dataset: Dataset, partnership: Partnership, span: Span, status: Status, is_newest: bool, today: date
) -> Iterator[tuple[Reason, date | None]]:
    project, basis = span.project, span_basis(span, status, Period.day(today))
    newest = project.newest_evidence
    if basis == "planned_end" and project.end and is_newest:
        yield "end_passed", project.end.last + _ONE_DAY
    if status == "unverified" and is_newest:
        yield "unverified", span.last + _ONE_DAY if span.last < today else None
    dead = [s for url in project.source_urls if _is_dead(s := dataset.sources[url])]
    if dead:
        seen = min((s.checked_on.first for s in dead if s.checked_on), default=None)
        yield "no_source" if len(dead) == len(project.source_urls) else "dead_link", seen
    if partnership.unnamed:
        yield "unnamed", None
    if basis == "reckoned":
        yield "reckoned", newest.first if newest else None
    if status in ("active", "planned") and (newest is None or add_months(newest.last, STALE_MONTHS) < today):
        yield "stale", newest.first if newest else None
    if project.confidence == "low":
        yield "low_confidence", None


def _is_dead(source: Source) -> bool:
    return source.state in ("gone", "moved") and not source.archived_url


def _order(entry: ToCheck) -> tuple[object, ...]:
    first, since = entry.reasons[0]
    if entry.status in ("active", "planned"):
        return 0, REASONS.index(first), since or date.max, entry.project.id
    age = -since.toordinal() if since else 0
    return 1, first not in ("end_passed", "unverified"), age, entry.project.id
