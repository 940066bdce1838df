"""One filter decides rows, counts, legend, sentence and drawing alike."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from components.parts.map.payload import payload
from components.state.state import FILTERS, State
from components.view import View, build_view
from components.view.filter import bits, positions
from components.view.index import index
from data.reading.read_folder import read_folder
from data.records import STATUSES, Dataset
from data.status import Period, project_status
from tests.components.strategies import states
from tests.conftest import TABLES

TODAY = date(2026, 11, 22)
REAL = read_folder(TABLES).dataset


def view(**chosen: object) -> View:
    return build_view(REAL, State(**chosen), TODAY)  # type: ignore[arg-type]  # field names and values


def test_the_first_view_is_what_is_active_today() -> None:
    first = view()
    assert (
        first.counts.partnerships,
        first.counts.swedish_places,
        first.counts.partner_places,
        first.counts.countries,
    ) == (30, 24, 31, 10)
    assert first.sentence == (
        "30 aktiva partnerskap mellan 24 svenska kommuner och regioner och 31 lokala styren i 10 länder."
    )
    assert view(language="en").sentence == (
        "30 active partnerships between 24 Swedish municipalities and regions "
        "and 31 local governments in 10 countries."
    )


@pytest.mark.parametrize(
    ("when", "partnerships", "swedish", "abroad", "countries"),
    [
        ("2020-06-30", 37, 32, 34, 14),
        ("2024-06-30", 52, 40, 50, 12),
        ("2020", 41, 36, 38, 14),
        ("2023", 41, 38, 41, 10),
        ("2024", 53, 41, 51, 12),
    ],
)
def test_earlier_dates_count_as_the_sources_give(
    when: str, partnerships: int, swedish: int, abroad: int, countries: int
) -> None:
    counts = view(date=when).counts
    assert (counts.partnerships, counts.swedish_places, counts.partner_places, counts.countries) == (
        partnerships, swedish, abroad, countries,
    )  # fmt: skip


def plainly(dataset: Dataset, state: State) -> set[str]:
    """The rows by the words of the rule, one at a time: the slow answer that the bits must equal."""
    period = Period.parse(state.date) if state.date else Period.day(TODAY)
    seen = index(dataset, period)
    found = set()
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
        words = seen.haystacks[row.position].split()
        passes = [
            not state.theme or themed,
            not state.country or set(state.country) & {p.country for p in partners},
            not state.world_region
            or set(state.world_region) & {dataset.countries[p.country].world_region for p in partners},
            not state.swedish_place or set(state.swedish_place) & twins,
            not state.partner_place or set(state.partner_place) & {p.id for p in partners},
            not state.kind or set(state.kind) & kinds,
            not state.status or row.status in state.status,
            not state.programme or row.partnership.programme in state.programme,
            not state.funding or row.partnership.icld_funded in state.funding,
        ]
        if all(passes) and not state.text:
            found.add(row.id)
        assert words
    return found


@given(states(REAL))
@settings(max_examples=200, deadline=None)
def test_the_bits_give_the_rows_that_the_rule_gives(state: State) -> None:
    state = replace(state, text="")
    assert {r.id for r in build_view(REAL, state, TODAY).rows} == plainly(REAL, state)


@given(states(REAL))
@settings(max_examples=100, deadline=None)
def test_everything_in_a_view_agrees_with_its_rows(state: State) -> None:
    shown = build_view(REAL, state, TODAY)
    ids = [r.id for r in shown.rows]
    assert len(ids) == len(set(ids)) == shown.counts.partnerships
    assert sum(shown.counts.by_status.values()) == len(ids)
    assert sum(e.count for e in shown.legend) == len(ids)
    assert set(shown.groups) == set(ids)
    assert set(shown.counts.by_status) == set(STATUSES)
    assert bool(shown.loosenings) <= (not ids)
    assert str(len(ids)) in shown.sentence or not ids
    for article in shown.articles:
        assert set(article.partnerships) & set(ids)
    if shown.selection:
        assert set(shown.selection.rows) <= set(shown.rows)
        assert not set(shown.selection.hidden) & set(shown.rows)


@given(states(REAL))
@settings(max_examples=60, deadline=None)
def test_choosing_an_option_gives_the_number_that_stood_beside_it(state: State) -> None:
    shown = build_view(REAL, state, TODAY)
    for field in ("theme", "country", "kind", "status", "partner_place"):
        for option in shown.options[field][:6]:
            chosen = replace(state, **{field: (option.value,)})
            assert build_view(REAL, chosen, TODAY).counts.partnerships == option.count


@given(states(REAL))
@settings(max_examples=60, deadline=None)
def test_loosening_a_filter_gives_the_number_that_was_promised(state: State) -> None:
    shown = build_view(REAL, state, TODAY)
    for found in shown.loosenings:
        emptied = "" if found.field == "text" else ()
        assert (
            build_view(REAL, replace(state, **{found.field: emptied}), TODAY).counts.partnerships
            == found.count
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


def test_gotland_is_found_as_kommun_and_as_region() -> None:
    everything = {"status": (), "funding": ()}
    as_kommun = {r.id for r in view(swedish_place=("gotland",), **everything).rows}
    as_region = {r.id for r in view(swedish_place=("region-gotland",), **everything).rows}
    assert as_kommun == as_region != set()
    assert as_region <= {r.id for r in view(kind=("kommun",), **everything).rows}


def test_sorting_keeps_the_rows_and_puts_the_unknown_last() -> None:
    for sort in ("start", "-start", "end", "-end", "country", "-partner", "status", "theme"):
        shown = view(sort=sort, status=())
        assert {r.id for r in shown.rows} == {r.id for r in view(status=()).rows}
    years = [r.start_year for r in view(sort="-start", status=()).rows]
    known = [y for y in years if y is not None]
    assert known == sorted(known, reverse=True)
    assert years[: len(known)] == known


def test_swedish_letters_sort_after_z() -> None:
    names = [r.swedish.short_name for r in view(status=(), funding=()).rows]
    assert names.index("Åmål") > names.index("Växjö")
    assert names.index("Älmhult") > names.index("Åmål")
    assert names.index("Östersund") > names.index("Älvsbyn")


@given(states(REAL))
@settings(max_examples=60, deadline=None)
def test_the_drawing_holds_the_rows_and_no_text(state: State) -> None:
    shown = build_view(REAL, state, TODAY)
    drawing = json.loads(base64.b64decode(payload(shown)))
    rows = base64.b64decode(drawing["rows"])
    drawn = {ident for ident, code in zip(REAL.partnerships, rows, strict=True) if code}
    assert drawn == {r.id for r in shown.rows}
    for ident, code in zip(REAL.partnerships, rows, strict=True):
        if code:
            group = list(REAL.theme_groups)[(code >> 3) - 1] if code >> 3 else ""
            assert group == shown.groups[ident]
    places = base64.b64decode(drawing["places"])
    ends = {p.id for r in shown.rows for p in (r.swedish, *r.partners)}
    assert {ident for ident, code in zip(REAL.places, places, strict=True) if code} == ends


def test_positions_are_the_set_bits() -> None:
    assert list(positions(0)) == []
    assert list(positions(0b1011001)) == [0, 3, 4, 6]
    seen = index(REAL, Period.day(TODAY))
    assert list(positions(bits(seen, State(status=(), funding=())))) == list(range(len(seen.rows)))


def test_what_is_counted_beside_the_map_is_on_the_map() -> None:
    chosen = view(theme=("climate",), country=("BW",))
    assert [(o.value, o.count) for o in chosen.counted("theme")] == [("climate", 1)]
    assert [(o.value, o.count) for o in chosen.counted("country")] == [("BW", 1)]
    assert len([o for o in chosen.options["theme"] if o.count]) > 1


@given(states(REAL))
def test_nothing_that_is_counted_beside_the_map_is_more_than_the_map_shows(state: State) -> None:
    shown = build_view(REAL, state, TODAY)
    for option in shown.counted("country"):
        assert option.count == sum(option.value in r.countries for r in shown.rows) > 0
    # A row bears the themes of all its projects, but is found by those of projects that have the status asked for.
    for option in shown.counted("theme"):
        assert 0 < option.count <= sum(option.value in r.themes for r in shown.rows)
