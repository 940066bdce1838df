"""At 320 pixels, and so at 400 per cent zoom, nothing overlaps or runs out; menu, filters and folds on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from components.state.state import NAVIGATION
from tests.browser.conftest import DESKTOP, PHONE, Open
from tests.browser.harness import rerun, settled
from tests.browser.proofs import visitor
from tests.browser.reflow import IN_SIGHT, NARROWEST, ZOOMED, problems
from tests.browser.test_accessibility import PAGES, violations

LAPTOP = {"width": 1366, "height": 768}
SMALL = ("/", "/place?id=vaxjo", "/articles", "/table", "/about", "/embed")
"""A page of each kind of layout."""
MIDDLES = """() => [...document.querySelectorAll('.pk-header :is(.pk-brand, .pk-nav a, .pk-tool)')].map(e => {
    const r = e.getBoundingClientRect();
    return Math.round(r.top + r.height / 2);
})"""
WORDS = ".pk-header :is(.pk-nav a, .pk-tool:not(:has(.pk-icon)))"
BASELINES = """css => [...document.querySelectorAll(css)].map(e => {
    const range = document.createRange();
    range.selectNodeContents(e);
    return Math.round(range.getBoundingClientRect().bottom);
})"""


@pytest.mark.parametrize(
    ("language", "size"), [("sv", NARROWEST), ("en", ZOOMED)], ids=["sv-320", "en-400-per-cent"]
)
def test_nothing_overlaps_or_runs_out_of_the_narrowest_window(
    browser: Browser, server: str, language: str, size: dict[str, int]
) -> None:
    result: dict[str, list[str]] = {}
    with visitor(browser, server, size, bypass_csp=True) as page:
        for path in (*PAGES, "/embed"):
            page.goto(f"{path}{'&' if '?' in path else '?'}language={language}")
            settled(page, maps=1 if path == "/" else 0)
            result[path] = problems(page)
            if path in SMALL and size == NARROWEST:
                result[path] += violations(page)
        for path in (f"/api/?language={language}", f"/embed.html?language={language}"):
            page.goto(path)
            page.wait_for_load_state("networkidle")
            result[path] = problems(page) + violations(page)
    assert {path: wrong for path, wrong in result.items() if wrong} == {}


@pytest.mark.parametrize("width", [701, 900, 1024, 1180, 1280, 1366, 1440, 1920])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_header_is_one_row_at_every_width(new_page: Open, language: str, width: int) -> None:
    page = new_page({"width": width, "height": 800})
    page.goto(f"/about?language={language}")
    settled(page)
    assert problems(page) == []
    page.goto(f"/table?language={language}")
    settled(page)
    assert problems(page) == []


def test_pages_and_tools_stand_on_one_line_and_a_sign_has_a_name(new_page: Open) -> None:
    page = new_page(LAPTOP)
    page.goto("/table")
    settled(page)
    middles = page.evaluate(MIDDLES)
    assert len(middles) == 1 + len(NAVIGATION) + 3
    assert max(middles) - min(middles) <= 2
    assert len(set(page.evaluate(BASELINES, WORDS))) == 1
    expect(page.get_by_role("button", name="Kopiera länk")).to_be_visible()
    expect(page.get_by_role("link", name="Bädda in")).to_have_attribute("title", "Bädda in")


def test_the_menu_opens_says_where_one_is_and_closes(phone: Page) -> None:
    phone.goto("/table")
    settled(phone)
    summary, menu = phone.locator(".pk-menu > summary"), phone.locator(".pk-menu")
    expect(summary).to_have_text(re.compile(r"Meny:\s*Tabell"))
    expect(phone.locator(".pk-nav")).not_to_be_visible()
    summary.press("Enter")
    expect(phone.locator(".pk-nav a[aria-current]")).to_be_visible()
    phone.locator(".pk-nav a").first.focus()
    phone.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    summary.click()
    phone.mouse.click(200, 700)
    expect(menu).not_to_have_attribute("open", "")
    summary.click()
    with rerun(phone):
        phone.get_by_role("link", name="Siffror").click()
    expect(summary).to_have_text(re.compile("Siffror"))
    expect(phone.locator(".pk-nav")).not_to_be_visible()


def test_the_filters_say_what_they_leave_and_no_page_opens_with_them(phone: Page) -> None:
    phone.goto("/?language=en")
    settled(phone, maps=1)
    sidebar, opener = phone.get_by_test_id("stSidebar"), phone.locator(".pk-filter-button")
    show = sidebar.locator(".pk-show-found")
    expect(sidebar).to_have_attribute("data-collapsed", "true")
    opener.click()
    expect(show).to_be_in_viewport(ratio=1)
    with rerun(phone, maps=1):
        sidebar.get_by_role("button", name=re.compile("^Gender equality")).click()
    result = re.match(r"\d+", phone.locator("h1").inner_text())
    assert result is not None
    expect(show).to_have_text(f"Show {result[0]} partnerships")
    show.click()
    expect(sidebar).to_have_attribute("data-collapsed", "true")
    expect(opener).to_be_focused()
    opener.click()
    expect(sidebar).to_have_attribute("data-collapsed", "false")
    phone.keyboard.press("Escape")
    expect(sidebar).to_have_attribute("data-collapsed", "true")
    opener.click()
    expect(sidebar).to_have_attribute("data-collapsed", "false")
    phone.reload()
    settled(phone, maps=1)
    expect(sidebar).to_have_attribute("data-collapsed", "true")
    opener.click()
    with rerun(phone):
        phone.evaluate("document.querySelector('.pk-nav a[data-pk-page=table]').click()")
    expect(sidebar).to_have_attribute("data-collapsed", "true")


def test_a_wide_window_keeps_its_filters(page: Page) -> None:
    page.goto("/table")
    settled(page)
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "false")
    expect(page.locator(".pk-show-found")).not_to_be_visible()
    expect(page.locator(".pk-filter-button")).not_to_be_visible()
    page.get_by_test_id("stSidebar").hover()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    page.locator(".pk-filter-button").click()
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "false")


@pytest.mark.parametrize(
    ("path", "link", "section"),
    [
        ("/place?id=vaxjo", "Så avgörs det", "status"),
        ("/place?id=arjeplog", "Läs om vad som saknas", "missing"),
        ("/place?id=arjeplog", "Källor och luckor", "sources"),
        ("/numbers", "Så mycket saknas", "missing"),
    ],
)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_link_lands_on_the_section_that_it_promises(
    new_page: Open, size: dict[str, int], path: str, link: str, section: str
) -> None:
    page = new_page(size)
    page.goto(path)
    settled(page)
    with rerun(page):
        page.get_by_role("link", name=re.compile(link)).first.click()
    page.wait_for_function(IN_SIGHT, arg=section)
    expect(page.locator(f"#{section} p").first).to_be_visible()
    assert page.url.endswith(f"/about#{section}")
    page.reload()
    settled(page)
    page.wait_for_function(IN_SIGHT, arg=section)


def test_long_pages_fold_on_a_phone_and_their_contents_open_them(phone: Page) -> None:
    phone.goto("/about")
    settled(phone)
    expect(phone.locator("#privacy p, #privacy li").first).not_to_be_visible()
    phone.locator(".pk-toc a[href='#privacy']").click()
    expect(phone.locator("#privacy li").first).to_be_visible()
    phone.wait_for_function(IN_SIGHT, arg="privacy")
    for path, folded, unfolded in (
        ("/place", "li.pk-m", 5),
        ("/articles", ".pk-article", 12),
        ("/place?id=gotland", ".pk-project", 0),
    ):
        phone.goto(path)
        settled(phone)
        assert phone.locator(f".pk-fold:not([open]) {folded}").count() > 0, path
        fold = phone.locator(f".pk-fold:has({folded})").first
        expect(fold.locator(folded).first).not_to_be_visible()
        fold.locator("summary").first.click()
        expect(fold.locator(folded).first).to_be_visible()
        assert unfolded == 0 or phone.locator(folded).count() > unfolded


def test_what_folds_on_a_phone_is_there_on_a_wide_screen_and_on_paper(page: Page) -> None:
    for path, part in (
        ("/about", "#privacy li"),
        ("/place", ".pk-fold .pk-group li, .pk-fold li"),
        ("/articles", ".pk-fold article"),
    ):
        page.goto(path)
        settled(page)
        expect(page.locator(part).first).to_be_visible()
        expect(page.locator(".pk-fold > summary").first).not_to_be_visible()
    page.set_viewport_size(PHONE)
    page.emulate_media(media="print")
    expect(page.locator(".pk-fold article").first).to_be_visible()
