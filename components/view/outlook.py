"""What is ahead of some rows: which end soon, which are newest, which are uncertain and why.

The lists are complete; the part that draws them decides how much of them is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from components.view.build import View
from components.view.filter import field_options
from components.view.index import Row, spans
from components.view.sorting import sort_rows
from data.dates import add_months
from data.records import Basis, PartialDate
from data.status import AHEAD_MONTHS, Span

DOUBTS: tuple[Basis, ...] = ("reckoned", "planned_end", "programme_end", "no_news", "paused", "undated")
"""Reasons to ask whether a partnership goes on, in the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A row with the date for which it is named."""

    row: Row
    date: PartialDate


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is ahead of the rows of a view.

    ``ends`` are the active ones with a known end from the day shown to ``until``, the soonest first;
    ``with_programme`` those of which no end is known but that of their programme's funding, ``programme_end``,
    in the same time. ``started`` have the newest start first, ``news`` the newest evidence. ``doubts`` count what
    the other filters give, whatever status and basis are chosen.
    """

    until: date
    active: bool
    ends: tuple[Dated, ...]
    with_programme: tuple[Row, ...]
    programme_end: date | None
    started: tuple[Dated, ...]
    news: tuple[Dated, ...]
    doubts: tuple[tuple[Basis, int], ...]


def outlook(view: View) -> Outlook:
    """Return what is ahead of the rows of a view, from the first day that it shows."""
    # Sorting from table order gives equals the same order in every view.
    plain = tuple(sorted(view.rows, key=lambda row: row.position))
    rows = sort_rows(plain, "", view.language, view.dataset)
    until = add_months(view.period.first, AHEAD_MONTHS) - timedelta(days=1)
    last = [(row, span) for row in rows if (span := _last(view, row)) and span.last <= until]
    known = [Dated(row, span.project.end) for row, span in last if span.project.end]
    closed = [(row, span.last) for row, span in last if not span.project.end and span.why == "programme_end"]
    return Outlook(
        until,
        any(row.status == "active" for row in rows),
        tuple(sorted(known, key=lambda entry: entry.date.last)),
        tuple(row for row, _ in closed),
        max((day for _, day in closed), default=None),
        _newest(rows, lambda row: row.start),
        _newest(rows, lambda row: row.evidence),
        _doubts(view),
    )


def _last(view: View, row: Row) -> Span | None:
    """Return the span of the active project that goes on longest, of equals one with a known end."""
    if row.status != "active":
        return None
    status = dict(zip((p.id for p in row.projects), row.statuses, strict=True))
    active = [s for s in spans(view.dataset)[row.id] if status.get(s.project.id) == "active"]
    return max(active, key=lambda s: (s.last, s.project.end is not None))


def _newest(rows: Sequence[Row], when: Callable[[Row], PartialDate | None]) -> tuple[Dated, ...]:
    dated: Iterable[Dated] = (Dated(row, day) for row in rows if (day := when(row)))
    return tuple(sorted(dated, key=lambda entry: entry.date, reverse=True))


def _doubts(view: View) -> tuple[tuple[Basis, int], ...]:
    state = replace(view.state, status=(), basis=())
    counts = {o.value: o.count for o in field_options(view.index, state, "basis")}
    return tuple((basis, counts[basis]) for basis in DOUBTS if counts[basis])
