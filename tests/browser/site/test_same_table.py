"""The table's columns in the browser are Python's, in every state, and so are the links that choose them."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from components.parts.table.render import ALWAYS, column_choices, shown_columns
from components.state.state import COLUMNS, State, encode
from components.view import build_view
from data.records import Dataset
from tests.browser.site.build import TODAY
from tests.browser.site.conftest import Visit
from tests.browser.site.engine import Engine
from tests.components.strategies import states

IN_BROWSER = """asked => asked.map(pairs => {
    const PS = PartnershipSite, state = PS.state.decode("table", pairs, PS.dataset.known);
    const choices = PS.table.choices(PS.view(PS.dataset, state));
    return [PS.table.shownColumns(state), choices.map(c => [c.name, c.label, c.shown, PS.state.encode(c.target)])];
})"""


def test_columns_and_the_links_that_choose_them_are_the_same(engine: Engine, real: Dataset) -> None:
    @settings(max_examples=2, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.lists(states(real, page="table"), min_size=40, max_size=40))
    def compare(drawn: list[State]) -> None:
        every = [State(page="table", columns=tuple(c for c in COLUMNS if c != left)) for left in COLUMNS]
        asked = [State(page="table"), *every, *drawn]
        result = engine.evaluate(IN_BROWSER, [list(encode(s).items()) for s in asked])
        for state, browsers in zip(asked, result, strict=True):
            choices = column_choices(build_view(real, state, TODAY).language, state)
            assert browsers == [
                list(shown_columns(state)),
                [[c.name, c.label, c.shown, [list(p) for p in encode(c.target).items()]] for c in choices],
            ], state

    compare()


def test_columns_are_chosen_by_keyboard_and_stand_in_the_link(visit: Visit, site: str) -> None:
    page = visit(f"{site}/table/index.html?theme=climate")
    page.locator(".pk-columns summary").press("Enter")
    for name in ("topic", "country"):
        link = page.locator(f'[data-here="column:{name}"]')
        link.press("Enter")
        # The list stays open, and the keyboard where it was: the next choice is one key away.
        expect(link).to_be_focused()
        expect(link).not_to_have_attribute("aria-current", "true")
        expect(page.locator(f".pk-col-{name}")).to_have_count(0)
    left = [c for c in COLUMNS if c not in ("topic", "country")]
    assert page.url.endswith(f"?theme=climate&columns={','.join(left)}")
    other = visit(page.url)
    assert other.locator(".pk-table thead th").evaluate_all("all => all.map(e => e.className)") == [
        f"pk-col-{c}" for c in left
    ]
    page.locator(".pk-columns-all").press("Enter")
    expect(page.locator(".pk-columns summary")).to_be_focused()
    expect(page.locator(".pk-table thead th")).to_have_count(len(COLUMNS))
    assert page.url.endswith("?theme=climate")
    assert page.locator(".pk-column").count() == len(COLUMNS) - len(ALWAYS)
