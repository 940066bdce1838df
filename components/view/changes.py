"""What has changed between two days, or two publications: what happened, and what was learned.

Two things move: the calendar, and what the tables say. Each partnership is looked at three times: as it was known then,
as that same day is known now, and as it is now. Where the first two differ, something was **learned**; where the last
two differ, something **happened**. Each partnership is of one kind at most, and its ``effect`` is what it adds to the
number of active ones, so that the sum closes: active then + the effects = active now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from components.state.state import DEFAULT, FILTERS, State
from components.view.filter import rows
from components.view.index import Row, filter_values, index, spans
from data.records import Dataset, PartialDate, Status
from data.status import Period, Span, Standing, standing

Kind = Literal[
    "began", "new_project", "ended", "lapsed", "paused", "passed", "newly_known", "corrected", "removed"
]
HAPPENED: tuple[Kind, ...] = ("began", "new_project", "ended", "lapsed", "paused", "passed")
LEARNED: tuple[Kind, ...] = ("newly_known", "corrected", "removed")
KINDS: tuple[Kind, ...] = (*HAPPENED, *LEARNED)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Change:
    """One partnership that is not as it was.

    ``kind`` is one of:

    - ``began``: it became active, with a start that a source gives;
    - ``new_project``: it became active again, or on what the filters ask for, by a further project;
    - ``ended``: its end is past, or a source calls it ended;
    - ``lapsed``: it was active by reckoning alone, and nothing newer is known;
    - ``paused``: a source says that it was paused;
    - ``passed``: it began and ended between the two days;
    - ``newly_known``: it, or the project that makes it active, was not known then, or its first source is newer;
    - ``corrected``: facts that were known then are others now;
    - ``removed``: the tables have it no more.

    ``effect`` is 1, 0 or -1. ``row`` is the partnership now, of a removed one then. ``standing`` says what the change
    rests on, ``day`` when it happened, as exact as it is known. ``before`` is the status then, None where it did not
    exist or was not known. ``goes_on``: it lost only what the filters ask for, and is still active.
    """

    kind: Kind
    effect: int
    row: Row
    standing: Standing
    day: PartialDate | None
    before: Status | None
    goes_on: bool = False

    @property
    def is_planned_end(self) -> bool:
        """Whether it counts as ended only because its planned end is past."""
        return self.kind == "ended" and self.standing.basis == "planned_end"


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes between two days in the order of :data:`KINDS`, and how many were active as each closed.

    ``last_day`` counts those whose last day ``day_now`` is: on that day the map still shows them as active.
    """

    then: Dataset
    now: Dataset
    day_then: date
    day_now: date
    active_then: int
    active_now: int
    last_day: int
    changes: tuple[Change, ...]

    def of(self, *kinds: Kind) -> tuple[Change, ...]:
        """Return the changes of some kinds."""
        return tuple(c for c in self.changes if c.kind in kinds)

    def effect(self, *kinds: Kind) -> int:
        """Return what some kinds add to the number of active partnerships."""
        return sum(c.effect for c in self.of(*kinds))

    def dataset_of(self, change: Change) -> Dataset:
        """Return the tables that have a change's row."""
        return self.then if change.kind == "removed" else self.now


@dataclass(frozen=True, slots=True)
class _Seen:
    """The rows of a dataset as a day closes, and which the filters ask for.

    ``active`` are those that are, ``ending`` those that were on that day for the last time, ``asked`` those of any
    status.
    """

    rows: Mapping[str, Row]
    active: frozenset[str]
    ending: frozenset[str]
    asked: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Between:
    """What is compared: two datasets, two days, the filters, and what each look at them shows."""

    then: Dataset
    now: Dataset
    day_then: date
    day_now: date
    state: State
    before: _Seen
    known: _Seen
    after: _Seen
    corrected: frozenset[str]


@lru_cache(maxsize=32)
def changes(then: Dataset, now: Dataset, day_then: date, day_now: date, state: State = DEFAULT) -> Changes:
    """Return what has changed from the end of ``day_then``, as ``then`` has it, to that of ``day_now``.

    The filters of ``state`` hold, but for status and basis: what counts is always what is active. A search's words
    are looked for in what is known at the end. Raises ValueError when ``day_now`` is before ``day_then``.
    """
    if day_now < day_then:
        raise ValueError(f"{day_now} is before {day_then}")
    between = _Between(
        then, now, day_then, day_now, state,
        _seen(then, day_then, state), _seen(now, day_then, state), _seen(now, day_now, state),
        corrected_facts(then, now),
    )  # fmt: skip
    ids = frozenset(now.partnerships) | frozenset(then.partnerships)
    if state.text:
        ids &= _named(then, day_now, state) | _named(now, day_now, state)
    every = [c for i in ids if (c := _change(between, i))]
    every.sort(key=lambda c: (KINDS.index(c.kind), c.day.first if c.day else date.min, c.row.id))
    return Changes(
        then, now, day_then, day_now,
        len(between.before.active & ids), len(between.after.active & ids), len(between.after.ending & ids),
        tuple(every),
    )  # fmt: skip


