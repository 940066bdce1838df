"""The page Report in a browser: the figure before stays while a new one is drawn, and texts can be copied."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.harness import settled


@pytest.mark.parametrize(
    ("query", "words"),
    [("?preset=half-column", "Ritar om …"), ("?preset=half-column&language=en", "Redrawing …")],
)
def test_the_figure_before_stays_while_a_new_one_is_drawn(page: Page, query: str, words: str) -> None:
    page.goto(f"/report{query}")
    settled(page)
    figure = page.locator(".pk-figure")
    expect(figure).to_have_attribute("aria-busy", "false")
    before = figure.locator("img").evaluate("e => e.src")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/figure/map.svg**", hold)
    page.get_by_text(
        "Källa och datum nederst" if "en" not in query else "Source and dates at the bottom"
    ).click()
    expect(figure).to_have_attribute("aria-busy", "true")
    assert figure.locator("img").evaluate("e => e.src") != before
    assert figure.evaluate("e => getComputedStyle(e).backgroundImage") == f'url("{before}")'
    assert figure.evaluate("e => getComputedStyle(e, '::after').content") == f'"{words}"'
    for route in held:
        route.continue_()
    expect(figure).to_have_attribute("aria-busy", "false")
    assert figure.evaluate("e => getComputedStyle(e, '::after').content") == "none"


def test_where_to_change_the_figure_is_said_as_it_stands(page: Page) -> None:
    page.goto("/report?preset=half-column")
    settled(page)
    beside, below = page.locator(".pk-figure-beside"), page.locator(".pk-figure-below")
    expect(beside).to_be_visible()
    expect(below).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(below).to_be_visible()
    expect(beside).to_be_hidden()
