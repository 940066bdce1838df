"""The numbers page: every number is that of the rows its link shows, and agrees with the view."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.language import language
from components.parts.numbers.findings import country_finding, kind_finding, theme_finding, year_finding
from components.parts.numbers.numbers import Bar, Numbers, numbers
from components.parts.numbers.render import head, own_totals, sections
from components.parts.numbers.years import THIN_UNTIL, Year, active_projects, year_numbers
from components.state.state import State, address
from components.view import build_view
from data.dates import parse_partial_date
from data.records import STATUSES, Dataset
from data.status import Period, project_status
from tests.components.strategies import states

TODAY = date(2026, 11, 22)


def in_year(dataset: Dataset, state: State, year: int) -> Year:
    (result,) = year_numbers(dataset, state, [year], TODAY.year)
    return result


def counted(dataset: Dataset, state: State) -> Numbers:
    return numbers(build_view(dataset, state, TODAY))


def test_the_key_figures_of_today(real: Dataset) -> None:
    result = counted(real, State(page="numbers"))
    assert [(f.name, f.n) for f in result.figures] == [
        ("partnerships", 30),
        ("swedish_places", 24),
        ("partner_places", 31),
        ("countries", 10),
    ]
    assert [f.name for f in result.statuses] == list(STATUSES)
    assert result.statuses[0].n == 30


def test_the_years_are_those_that_came_with_the_facts(real: Dataset) -> None:
    years = {y.year: (y.partnerships, y.projects) for y in counted(real, State()).years}
    # From the first year of the tables to their last; none is left out.
    assert (min(years), max(years), len(years)) == (1999, 2026, 28)
    assert (years[2020], years[2023], years[2024]) == ((41, 46), (41, 51), (53, 63))


def check_against_view(dataset: Dataset, state: State) -> None:
    """Every number of a state equals what the view of its link counts, and the sums equal the view's."""
    view = build_view(dataset, state, TODAY)
    result = numbers(view)
    assert result.partnerships == len(view.rows)
    for bar in (*result.themes, *result.countries, *result.kinds):
        there = build_view(dataset, bar.target, TODAY)
        assert bar.target.page == "table"
        assert bar.partnerships == there.counts.partnerships > 0
        assert bar.swedish_places == there.counts.swedish_places
        assert {r.id for r in there.rows} <= {r.id for r in view.rows}
    for figure in (*result.figures[:1], *result.statuses):
        assert figure.n == build_view(dataset, figure.target, TODAY).counts.partnerships
    if not state.country:
        by_country = Counter(c for r in view.rows for c in r.countries)
        assert {b.id: b.partnerships for b in result.countries} == by_country
    if not state.kind:
        assert sum(b.partnerships for b in result.kinds) == result.partnerships + result.in_both_kinds
    if not state.theme:
        themed = {r.id for b in result.themes for r in build_view(dataset, b.target, TODAY).rows}
        assert result.without_theme == len(view.rows) - len(themed)
    # A theme or a goal counts only where a project of the status carries it, so no status adds up with others.
    if not state.theme and not state.goal:
        shown = sum(f.n for f in result.statuses if f.name in (state.status or STATUSES))
        assert shown == result.partnerships


@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_numbers_agree_with_the_view_whatever_is_chosen(sample: Dataset, data: st.DataObject) -> None:
    check_against_view(sample, data.draw(states(sample, "numbers")))


@pytest.mark.parametrize(
    "state",
    [
        State(),
        State(status=(), funding=()),
        State(status=(), theme=("climate", "youth")),
        State(date="2020", kind=("region",)),
        State(country=("KE", "TZ"), status=("active", "ended")),
        State(text="vaxjo", status=()),
    ],
)
def test_numbers_agree_with_the_view_on_the_published_tables(real: Dataset, state: State) -> None:
    check_against_view(real, state)


@pytest.mark.parametrize(
    "state", [State(), State(theme=("youth",)), State(country=("KE",), funding=()), State(date="2012")]
)
@pytest.mark.parametrize("year", [2008, 2015, 2024])
def test_a_year_is_the_view_of_that_year(real: Dataset, state: State, year: int) -> None:
    result = in_year(real, state, year)
    there = build_view(real, result.target, TODAY)
    assert result.partnerships == there.counts.partnerships
    assert result.target == replace(state, page="table", date=str(year), status=("active",))


