"""What a screen reader is told: the new count after a filter, once, and every name in the page's language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from components.host.internals.streamlit_labels import ENGLISH
from tests.browser.conftest import Open
from tests.browser.harness import rerun, settled
from tests.browser.proofs import open_list

REGION = "body > [role=status].pk-hidden"
LISTEN = f"""() => {{
    window.__told = [];
    const region = document.querySelector("{REGION}");
    new MutationObserver(() => {{ if (region.textContent) window.__told.push(region.textContent); }})
        .observe(region, {{ childList: true, characterData: true, subtree: true }});
}}"""
TOLD = "() => window.__told.length"
NAMES = """() => [...document.querySelectorAll('[aria-label], [placeholder]')].filter(e => !e.closest('.pk'))
    .flatMap(e => [e.getAttribute('aria-label'), e.getAttribute('placeholder')]).filter(Boolean)"""
"""Names that Streamlit's elements have."""


def told(page: Page) -> list[str]:
    page.wait_for_timeout(700)
    result: list[str] = page.evaluate("window.__told")
    return result


@pytest.mark.parametrize("path", ["/", "/table", "/numbers", "/articles", "/embed"])
def test_a_filter_is_answered_with_the_new_sentence_once(new_page: Open, path: str) -> None:
    page = new_page()
    page.goto(path)
    settled(page, maps=1 if path == "/" else 0)
    assert page.locator(REGION).text_content() == ""
    page.evaluate(LISTEN)
    with rerun(page):
        page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile("^Jämställdhet")).click()
    page.wait_for_function(TOLD)
    assert told(page) == [page.locator("[data-said]:not(button)").text_content()]
    assert "jämställdhet" in told(page)[0]


def test_a_page_without_a_sentence_tells_how_many_the_filters_leave(page: Page) -> None:
    page.goto("/report")
    settled(page)
    page.evaluate(LISTEN)
    with rerun(page):
        page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile("^Jämställdhet")).click()
    page.wait_for_function(TOLD)
    assert told(page) == [page.locator(".pk-show-found").text_content()]


def test_another_page_is_told_by_its_heading_and_not_by_a_count(page: Page) -> None:
    page.goto("/table")
    settled(page)
    page.evaluate(LISTEN)
    with rerun(page):
        page.get_by_role("link", name="Siffror").click()
    expect(page.locator("h1")).to_be_focused()
    assert told(page) == []


def test_a_search_in_the_list_of_places_is_answered(page: Page) -> None:
    page.goto("/place")
    settled(page)
    page.evaluate(LISTEN)
    box = page.get_by_test_id("stMain").locator("input").first
    box.fill("gotland")
    with rerun(page):
        box.press("Enter")
    page.wait_for_function(TOLD)
    assert told(page) == [page.locator("[data-said]").text_content()]


def test_the_slider_is_called_year_once(page: Page) -> None:
    page.goto("/")
    settled(page, maps=1)
    expect(page.get_by_role("slider")).to_have_accessible_name("År")


def test_streamlits_names_are_in_the_pages_language_and_follow_it(page: Page) -> None:
    page.goto("/?country=KE,UG")
    settled(page, maps=1)
    theirs = re.compile(
        "|".join(f"^{re.escape(word).replace(re.escape('{}'), '.+')}$" for word in ENGLISH.values())
    )
    assert [name for name in page.evaluate(NAMES) if theirs.match(name)] == []
    assert "Ta bort Kenya" in " ".join(page.evaluate(NAMES))
    expect(page.get_by_test_id("stSkipToContent")).to_have_text("Hoppa till innehållet")
    expect(page.get_by_role("region", name="Filter")).to_have_count(1)
    open_list(page, page.get_by_role("combobox").first).press("z")
    page.get_by_role("combobox").first.press_sequentially("zzzz")
    expect(page.get_by_test_id("stMultiSelectDropdown")).to_have_text("Inga träffar")
    page.keyboard.press("Escape")
    with rerun(page, maps=1):
        page.locator("[data-pk-language]").click()
    expect(page.get_by_test_id("stSkipToContent")).to_have_text("Skip to main content")
    assert [name for name in page.evaluate(NAMES) if name in ("Stäng filtren", "Öppna listan", "Välj")] == []
