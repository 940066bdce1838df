"""What was active at some time in a year."""

from __future__ import annotations

from dataclasses import dataclass, replace

from components.state.state import State
from components.view import Counts, count, index
from components.view.filter import rows
from data.goals import goals_of
from data.records import Dataset
from data.status import Period

THIN_UNTIL = 2018
"""Until then the tables hold a minority: the organisation spoke of more than 130 projects at a time
around 2017, the tables hold fewer than 50. A judgement, not something to compute."""


@dataclass(frozen=True, slots=True)
class Year:
    """What was active at some time in ``year`` under a state's other filters.

    ``projects`` counts the active projects of those partnerships, of the chosen
    themes and goals where some are chosen. ``target`` shows the partnerships in the table.
    """

    year: int
    partnerships: int
    projects: int
    counts: Counts
    target: State


def active_in(dataset: Dataset, state: State, year: int) -> Year:
    """Return what the state's filters give for ``year``, its date and status put aside."""
    target = replace(
        state, page="table", status=("active",), date=str(year), selection="", id="", sort="", start=0
    )
    period = Period.year(year)
    shown = rows(index(dataset, period), target)
    themes, goals = set(state.theme), set(map(int, state.goal))
    projects = sum(
        status == "active"
        and (not themes or bool(themes & set(project.themes)))
        and (not goals or bool(goals & set(goals_of(project, dataset.themes))))
        for row in shown
        for project, status in zip(row.projects, row.statuses, strict=True)
    )
    return Year(year, len(shown), projects, count(shown), target)
