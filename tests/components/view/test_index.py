"""The rows on a date, and for each choice the bits of the rows that have it."""

from __future__ import annotations

from dataclasses import replace

from components.view.index import index
from data.goals import goals_of
from data.status import Period
from tests.components.view.real import REAL, TODAY

SEEN = index(REAL, Period.day(TODAY))


def test_a_row_knows_its_own_position_places_and_countries() -> None:
    for position, row in enumerate(SEEN.rows):
        assert row.position == position
        assert row.swedish.id == row.partnership.swedish_place
        assert tuple(p.id for p in row.partners) == row.partnership.partner_places
        assert set(row.countries) == {REAL.places[p].country for p in row.partnership.partner_places}


def test_the_bits_of_a_choice_are_the_rows_that_have_it() -> None:
    for country, bits in SEEN.bits["country"].items():
        having = sum(1 << row.position for row in SEEN.rows if country in row.countries)
        assert bits == having, country
    assert SEEN.everything == (1 << len(SEEN.rows)) - 1


def test_the_goals_of_a_row_are_those_of_its_projects_the_lowest_first() -> None:
    for row in SEEN.rows:
        served = {g for p in (row.standing.project, *row.projects) for g in goals_of(p, REAL.themes)}
        assert row.goals == tuple(sorted(served))


def test_a_goal_that_a_project_states_counts_in_place_of_those_of_its_themes() -> None:
    row = next(r for r in SEEN.rows if r.status == "active" and 17 not in r.goals)
    own = replace(row.standing.project, goals=(17,))
    projects = {**REAL.projects_of, row.id: (own,)}
    seen = index(replace(REAL, revision="stated goal", projects_of=projects), Period.day(TODAY))
    (changed,) = (r for r in seen.rows if r.id == row.id)
    assert changed.goals == (17,)
    assert seen.bits["goal"]["17"] == seen.current["goal"]["17"] == 1 << changed.position


def test_an_earlier_day_has_no_later_projects() -> None:
    then = index(REAL, Period.parse("2015-06-30"))
    assert 0 < len(then.rows) <= len(SEEN.rows)
    projects = {row.id: len(row.projects) for row in SEEN.rows}
    assert all(len(row.projects) <= projects[row.id] for row in then.rows)
    assert sum(len(row.projects) for row in then.rows) < sum(projects.values())


def test_it_is_kept_for_a_revision_and_a_day() -> None:
    once = index(REAL, Period.day(TODAY))
    assert index(REAL, Period.day(TODAY)) is once
    assert index(replace(REAL), Period.day(TODAY)) is once
    assert index(replace(REAL, revision="another index"), Period.day(TODAY)) is not once
