"""What the checks of the tables say of rows that were sent, back at the cells in which they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from data.editing.incoming import IncomingProblem
from data.editing.intake import Intake
from data.editing.row_edits import RowEdit, with_edits
from data.reading.load import Loaded
from data.records import Problem
from data.schema.schema import TABLES
from data.store.revision import Files, loaded_of

WithPoints = Callable[[Loaded], Loaded]
_STAND_IN: Mapping[str, str] = {"lat": "0", "lon": "0"}
"""For the position of a place that has none yet, so that whatever rests on it is checked all the same."""


def problems_of(intake: Intake, base: Files, today: date, with_points: WithPoints) -> list[IncomingProblem]:
    """Return the problems that the rows bring into the tables, each where it was sent.

    A new place without a position is one of kind ``new-place``. What outlines show is a warning.
    """
    placeless = [key for table, key in intake.cells if table == "places" and _lacks_position(intake, key)]
    edits = [*intake.edits, *(RowEdit("places", key, _STAND_IN) for key in placeless)]
    files = with_edits(base, edits)
    loaded = loaded_of(files, today)
    before = {_identity(problem, _keys(base)) for problem in loaded_of(base, today).problems}
    keys = _keys(files)
    reported = {(p.sheet, p.row, p.problem.column) for p in intake.problems if not p.is_warning}
    problems = [
        _located(
            intake,
            Problem(
                "places.csv",
                0,
                "lat",
                intake.rows["places"][key]["name"],
                "new-place",
                intake.rows["places"][key]["country"],
            ),
            key,
        )
        for key in placeless
    ]
    for raised in loaded.problems:
        key = _key(raised, keys)
        if _identity(raised, keys) in before or _only_follows(intake, raised, key):
            continue
        problem = _located(intake, raised, key)
        if (problem.sheet, problem.row, raised.column) not in reported:
            problems.append(problem)
    known = {(p.table, p.row, p.column, p.kind) for p in loaded.problems}
    for raised in with_points(loaded).problems:
        key = _key(raised, keys)
        if (
            (raised.table, raised.row, raised.column, raised.kind) not in known
            and ("places", key) in intake.cells
            and key not in placeless
        ):
            problems.append(replace(_located(intake, raised, key), is_warning=True))
    return problems


def _only_follows(intake: Intake, raised: Problem, key: str) -> bool:
    """Tell whether a problem goes when another does: its row rests on one that is not sound yet."""
    sent = raised.kind == "no-project" and any(
        row["partnership"] == key for row in intake.rows["projects"].values()
    )
    return sent or raised.kind == "not-loaded"


def _lacks_position(intake: Intake, key: str) -> bool:
    row = intake.rows["places"][key]
    return not row["lat"] and not row["lon"]


def _located(intake: Intake, raised: Problem, key: str) -> IncomingProblem:
    """A problem at the cell in which it was sent; without a place for a row that was not."""
    table = raised.table.removesuffix(".csv")
    if (table, key) not in intake.origins:
        return IncomingProblem("", 0, "", "", raised.value, raised)
    origin, columns = intake.origins[table, key]
    column = columns.get(raised.column, "") or (columns.get("name", "") if raised.kind == "new-place" else "")
    return origin.problem(column, raised)


def _keys(files: Files) -> dict[str, list[str]]:
    """The keys of each file's rows, from its second row on."""
    from data.csv_rows import csv_rows

    return {
        table.file: [cells[0] if cells else "" for _, cells in csv_rows(files[table.file].decode("utf-8"))][
            1:
        ]
        for table in TABLES.values()
        if table.file in files
    }


def _key(raised: Problem, keys: Mapping[str, list[str]]) -> str:
    rows = keys.get(raised.table, [])
    return rows[raised.row - 2] if 2 <= raised.row <= len(rows) + 1 else ""


def _identity(raised: Problem, keys: Mapping[str, list[str]]) -> tuple[str, ...]:
    return raised.table, _key(raised, keys), raised.column, raised.value, raised.kind
