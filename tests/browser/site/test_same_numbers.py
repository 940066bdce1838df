"""The browser's page of numbers says Python's numbers, in its words, with its links."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from components.parts.numbers.numbers import Bar, Figure, numbers
from components.parts.numbers.render import Section, sections
from components.state.state import State, address, encode
from components.view import View, build_view
from data.dates import parse_partial_date
from data.records import Dataset
from tests.browser.site.build import TODAY
from tests.browser.site.conftest import Visit
from tests.browser.site.engine import Engine, running
from tests.browser.site.states import dated

IN_BROWSER = """asked => asked.map(pairs => {
    const PS = PartnershipSite, state = PS.state.decode("numbers", pairs, PS.dataset.known);
    const view = PS.view(PS.dataset, state), found = PS.numbers.of(view);
    const to = s => "./" + s.page + (PS.state.query(s) ? "?" + PS.state.query(s) : "");
    const bars = all => all.map(b => [b.id, b.label, b.partnerships, b.places, to(b.target), b.group, b.colour]);
    const figures = all => all.map(f => [f.name, f.n, to(f.target)]);
    return {
        partnerships: found.partnerships, figures: figures(found.figures), statuses: figures(found.statuses),
        themes: bars(found.themes), countries: bars(found.countries), kinds: bars(found.kinds),
        years: found.years.map(y => [y.year, y.partnerships, y.projects, y.preparations, y.ahead, to(y.target)]),
        without_theme: found.withoutTheme, in_both_kinds: found.inBothKinds,
        sections: Object.fromEntries(Object.entries(PS.sections.of(view, found)).map(([name, s]) => [name, {
            finding: s.finding, notes: s.notes, keys: s.keys.map(k => [k.shape, k.colour, k.label, k.line]),
            columns: s.columns,
            rows: s.rows.map(([label, cells]) => [label, cells.map(c => [c.text, c.target && to(c.target)])]),
        }])),
    };
})"""


def told(view: View) -> dict[str, Any]:
    """Return of Python's numbers what the browser is asked for."""
    found = numbers(view)
    return {
        "partnerships": found.partnerships,
        "figures": figures(found.figures),
        "statuses": figures(found.statuses),
        "themes": bars(found.themes),
        "countries": bars(found.countries),
        "kinds": bars(found.kinds),
        "years": [
            [y.year, y.partnerships, y.projects, y.preparations, y.ahead, address(y.target)]
            for y in found.years
        ],
        "without_theme": found.without_theme,
        "in_both_kinds": found.in_both_kinds,
        "sections": {name: around(section) for name, section in sections(view, found).items()},
    }


def figures(found: tuple[Figure, ...]) -> list[list[Any]]:
    return [[f.name, f.n, address(f.target)] for f in found]


def bars(found: tuple[Bar, ...]) -> list[list[Any]]:
    return [
        [b.id, b.label, b.partnerships, b.swedish_places, address(b.target), b.group, b.colour] for b in found
    ]


def around(section: Section) -> dict[str, Any]:
    table = LexborHTMLParser(section.table)
    return {
        "finding": section.finding,
        "notes": list(section.notes),
        "keys": [[k.shape, k.colour, k.label, k.line] for k in section.keys],
        "columns": [th.text() for th in table.css("thead th")[1:]],
        "rows": [[tr.css("th")[0].text(), [cell(td) for td in tr.css("td")]] for tr in table.css("tbody tr")],
    }


def cell(td: LexborNode) -> list[str | None]:
    link = td.css_first("a")
    for hidden in td.css(".pk-hidden"):
        hidden.decompose()
    return [td.text(), link.attributes["href"] if link else None]


def compare(engine: Engine, dataset: Dataset, asked: list[State]) -> None:
    found = engine.evaluate(IN_BROWSER, [list(encode(s).items()) for s in asked])
    for state, browsers in zip(asked, found, strict=True):
        assert browsers == told(build_view(dataset, state, TODAY)), state


@pytest.mark.parametrize("lists", [3, pytest.param(18, marks=pytest.mark.deep)])
def test_random_states_give_the_same_numbers(engine: Engine, real: Dataset, lists: int) -> None:
    @settings(
        max_examples=lists, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None
    )
    @given(st.lists(dated(real, "numbers"), min_size=12, max_size=12))
    def each(asked: list[State]) -> None:
        compare(engine, real, asked)

    each()


def test_the_usual_filters_give_the_same_numbers(engine: Engine, real: Dataset) -> None:
    few: list[dict[str, Any]] = [
        {}, {"status": ()}, {"status": (), "funding": ()}, {"theme": ("climate",)}, {"date": "2020"},
        {"theme": ("climate", "youth")}, {"country": ("KE",)}, {"kind": ("region",)}, {"text": "vaxjo"},
        {"swedish_place": ("gotland",)}, {"world_region": ("asia",)}, {"programme": ("RU",), "status": ()},
        {"goal": ("5",)}, {"goal": ("16",), "theme": ("gender",)},
    ]  # fmt: skip
    compare(engine, real, [State(page="numbers", language=c, **f) for c in ("sv", "en") for f in few])


def test_preparations_and_years_ahead_are_told_alike(real: Dataset) -> None:
    end, begin = parse_partial_date("2028"), parse_partial_date("2027")
    # Half of them begin only next year, so that more run then than ever before.
    own = [
        replace(p, grant_kind="preparation", end=end) if i % 2 else replace(p, start=begin, end=end)
        for i, p in enumerate(real.projects.values())
    ]
    of = {ident: tuple(p for p in own if p.partnership == ident) for ident in real.partnerships}
    later = replace(real, revision="later", projects={p.id: p for p in own}, projects_of=of)
    asked = [State(page="numbers", language=c, theme=t) for c in ("sv", "en") for t in ((), ("youth",))]
    with running(later) as program:
        compare(program, later, asked)


def test_the_page_draws_the_numbers_of_a_shared_link(visit: Visit, root: str, real: Dataset) -> None:
    page = visit(f"{root}/numbers/index.html?theme=climate&status=all")
    found = numbers(build_view(real, State(page="numbers", theme=("climate",), status=()), TODAY))
    assert page.locator(".pk-key-n").all_inner_texts() == [str(f.n) for f in found.figures]
    shown = page.locator(".pk-chart-bars").nth(1).locator("li")
    assert [li.inner_text().split("\n")[0].strip() for li in shown.all()] == [
        b.label for b in found.countries
    ]
    rows = page.locator("[data-table=years] tbody tr")
    assert rows.count() == len(found.years)
    drawn = page.locator(".pk-chart svg:visible")
    assert drawn.count() == 1
    assert drawn.locator("circle").count() == len(found.years)
    # A number leads to its rows, and the filters of the page change the numbers.
    page.locator("label.pk-choice", has_text="Klimat").click()
    assert "theme" not in page.url
    total = page.locator(".pk-key-n").first.inner_text()
    page.locator(".pk-key a").first.click()
    page.locator(".pk-table").wait_for()
    assert f"av {total}" in page.locator("caption").inner_text()


def test_where_nothing_is_shown_the_page_says_so(visit: Visit, root: str) -> None:
    page = visit(f"{root}/numbers/index.html?text=qqqqq")
    assert page.locator(".pk-empty").is_visible()
    assert page.locator(".pk-chart svg").count() == 0
