"""Which rows a filter leaves: by bits, as the rule says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from components.state.state import FILTERS, State
from components.view import build_view
from components.view.filter import bits, positions
from components.view.index import index
from components.view.search import row_texts
from data.goals import goals_of
from data.records import Dataset
from data.status import Period, project_status
from geo.gazetteer.provinces import province_of
from tests.components.strategies import states
from tests.components.view.real import REAL, TODAY, view


def plainly(dataset: Dataset, state: State) -> set[str]:
    """The rows by the words of the rule, one at a time: the slow answer that the bits must equal."""
    period = Period.parse(state.date) if state.date else Period.day(TODAY)
    seen = index(dataset, period)
    result = set()
    for row in seen.rows:
        partners = row.partners
        twins = {p.id for p in dataset.places.values() if p.same_as == row.swedish.id} | {row.swedish.id}
        kinds = {dataset.places[i].kind for i in twins}
        themed = [
            p
            for p in row.projects
            if set(state.theme) & set(p.themes)
            and (not state.status or project_status(p, period) == row.status)
        ]
        aimed = [
            p
            for p in row.projects
            if set(map(int, state.goal)) & set(goals_of(p, dataset.themes))
            and (not state.status or project_status(p, period) == row.status)
        ]
        words = row_texts(seen, state.language)[row.position].split()
        passes = [
            not state.theme or themed,
            not state.goal or aimed,
            not state.country or set(state.country) & {p.country for p in partners},
            not state.world_region
            or set(state.world_region) & {dataset.countries[p.country].world_region for p in partners},
            not state.swedish_place or set(state.swedish_place) & twins,
            not state.partner_place or set(state.partner_place) & {p.id for p in partners},
            not state.partner_province or set(state.partner_province) & {province_of(p) for p in partners},
            not state.kind or set(state.kind) & kinds,
            not state.status or row.status in state.status,
            not state.basis or row.standing.basis in state.basis,
            not state.programme or row.partnership.programme in state.programme,
            not state.funding or row.partnership.icld_funded in state.funding,
        ]
        if all(passes) and not state.text:
            result.add(row.id)
        assert words
    return result


@given(states(REAL))
@settings(max_examples=200, deadline=None)
def test_the_bits_give_the_rows_that_the_rule_gives(state: State) -> None:
    state = replace(state, text="")
    assert {r.id for r in build_view(REAL, state, TODAY).rows} == plainly(REAL, state)


@given(states(REAL))
@settings(max_examples=60, deadline=None)
def test_choosing_an_option_gives_the_number_that_stood_beside_it(state: State) -> None:
    shown = build_view(REAL, state, TODAY)
    for field in ("theme", "goal", "country", "kind", "status", "partner_place"):
        for option in shown.options[field][:6]:
            chosen = replace(state, **{field: (option.value,)})
            assert build_view(REAL, chosen, TODAY).counts.partnerships == option.count


@given(states(REAL))
@settings(max_examples=60, deadline=None)
def test_loosening_a_filter_gives_the_number_that_was_promised(state: State) -> None:
    shown = build_view(REAL, state, TODAY)
    for result in shown.loosenings:
        emptied = "" if result.field == "text" else ()
        assert (
            build_view(REAL, replace(state, **{result.field: emptied}), TODAY).counts.partnerships
            == result.count
        )


def test_every_filter_offers_every_choice_there_is() -> None:
    offered = view(text="qqqq").options
    assert set(offered) == set(FILTERS)
    assert all(o.count == 0 for options in offered.values() for o in options)
    assert {o.value for o in offered["theme"]} == set(REAL.themes)
    assert len(offered["country"]) == 23


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("vaxjo", "vaxjo-vushtrri"),
        ("Växjö", "vaxjo-vushtrri"),
        ("homa bay", "harryda-homa-bay"),
        ("HOMABAY", "harryda-homa-bay"),
        ("sydafrika", "falun-mogale-city"),
        ("south africa", "falun-mogale-city"),
    ],
)
def test_search_forgives_marks_capitals_and_language(typed: str, expected: str) -> None:
    assert expected in {r.id for r in view(text=typed, status=(), funding=()).rows}


def test_active_on_a_theme_means_an_active_project_with_that_theme() -> None:
    climate = view(theme=("climate",))
    for row in climate.rows:
        assert any(
            "climate" in p.themes and project_status(p, climate.period) == "active" for p in row.projects
        ), row.id
    ever = view(theme=("climate",), status=())
    assert len(ever.rows) > len(climate.rows)


def test_active_on_a_goal_means_an_active_project_that_serves_it() -> None:
    equality = view(goal=("5",))
    for row in equality.rows:
        active = [p for p in row.projects if project_status(p, equality.period) == "active"]
        assert any(5 in goals_of(p, REAL.themes) for p in active), row.id
        assert 5 in row.goals
    ever = view(goal=("5",), status=())
    assert len(ever.rows) > len(equality.rows) > 0


def test_goals_offered_are_those_that_some_project_serves_the_lowest_first() -> None:
    served = {g for p in REAL.projects.values() for g in goals_of(p, REAL.themes)}
    assert [o.value for o in view().options["goal"]] == [str(g) for g in sorted(served)]


def test_gotland_is_found_as_kommun_and_as_region() -> None:
    everything = {"status": (), "funding": ()}
    as_kommun = {r.id for r in view(swedish_place=("gotland",), **everything).rows}
    as_region = {r.id for r in view(swedish_place=("region-gotland",), **everything).rows}
    assert as_kommun == as_region != set()
    assert as_region <= {r.id for r in view(kind=("kommun",), **everything).rows}


def test_positions_are_the_set_bits() -> None:
    assert list(positions(0)) == []
    assert list(positions(0b1011001)) == [0, 3, 4, 6]
    seen = index(REAL, Period.day(TODAY))
    assert list(positions(bits(seen, State(status=(), funding=())))) == list(range(len(seen.rows)))


@pytest.mark.parametrize("theme", ["youth", "climate", "health"])
def test_beside_a_theme_each_status_counts_what_choosing_it_shows(theme: str) -> None:
    for asked in (State(theme=(theme,)), State(theme=(theme,), status=())):
        for option in build_view(REAL, asked, TODAY).options["status"]:
            chosen = build_view(REAL, replace(asked, status=(option.value,)), TODAY)
            assert option.count == len(chosen.rows), option
