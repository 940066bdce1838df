"""What was active at some time in a year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from components.state.state import State
from components.view import index
from components.view.filter import rows
from data.goals import goals_of
from data.records import Dataset
from data.status import Period

THIN_UNTIL = 2018
"""Until then the tables hold a minority: the organisation spoke of more than 130 projects at a time
around 2017, the tables hold about half as many. A judgement, not something to compute."""
COLUMNS = (
    "year", "partnerships", "projects", "swedish_places", "partner_places", "countries", "preparation", "chosen",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Year:
    """What was active at some time in ``year`` under a state's other filters.

    ``projects`` counts the active projects of those partnerships, of the chosen
    themes and goals where some are chosen; ``preparations`` of them only prepare a project.
    A year ``ahead`` has not begun, so what is known of it will grow. ``target`` shows the partnerships in the table.
    """

    year: int
    partnerships: int
    projects: int
    target: State
    preparations: int = 0
    ahead: bool = False


def thin_until(years: Sequence[Year]) -> int | None:
    """Return the last year of those shown of which the tables hold a minority; ``None`` where none is shown."""
    return THIN_UNTIL if years and years[0].year <= THIN_UNTIL else None


def year_numbers(
    dataset: Dataset, state: State, years: range | list[int], this_year: int
) -> tuple[Year, ...]:
    """Return what the state's filters give for each of ``years``, its date and status put aside."""
    counted = (
        active_projects(dataset, state, years)
        .assign(preparations=lambda frame: frame["preparation"] & frame["chosen"])
        .groupby("year")
        .agg(
            partnerships=("partnerships", "nunique"),
            projects=("chosen", "sum"),
            preparations=("preparations", "sum"),
        )
        .reindex(years, fill_value=0)
    )
    return tuple(
        Year(year, partnerships, projects, active_state(state, year), preparations, year > this_year)
        for year, partnerships, projects, preparations in counted.itertuples()
    )


def active_projects(dataset: Dataset, state: State, years: Iterable[int]) -> pd.DataFrame:
    """Return one line per year, partnership active in it, and active project of that partnership.

    ``partnerships`` and ``projects`` are ids, places and ``countries`` lists of ids to explode. ``preparation``:
    the project only prepares another. ``chosen``: it is of a chosen theme and goal, where some are chosen.
    """
    themes, goals = set(state.theme), set(map(int, state.goal))
    lines = [
        (
            *(year, row.id, project.id),
            *([p.id for p in row.swedish_places], [p.id for p in row.partners], row.countries),
            project.grant_kind == "preparation",
            not (themes and themes.isdisjoint(project.themes))
            and not (goals and goals.isdisjoint(goals_of(project, dataset.themes))),
        )
        for year in years
        for row in rows(index(dataset, Period.year(year)), active_state(state, year))
        for project, status in zip(row.projects, row.statuses, strict=True)
        if status == "active"
    ]
    return pd.DataFrame(lines, columns=COLUMNS).astype({"preparation": bool, "chosen": bool})


def active_state(state: State, year: int) -> State:
    """Return the table's state of what was active in a year under a state's other filters."""
    return replace(
        state, page="table", status=("active",), date=str(year), selection="", id="", sort="", start=0
    )
