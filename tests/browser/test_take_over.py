"""Streamlit's page takes the place of the finished page without a jump, and nothing that the visitor did is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from components.host.internals.streamlit_dom import MAIN, SEARCH
from components.host.internals.streamlit_files import SCRIPT_ADDRESS
from components.outputs.page.first_page import ELEMENT
from components.state.state import PAGES
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.harness import FRAME, settled

FINISHED = f"#{ELEMENT}"
MOST_SHIFT = 0.02
"""Cumulative layout shift: bad is above 0.25, good below 0.1."""

_SHIFT = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 100);
})"""


_WITHHOLD = """(() => {
    const held = [];
    let through = false;
    const text = new TextDecoder();
    const add = WebSocket.prototype.addEventListener;
    WebSocket.prototype.addEventListener = function (type, listener, options) {
        if (type !== "message") return add.call(this, type, listener, options);
        return add.call(this, type, (event) => {
            const first = held.length || /<footer/.test(text.decode(event.data));
            if (!through && held.length) held.push(() => listener.call(this, event));
            else {
                listener.call(this, event);
                if (!through && first) held.push(() => {});
            }
        }, options);
    };
    window.release = () => { through = true; held.splice(0).forEach((deliver) => deliver()); };
})()"""


class Held:
    """Streamlit's program, which comes when it is released."""

    def __init__(self, page: Page) -> None:
        self.routes: list[Route] = []
        self.page = page
        page.route(f"**{SCRIPT_ADDRESS.removeprefix('.')}index.*.js", self.hold)

    def hold(self, route: Route) -> None:
        self.routes.append(route)

    def release(self, maps: int = 0) -> None:
        for route in self.routes:
            route.continue_()
        settled(self.page, maps=maps)
        expect(self.page.locator(FINISHED)).to_have_count(0)


@pytest.fixture
def held(page: Page) -> Held:
    return Held(page)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_on_a_page_jumps(new_page: Callable[..., Page], name: str, size: dict[str, int]) -> None:
    page = new_page(size)
    page.goto("/" if name == "map" else f"/{name}")
    settled(page)
    assert page.evaluate(_SHIFT) <= MOST_SHIFT


def test_neither_a_typeface_nor_a_style_that_comes_late_moves_the_page_or_stops_our_script(
    page: Page, held: Held
) -> None:
    late: list[Route] = []
    page.route("**/source-sans-*.woff", lambda route: late.insert(0, route))
    page.route("**/static/css/index.*.css", held.hold)
    page.goto("/", wait_until="commit")
    page.locator("html[data-face]").wait_for(state="attached")
    for route in late:
        route.continue_()
    page.evaluate("() => document.fonts.load('1rem \"Source Sans at once\"')")
    held.release(maps=1)
    assert page.evaluate(_SHIFT) <= MOST_SHIFT


def test_a_place_that_was_scrolled_to_stays_in_sight(page: Page, held: Held) -> None:
    page.goto("/articles", wait_until="commit")
    page.locator(f"{FINISHED} footer").wait_for()
    at = page.evaluate("() => { scrollTo({ top: 700, behavior: 'instant' }); return scrollY; }")
    assert at == 700
    title = page.locator(f"{FINISHED} .pk-article").nth(6)
    above, name = title.bounding_box(), title.inner_text()
    held.release()
    assert page.locator(MAIN).evaluate("main => main.scrollTop") == pytest.approx(at, abs=1)
    after = page.locator(".pk-article").nth(6)
    assert after.inner_text() == name
    assert above is not None
    assert after.bounding_box() == pytest.approx(above, abs=2)


def test_what_is_typed_while_streamlit_starts_is_searched_for(page: Page, held: Held) -> None:
    page.goto("/table", wait_until="commit")
    page.locator(f"{FINISHED} input[name=text]").press_sequentially("kenya")
    held.release()
    field = page.locator(SEARCH)
    expect(field).to_be_focused()
    expect(field).to_have_value("kenya")
    page.wait_for_url("**/table?text=kenya")


def test_the_focus_stays_on_the_same_link(page: Page, held: Held) -> None:
    page.goto("/table", wait_until="commit")
    page.locator(f"{FINISHED} .pk-nav").get_by_role("link", name="Siffror").focus()
    held.release()
    expect(page.locator(".pk-nav").get_by_role("link", name="Siffror")).to_be_focused()


def test_what_was_opened_stays_open(page: Page, held: Held) -> None:
    page.goto("/numbers", wait_until="commit")
    table = page.locator(f"{FINISHED} details", has_text="Diagrammet som tabell").first
    table.locator("summary").click()
    held.release()
    opened = page.locator("details[open]", has_text="Diagrammet som tabell")
    expect(opened).to_have_count(1)


def test_a_link_works_before_streamlit_has_started(page: Page, held: Held) -> None:
    page.goto("/", wait_until="commit")
    page.locator(f"{FINISHED} .pk-nav").get_by_role("link", name="Tabell").click()
    expect(page.locator(f"{FINISHED} .pk-table tbody tr").first).to_be_visible()
    held.release()
    expect(page.locator(".pk-nav a[aria-current]")).to_have_text("Tabell")


def test_the_picture_stands_until_the_map_is_drawn(page: Page) -> None:
    rows: list[Route] = []

    def hold(route: Route) -> None:
        rows.append(route)

    page.route("**/map.json", hold)
    page.goto("/", wait_until="commit")
    page.frame_locator(FRAME).locator(".leaflet-container").wait_for(state="attached")
    expect(page.locator(f"{FINISHED} .pk-first-map svg")).to_be_visible()
    for route in rows:
        route.continue_()
    settled(page, maps=1)
    expect(page.locator(FINISHED)).to_have_count(0)


def test_a_map_that_cannot_be_drawn_does_not_keep_the_page_waiting(page: Page) -> None:
    page.route("**/map.json", lambda _: None)  # no answer, ever
    page.goto("/", wait_until="commit")
    expect(page.locator(FINISHED)).to_have_count(0, timeout=25_000)


def test_a_fragment_of_the_address_is_in_sight_before_and_after(page: Page, held: Held) -> None:
    page.goto("/about#status", wait_until="commit")
    heading = page.locator("#status").first
    expect(heading).to_be_in_viewport()
    held.release()
    expect(page.locator("#status")).to_have_count(1)
    expect(page.locator("#status")).to_be_in_viewport()


def test_the_map_is_live_before_the_filters_are_and_these_stay_usable(page: Page) -> None:
    """The run's last messages, which bring the filters, are withheld."""
    page.add_init_script(_WITHHOLD)
    page.goto("/", wait_until="commit")
    page.locator("html[data-page]").wait_for(state="attached")
    expect(page.locator(f"{FINISHED} main")).to_have_count(0)
    expect(page.locator(FRAME)).to_be_visible()
    theme = page.locator(f"{FINISHED} .pk-pill").first
    expect(theme).to_be_visible()
    assert page.evaluate("document.documentElement.dataset.live") is None
    page.evaluate("window.release()")
    settled(page, maps=1)
    expect(page.locator(FINISHED)).to_have_count(0)