def test_chosen_themes_count_their_own_projects_only(real: Dataset) -> None:
    result = in_year(real, State(theme=("youth",)), 2024)
    rows = build_view(real, result.target, TODAY).rows
    active = [p for r in rows for p in r.projects if project_status(p, Period.year(2024)) == "active"]
    young = [p for p in active if "youth" in p.themes]
    assert result.projects == len(young) < len(active)


def test_chosen_values_alone_have_bars(real: Dataset) -> None:
    result = counted(real, State(country=("KE",), theme=("youth", "gender"), status=()))
    assert [b.id for b in result.countries] == ["KE"]
    assert {b.id for b in result.themes} == {"youth", "gender"}


def test_bars_are_sorted_by_number_then_name(real: Dataset) -> None:
    words = language("sv")
    bars = counted(real, State(status=())).countries
    assert list(bars) == sorted(bars, key=lambda b: (-b.partnerships, words.sort_key(b.label)))


def bar(name: str, n: int) -> Bar:
    return Bar(name, name, n, n, State(), "", "#000000")


def made(total: int, *bars: Bar, years: tuple[tuple[int, int, int], ...] = ()) -> Numbers:
    result = tuple(Year(year, n, projects, State()) for year, n, projects in years)
    return Numbers(total, (), (), bars, bars, bars, result, 0, 0)


def test_findings_name_the_first_and_say_when_several_share_it() -> None:
    sv, en = language("sv"), language("en")
    one = made(9, bar("Kenya", 5), bar("Uganda", 4))
    two = made(9, bar("Kenya", 4), bar("Uganda", 4), bar("Zambia", 1))
    four = made(8, *(bar(c, 2) for c in "ABCD"))
    assert country_finding(sv, one) == "Flest partnerskap är med Kenya: 5 av 9"
    assert country_finding(sv, two) == "Flest partnerskap är med Kenya och Uganda: 4 vardera"
    assert country_finding(en, four) == "4 countries have the most: 2 partnerships each"
    assert country_finding(sv, made(1, bar("Kenya", 1))) == "Det enda partnerskapet är med Kenya"
    assert country_finding(en, made(3, bar("Kenya", 3))) == "All 3 partnerships are with Kenya"
    assert theme_finding(sv, one) == "Kenya är det vanligaste temat: 5 av 9 partnerskap"
    assert theme_finding(en, two) == "“Kenya” and “Uganda” are equally common: 4 partnerships each"
    assert theme_finding(sv, four) == "4 teman är lika vanliga: 2 partnerskap vardera"
    assert theme_finding(sv, made(2)) == "Inget tema är känt för partnerskapen i urvalet"
    kinds = made(9, bar("kommun", 7), bar("region", 2))
    assert kind_finding(sv, kinds) == (
        "Av 9 partnerskap är den svenska partnern en kommun i 7 och en region i 2"
    )


def test_the_finding_of_the_years() -> None:
    sv = language("sv")
    assert "2024: 2, med 1 projekt" in year_finding(sv, made(2, years=((2023, 1, 9), (2024, 2, 1))))
    assert year_finding(sv, made(2, years=((2023, 2, 2), (2024, 2, 3)))).endswith(
        "pågick 2023 och 2024: 2 varje år"
    )
    many = made(2, years=tuple((y, 2, 2) for y in range(2010, 2015)))
    assert year_finding(sv, many).endswith("under 2010–2014")
    assert year_finding(sv, made(2, years=((2023, 0, 0),))) == sv("numbers.years_none")


def test_totals_of_the_organisation_stand_only_beside_the_same_selection(real: Dataset) -> None:
    def totals(state: State) -> int:
        view = build_view(real, state, TODAY)
        return len(own_totals(view, numbers(view)))

    assert totals(State()) == totals(State(status=(), date="2015")) == 3
    assert totals(State(theme=("youth",))) == totals(State(funding=())) == totals(State(text="kenya")) == 0


