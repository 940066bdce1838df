"""What the first visitor gets, in which order the map's files come, and what happens when one is lost on its way."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from components.host.internals.streamlit_dom import SIDEBAR
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.harness import FRAME, Seen, drawn, map_frame, serve, settled
from tests.browser.proofs import visitor

DATA = ("map.json", "world.json", "sweden.json")


def _asked(page: Page, path: str) -> list[str]:
    """Return the names of the files that a first visit asks for, in order."""
    names: list[str] = []
    page.on("request", lambda request: names.append(urlsplit(request.url).path.rpartition("/")[2]))
    page.goto(path)
    settled(page, maps=1)
    return names


def test_the_first_visitor_of_all_may_come_to_any_page(browser: Browser) -> None:
    with serve() as fresh, visitor(browser, fresh.address) as page:
        page.goto("/table")
        settled(page)
        expect(page.locator(".pk-table tbody tr").first).to_be_visible()
        expect(page.locator(".pk-nav a[aria-current]")).to_have_text("Tabell")


@pytest.mark.parametrize("path", ["/", "/place?id=vaxjo"])
def test_rows_and_outlines_are_asked_for_once_and_before_the_maps_frame(page: Page, path: str) -> None:
    names = _asked(page, path)
    for name in DATA:
        assert names.count(name) == 1
        assert names.index(name) < names.index("index.html")


def test_what_comes_after_the_map_does_not_wait_for_a_map_that_cannot_be_drawn(page: Page) -> None:
    page.route("**/world.json", lambda _: None)  # no answer, ever
    page.goto("/")
    expect(page.locator(SIDEBAR).get_by_role("button", name="Klimat")).to_be_visible(timeout=20_000)


def test_a_file_that_was_lost_at_first_is_asked_for_again(page: Page, seen: Seen) -> None:
    lost: list[str] = []

    def lose_once(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.request.url)
            route.abort()

    page.route("**/world.json", lose_once)
    page.goto("/")
    settled(page, maps=1)
    assert len(drawn(page)["partnerships"]) > 0
    assert len(lost) == 1
    assert all("ERR_FAILED" in error for error in seen.errors)
    seen.errors.clear()


_WHERE = """() => {
    const map = Object.values(window).find(v => v instanceof L.Map);
    return [map.getZoom(), map.getCenter().lat, map.getCenter().lng];
}"""


@pytest.mark.parametrize(
    ("size", "late"), [(PHONE, True), (DESKTOP, False)], ids=["phone, style late", "desktop"]
)
def test_the_map_opens_as_its_button_for_what_is_shown_would_have_it(
    new_page: Callable[..., Page], size: dict[str, int], late: bool
) -> None:
    page = new_page(size)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    if late:
        page.route("**/map.css", hold)
    page.goto("/")
    if late:
        page.frame_locator(FRAME).locator(".leaflet-container").wait_for(state="attached")
        page.wait_for_timeout(500)
        for route in held:
            route.continue_()
    settled(page, maps=1)
    _stays_when_fitted(page)


def test_a_map_that_nobody_moved_fills_a_window_of_another_size(page: Page) -> None:
    page.goto("/")
    settled(page, maps=1)
    for width, height in ((390, 844), (1000, 700), (1600, 1200)):
        page.set_viewport_size({"width": width, "height": height})
        settled(page, maps=1)
        _stays_when_fitted(page)


def test_a_map_that_somebody_moved_stays_where_it_is(page: Page) -> None:
    page.goto("/")
    settled(page, maps=1)
    page.frame_locator(FRAME).get_by_role("button", name="Afrika", exact=True).click()
    settled(page, maps=1)
    page.wait_for_timeout(500)
    zoom, lat, lng = map_frame(page).evaluate(_WHERE)
    page.set_viewport_size({"width": 1600, "height": 1200})
    settled(page, maps=1)
    assert map_frame(page).evaluate(_WHERE) == pytest.approx([zoom, lat, lng], abs=1)
    assert map_frame(page).evaluate(_WHERE)[0] == zoom


def _stays_when_fitted(page: Page) -> None:
    opened = map_frame(page).evaluate(_WHERE)
    page.frame_locator(FRAME).get_by_role("button", name="Visa alla", exact=True).click()
    page.wait_for_timeout(500)
    assert map_frame(page).evaluate(_WHERE) == pytest.approx(opened, abs=0.2)
