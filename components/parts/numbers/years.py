"""What was active at some time in a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.state.state import State
from components.view import Counts, count, index
from components.view.filter import rows
from data.goals import goals_of
from data.records import Dataset, Project
from data.status import Period

THIN_UNTIL = 2018
"""Until then the tables hold a minority: the organisation spoke of more than 130 projects at a time
around 2017, the tables hold about half as many. A judgement, not something to compute."""


NOTHING = count(())


@dataclass(frozen=True, slots=True)
class Year:
    """What was active at some time in ``year`` under a state's other filters.

    ``projects`` counts the active projects of those partnerships, of the chosen
    themes and goals where some are chosen; ``preparations`` of them only prepare a project.
    ``without_preparations`` counts the partnerships that have another active project than such ones.
    A year ``ahead`` has not begun, so what is known of it will grow. ``target`` shows the partnerships in the table.
    """

    year: int
    partnerships: int
    projects: int
    counts: Counts
    target: State
    preparations: int = 0
    without_preparations: Counts = NOTHING
    ahead: bool = False


def thin_until(years: Sequence[Year]) -> int | None:
    """Return the last year of those shown of which the tables hold a minority; ``None`` where none is shown."""
    return THIN_UNTIL if years and years[0].year <= THIN_UNTIL else None


def active_in(dataset: Dataset, state: State, year: int, *, ahead: bool = False) -> Year:
    """Return what the state's filters give for ``year``, its date and status put aside."""
    target = replace(
        state, page="table", status=("active",), date=str(year), selection="", id="", sort="", start=0
    )
    period = Period.year(year)
    shown = rows(index(dataset, period), target)
    themes, goals = set(state.theme), set(map(int, state.goal))
    active = [[p for p, s in zip(row.projects, row.statuses, strict=True) if s == "active"] for row in shown]
    asked = [
        p
        for own in active
        for p in own
        if (not themes or themes & set(p.themes)) and (not goals or goals & set(goals_of(p, dataset.themes)))
    ]
    more = [row for row, own in zip(shown, active, strict=True) if not all(_prepares(p) for p in own)]
    preparations = sum(_prepares(p) for p in asked)
    return Year(year, len(shown), len(asked), count(shown), target, preparations, count(more), ahead)


def _prepares(project: Project) -> bool:
    return project.grant_kind == "preparation"