@pytest.mark.parametrize("code", ["sv", "en"])
def test_every_number_of_every_table_links_to_its_rows(real: Dataset, code: str) -> None:
    view = build_view(real, State(page="numbers", language=code), TODAY)
    result = numbers(view)
    made = sections(view, result)
    assert list(made) == ["themes", "countries", "years", "kinds"]
    for name, bars in (("themes", result.themes), ("countries", result.countries), ("kinds", result.kinds)):
        links = [unescape(u) for u in re.findall(r'<td[^>]*><a href="([^"]+)"', made[name].table)]
        assert [address(b.target) for b in bars] == [u for u in links if "sort=" not in u]
        assert all(b.label in unescape(made[name].table) for b in bars)
    assert len(re.findall("<tr>", made["years"].table)) == 1 + len(result.years)
    assert str(THIN_UNTIL) in made["years"].head
    assert address(result.statuses[0].target) in unescape(head(view, result))


def test_nothing_to_show_leaves_the_charts_out_but_says_the_years(real: Dataset) -> None:
    view = build_view(real, State(country=("KE",), world_region=("europe",)), TODAY)
    assert sections(view, numbers(view)) == {}
    planned = build_view(real, State(status=("planned",), country=("KE",)), TODAY)
    assert list(sections(planned, numbers(planned))) == ["years"]


def test_text_from_tables_is_only_text(real: Dataset) -> None:
    hostile = "<img src=x onerror=alert(1)>{{7*7}}"
    themes = {**real.themes, "youth": replace(real.themes["youth"], label_sv=hostile)}
    view = build_view(replace(real, revision="hostile theme", themes=themes), State(), TODAY)
    for section in sections(view, numbers(view)).values():
        assert "<img" not in section.head + section.table
    assert hostile in unescape(sections(view, numbers(view))["themes"].table)


def changed(dataset: Dataset, **projects: dict[str, object]) -> Dataset:
    """Return a dataset in which some projects have other values; ids with ``_`` for ``-``."""
    made = {
        i: replace(p, **projects[i.replace("-", "_")]) if i.replace("-", "_") in projects else p  # type: ignore[arg-type]  # fields by name
        for i, p in dataset.projects.items()
    }
    of = {i: tuple(made[p.id] for p in own) for i, own in dataset.projects_of.items()}
    return replace(dataset, revision=f"changed {sorted(projects)}", projects=made, projects_of=of)


def test_preparations_are_counted_apart_and_a_partnership_of_nothing_else_too(real: Dataset) -> None:
    plain, prepares = in_year(real, State(), 2024), {"grant_kind": "preparation"}
    assert plain.preparations == 0
    # Umeå and Kherson had nothing but this in 2024, Region Stockholm and Jinja had four projects.
    two = changed(real, umea_kherson_1=prepares, region_stockholm_jinja_2=prepares)
    one, active = in_year(two, State(), 2024), active_projects(two, State(), [2024])
    assert (one.partnerships, one.projects, one.preparations) == (plain.partnerships, plain.projects, 2)
    assert active.query("not preparation")["partnerships"].nunique() == plain.partnerships - 1
    chosen = in_year(changed(real, umea_kherson_1=prepares), State(theme=("health",)), 2024)
    assert chosen.preparations == 0


def test_years_that_have_not_begun_are_said_to_be_known_so_far(real: Dataset) -> None:
    later = changed(real, ale_ghanzi_2={"end": parse_partial_date("2028-06")})
    view = build_view(later, State(page="numbers"), TODAY)
    result = numbers(view)
    assert [y.year for y in result.years if y.ahead] == [2027, 2028]
    years = sections(view, result)["years"]
    rows = re.findall(r'<th scope="row">([^<]*)</th>', years.table)
    assert rows[-3:] == ["2026", "2027 (känt hittills)", "2028 (känt hittills)"]
    assert [k.label for k in years.keys][-1] == "Från 2027: det som är känt hittills"
    assert not any(
        "ahead" in k.line
        for k in sections(build_view(real, State(), TODAY), counted(real, State()))["years"].keys
    )
    # What has not been cannot have been the best year.
    ahead = tuple(replace(y, partnerships=9, ahead=y.year > 2026) for y in result.years)
    best = year_finding(language("sv"), replace(result, years=ahead))
    assert "2026" in best
    assert "2028" not in best


def test_the_table_of_the_years_has_a_column_for_preparations_where_there_are_any(real: Dataset) -> None:
    column = language("sv")("numbers.preparations")
    assert column not in sections(build_view(real, State(), TODAY), counted(real, State()))["years"].table
    some = changed(real, umea_kherson_1={"grant_kind": "preparation"})
    view = build_view(some, State(), TODAY)
    assert column in sections(view, numbers(view))["years"].table
