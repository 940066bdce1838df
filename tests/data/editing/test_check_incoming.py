"""Problems of the tables, back at the cells in which they were sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.editing.check_incoming import problems_of
from data.editing.intake import Intake, Origin
from data.reading.load import Loaded
from data.records import Dataset, Problem
from data.store.revision import Files, files_of

TODAY = date(2026, 11, 22)
PLACE = {"name": "Kitwe", "kind": "city", "country": "XK"}
COLUMNS = {
    column: column for column in (*PLACE, "id", "lat", "lon", "start", "end", "source_urls", "confidence")
}
ORIGIN = Origin("Blad", 7, {column: column.title() for column in COLUMNS}, {"end": 3, "name": 1, "lat": 4})


@pytest.fixture
def base(sample: Dataset) -> Files:
    return files_of(sample)


def found(intake: Intake, base: Files, **more: object) -> list[tuple[str, int, str, str]]:
    with_points = more.get("with_points", lambda loaded: loaded)
    problems = problems_of(intake, base, TODAY, with_points)  # type: ignore[arg-type]
    return [
        (f"({p.problem.kind})" if p.is_warning else p.problem.kind, p.row, p.cell, p.value) for p in problems
    ]


def test_a_place_without_a_position_is_one_problem_and_what_rests_on_it_is_checked(
    base: Files, sample: Dataset
) -> None:
    intake = Intake(base)
    swedish = next(place.id for place in sample.places.values() if place.is_swedish)
    origin = replace(ORIGIN, at=dict.fromkeys(ORIGIN.headings, 0))
    intake.put("places", "kitwe", PLACE, origin, COLUMNS)
    ends = {"swedish_place": swedish, "partner_places": "kitwe", "programme": "KP", "icld_funded": "yes"}
    intake.put("partnerships", "a-kitwe", ends, origin, COLUMNS)
    project = {
        "partnership": "a-kitwe",
        "start": "2026",
        "end": "2025",
        "stated_status": "granted",
        "confidence": "high",
    }
    intake.put("projects", "a-kitwe-1", {**project, "source_urls": "https://example.org/"}, origin, COLUMNS)
    assert found(intake, base) == [("new-place", 7, "A7", "Kitwe"), ("date-order", 7, "A7", "2025")]


def test_problems_that_were_there_before_are_not_told_again(base: Files, sample: Dataset) -> None:
    broken = {**base, "projects.csv": base["projects.csv"].replace(b",high,", b",sure,", 1)}
    key = next(iter(sample.projects))
    intake = Intake(broken)
    intake.put("projects", key, {"title": "x"}, ORIGIN, COLUMNS)
    assert found(intake, broken) == []


def test_a_problem_elsewhere_that_a_row_causes_is_told_without_a_cell(base: Files, sample: Dataset) -> None:
    """A theme loses its id's row: what refers to it was not sent."""
    partnership = next(iter(sample.partnerships))
    intake = Intake(base)
    for key in intake.projects_of(partnership):
        intake.put("projects", key, {"partnership": "nowhere"}, ORIGIN, COLUMNS)
    kinds = {(kind, row) for kind, row, _, _ in found(intake, base)}
    assert ("no-project", 0) in kinds
    assert ("reference", 7) in kinds


def test_what_outlines_show_of_a_row_that_was_sent_is_a_warning(base: Files, sample: Dataset) -> None:
    keys = [place.id for place in sample.places.values() if not place.is_swedish][:2]
    rows = list(sample.places)

    def with_points(loaded: Loaded) -> Loaded:
        far = [Problem("places.csv", rows.index(key) + 2, "lat", "0, 0", "point", " | KE | ") for key in keys]
        return replace(loaded, problems=(*loaded.problems, *far))

    intake = Intake(base)
    intake.put("places", keys[0], {"lat": "0"}, ORIGIN, COLUMNS)
    assert found(intake, base, with_points=with_points) == [("(point)", 7, "E7", "0, 0")]