@lru_cache(maxsize=8)
def corrected_facts(then: Dataset, now: Dataset) -> frozenset[str]:
    """Return the ids of the partnerships that both have and of which a fact that was known is another now.

    A further project is no correction.
    """
    if then == now:
        return frozenset()
    both = then.partnerships.keys() & now.partnerships.keys()
    return frozenset(
        i
        for i in both
        if then.partnerships[i] != now.partnerships[i]
        or any(now.projects.get(p.id) != p for p in then.projects_of[i])
    )


def _change(between: _Between, i: str) -> Change | None:
    before, known, after = between.before, between.known, between.after
    was, knew, active = (i in s.active for s in (before, known, after))
    old = before.rows.get(i)
    row, status = after.rows.get(i) or old, old.status if old else None
    if row is None or not (was or active or i in before.asked or i in after.asked):
        return None
    if i not in between.now.partnerships:
        return Change("removed", active - was, row, row.standing, None, status)
    if was and knew and not active:
        return _over(between, row, status)
    if active and not (was or knew):
        return _begun(between, row, status)
    if not (was or knew or active) and (span := _passed(between, i)):
        stands = standing([span], Period.day(between.day_now + ONE_DAY)) or row.standing
        return Change("passed", 0, row, stands, span.project.start, status)
    kind = _learned(between, i, is_same=was == knew == active)
    return Change(kind, active - was, row, row.standing, row.evidence, status) if kind else None


def _learned(between: _Between, i: str, is_same: bool) -> Kind | None:
    """Return how a partnership is known otherwise than then; ``is_same``: it is active or not as it was."""
    if i not in between.then.partnerships:
        return "newly_known"
    if i in between.corrected:
        return "corrected"
    if is_same:
        return None
    is_added = any(p.id not in between.then.projects for p in between.now.projects_of[i])
    return "newly_known" if is_added and i not in between.before.active else "corrected"


def _begun(between: _Between, row: Row, status: Status | None) -> Change:
    """Return how a partnership became active: a start is a fact, a first source only says that it was known then."""
    every = [s for s in spans(between.now)[row.id] if s.during == "active" and s.first <= s.last]
    gained = _asked(between, [s for s in every if between.day_then < s.first <= between.day_now])
    started = [s.project.start for s in gained if s.project.start]
    if not started:
        return Change("newly_known", 1, row, row.standing, row.evidence, status)
    earlier = any(s.first <= between.day_then for s in every)
    return Change("new_project" if earlier else "began", 1, row, row.standing, min(started), status)


def _over(between: _Between, row: Row, status: Status | None) -> Change:
    every = [s for s in spans(between.now)[row.id] if s.during == "active" and s.first <= s.last]
    lost = _asked(between, [s for s in every if between.day_then < s.last <= between.day_now])
    stands = standing(lost, Period.day(between.day_now + ONE_DAY)) or row.standing
    project, goes_on = stands.project, row.status == "active"
    if stands.status == "ended":
        return Change("ended", -1, row, stands, project.end or project.evidence_date, status, goes_on)
    if stands.basis == "paused":
        return Change("paused", -1, row, stands, project.evidence_date, status, goes_on)
    last = max((s.last for s in lost if s.project is project), default=between.day_now)
    return Change("lapsed", -1, row, stands, PartialDate(last, last, last.isoformat()), status, goes_on)


def _passed(between: _Between, i: str) -> Span | None:
    """Return the first project that began after the one day and was over before the other."""
    whole = [
        s
        for s in spans(between.now)[i]
        if s.project.start
        and s.during == "active"
        and between.day_then < s.first <= s.last <= between.day_now
        and _matches(between, s)
    ]
    return min(whole, key=lambda s: s.first, default=None)


def _asked(between: _Between, some: list[Span]) -> list[Span]:
    """Return the spans whose projects the filters ask for, all where they ask for none of them."""
    return [s for s in some if _matches(between, s)] or some


def _matches(between: _Between, span: Span) -> bool:
    values = filter_values(between.now, "project")[span.project.id]
    chosen = {n: getattr(between.state, n) for n, entry in FILTERS.items() if entry.scope == "project"}
    return all(set(values[name]) & set(ids) for name, ids in chosen.items() if ids)


def _seen(dataset: Dataset, day: date, state: State) -> _Seen:
    today, tomorrow = (index(dataset, Period.day(d)) for d in (day, day + ONE_DAY))
    without_status = replace(state, status=(), basis=(), text="")
    active, still = (
        frozenset(r.id for r in rows(i, replace(without_status, status=("active",))))
        for i in (today, tomorrow)
    )
    row_of, next_row = ({row.id: row for row in i.rows} for i in (today, tomorrow))
    over = {i for i, row in row_of.items() if row.status == "active" and next_row[i].status != "active"}
    return _Seen(
        row_of | {i: next_row[i] for i in over},
        active & still,
        active - still,
        frozenset(r.id for r in rows(today, without_status)),
    )


def _named(dataset: Dataset, day: date, state: State) -> frozenset[str]:
    """Return the partnerships that a search selects, whatever the other filters say."""
    only = State(text=state.text, language=state.language, status=(), funding=())
    visible = rows(index(dataset, Period.day(day)), only)
    return frozenset(row.id for row in visible)
