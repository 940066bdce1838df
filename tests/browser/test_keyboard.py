"""Everything by keys alone: skip the map or walk through it, filter, change language, copy the link."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from data.records import Dataset
from tests.browser.conftest import Open
from tests.browser.harness import FRAME, drawn, map_frame, rerun, settled

LIMIT = 120
"""Presses of Tab within which everything on the page must be reached."""
_FOCUSED = """(() => {
    const e = document.activeElement;
    return e && e.matches('a, button, input, [role]') ? e.innerText || e.ariaLabel || e.title || '' : '';
})()"""


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the element with this text has the focus."""
    for _ in range(LIMIT):
        page.keyboard.press("Tab")
        if wanted in page.evaluate(_FOCUSED):
            return
    raise AssertionError(f"{wanted!r} was not reached within {LIMIT} presses of Tab")


@pytest.fixture
def opened(page: Page) -> Page:
    page.goto("/?country=KE,UG")
    settled(page, maps=1)
    return page


def test_the_map_is_skipped_by_a_link(opened: Page) -> None:
    tab_to(opened, "Hoppa över kartan")
    expect(opened.locator(".pk-skip")).to_be_in_viewport()
    opened.keyboard.press("Enter")
    expect(opened.locator("#panel")).to_be_in_viewport()


def test_the_list_in_the_map_holds_every_place_drawn_and_selects(opened: Page) -> None:
    frame = map_frame(opened)
    buttons = frame.locator(".pm-list button")
    listed = buttons.evaluate_all("all => all.map(b => b.dataset.place)")
    assert sorted(listed) == sorted(drawn(opened)["places"])
    assert len(listed) == len(set(listed)) > 4
    frame.locator(".leaflet-container").focus()
    for _ in range(20):
        opened.keyboard.press("Tab")
        if frame.evaluate("!!document.activeElement.dataset.place"):
            break
    place = frame.evaluate("document.activeElement.dataset.place")
    expect(frame.locator(".pm-list")).to_have_css("opacity", "1")
    with rerun(opened, maps=1):
        opened.keyboard.press("Enter")
    assert parse_qs(urlsplit(opened.url).query)["selection"] == [f"place:{place}"]
    expect(opened.locator(".pk-selection h2")).to_be_visible()
    assert frame.evaluate("document.activeElement.dataset.place") == place
    with rerun(opened, maps=1):
        opened.keyboard.press("Escape")
    assert "selection" not in parse_qs(urlsplit(opened.url).query)
    assert frame.evaluate("document.activeElement.classList.contains('leaflet-container')")


_AT = "[document.activeElement.dataset.place, document.activeElement.textContent]"


def test_the_list_is_one_stop_and_arrows_and_letters_go_through_it(opened: Page, real: Dataset) -> None:
    frame = map_frame(opened)
    buttons = frame.locator(".pm-list button")
    assert buttons.evaluate_all("all => all.filter(b => b.tabIndex === 0).length") == 1
    listed = buttons.evaluate_all("all => all.map(b => b.dataset.place)")
    places = [real.places[p] for p in listed]
    assert [p.is_swedish for p in places] == sorted((p.is_swedish for p in places), reverse=True)
    abroad = [p.country for p in places if not p.is_swedish]
    assert len(set(abroad)) == sum(a != b for a, b in zip(["", *abroad], abroad, strict=False)) == 2
    frame.locator(".pm-list button[tabindex='0']").focus()
    for key, at in (
        ("ArrowDown", 1),
        ("ArrowDown", 2),
        ("ArrowUp", 1),
        ("End", len(listed) - 1),
        ("ArrowDown", len(listed) - 1),
        ("Home", 0),
        ("ArrowUp", 0),
    ):
        opened.keyboard.press(key)
        assert frame.evaluate(_AT)[0] == listed[at], key
        assert buttons.evaluate_all("all => all.filter(b => b.tabIndex === 0).map(b => b.dataset.place)") == [
            listed[at]
        ]
    # What is in sight is not moved for being looked at.
    expect(frame.locator(".pm-outside")).to_be_hidden()
    opened.keyboard.press("k")
    place, text = frame.evaluate(_AT)
    assert text.startswith("K")
    # Each is told with its partners, and seen to have the focus.
    row = next(p for p in real.partnerships.values() if place in p.partner_places)
    assert real.places[row.swedish_place].name.split()[0].rstrip("s") in text
    assert frame.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    opened.keyboard.press("Tab")
    assert frame.evaluate("!document.activeElement.dataset.place")


def test_the_frame_lets_go_of_the_focus(opened: Page) -> None:
    frame = map_frame(opened)
    frame.locator(".leaflet-container").focus()
    count = frame.locator("button, a[href], [tabindex='0']").count()
    for _ in range(count + 5):
        opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement !== document.querySelector('iframe')")


def test_a_filter_and_the_language_by_keys(opened: Page) -> None:
    tab_to(opened, "Jämställdhet (")
    with rerun(opened, maps=1):
        opened.keyboard.press("Enter")
    assert parse_qs(urlsplit(opened.url).query)["theme"] == ["gender"]
    opened.locator("body").press("Home")
    tab_to(opened, "In English")
    with rerun(opened, maps=1):
        opened.keyboard.press("Enter")
    expect(opened.locator("h1")).to_contain_text("ICLD-funded partnership")
    assert parse_qs(urlsplit(opened.url).query)["theme"] == ["gender"]


def test_the_link_is_copied_by_keys(new_page: Open) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/?theme=youth")
    settled(page, maps=1)
    tab_to(page, "Kopiera länk")
    page.keyboard.press("Enter")
    expect(page.locator("[data-copy]").first).to_contain_text("Länken är kopierad")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_every_fact_of_the_map_is_in_the_table(opened: Page) -> None:
    visible = set(drawn(opened)["partnerships"])
    opened.goto(opened.url.replace("/?", "/table?"))
    settled(opened)
    rows = opened.locator("[data-partnership]").evaluate_all("all => all.map(e => e.dataset.partnership)")
    assert set(rows) == visible
    assert opened.locator(FRAME).count() == 0
