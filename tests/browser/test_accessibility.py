"""axe-core on every page, in both languages, on a desktop and on a phone, the map's frame included."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.harness import map_frame, settled
from tests.browser.proofs import open_list, visitor

PAGES = (
    "/",
    "/?selection=place:vaxjo",
    "/?country=KE&theme=safety",
    "/?panel=list&status=all&funding=all",
    "/place",
    "/place?id=vaxjo",
    "/place?answer=former",
    "/place?id=homa-bay",
    "/place?id=arjeplog",
    "/articles",
    "/table",
    "/numbers",
    "/changes?since=2024&date=2025",
    "/report?country=KE",
    "/about",
)
TITLED = ("/", "/place", "/place?id=vaxjo", "/place?id=homa-bay", "/articles", "/table", "/numbers", "/about")
"""Those whose titles are all different."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "iframes": False, "resultTypes": ["violations"]}
KNOWN: list[dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "known_violations.toml").read_text(encoding="utf-8")
)["violation"]
"""What comes from Streamlit itself and cannot be mended here: rule, part of the element, and where it is known."""


def violations(page: Page) -> list[str]:
    """Return what axe finds in any frame and the list of known violations does not name, one line an element."""
    return [
        f"{broken['id']}: {node['target']} {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
        for frame in page.frames
        for broken in _run(frame)
        for node in broken["nodes"]
        if not any(k["rule"] == broken["id"] and k["element"] in node["html"] for k in KNOWN)
    ]


def thin_out(page: Page) -> None:
    """Leave of every list the first items, and those with an element that none before has: rules break by kind."""
    for frame in page.frames:
        frame.evaluate(_THIN)


_THIN = """() => {
    const kind = e => [e.tagName, e.getAttribute('class'), e.getAttribute('style'), e.getAttribute('role'),
        e.getAttribute('tabindex'), !e.textContent.trim()].join();
    document.querySelectorAll('tbody, ul, ol, :has(> article)').forEach(list => {
        const seen = new Set();
        [...list.children].forEach((item, i) => {
            const kinds = [item, ...item.querySelectorAll('*')].map(kind);
            if (i > 2 && kinds.every(k => seen.has(k))) item.remove();
            kinds.forEach(k => seen.add(k));
        });
    });
}"""


# What is just fading in has colours that nobody is to read.
_STILL = """async () => {
    const ends = a => a.effect && a.effect.getComputedTiming().endTime !== Infinity;
    await Promise.allSettled(document.getAnimations().filter(ends).map(a => a.finished));
}"""


def _run(frame: Frame) -> list[dict[str, Any]]:
    # Of itself axe looks only into the frames that it has been put into.
    frame.evaluate(Axe().axe_script)
    frame.evaluate(_STILL)
    result: list[dict[str, Any]] = frame.evaluate(
        "async o => (await axe.run(document, o)).violations", OPTIONS
    )
    return result


@pytest.mark.parametrize(
    ("language", "size"), [("sv", DESKTOP), ("en", PHONE)], ids=["sv-desktop", "en-phone"]
)
def test_every_page_keeps_the_rules_and_has_a_title_one_heading_and_a_named_map(
    browser: Browser, server: str, language: str, size: dict[str, int]
) -> None:
    broken: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for path, page in _each_page(browser, server, language, size):
        names = {f.get_attribute("title") for f in page.locator("iframe").all()}
        assert names <= {{"sv": "Karta över partnerskap", "en": "Map of partnerships"}[language]}, path
        assert path != "/" or names, "there is no map"
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("document.documentElement.lang") == language, path
        assert titles.setdefault(page.title(), path) == path or path not in TITLED
        thin_out(page)
        broken[path] = violations(page)
    assert {path: result for path, result in broken.items() if result} == {}


@pytest.mark.deep
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_part_of_a_page_breaks_a_rule(
    browser: Browser, server: str, language: str, size: dict[str, int]
) -> None:
    broken = {path: violations(page) for path, page in _each_page(browser, server, language, size)}
    assert {path: result for path, result in broken.items() if result} == {}


def _each_page(
    browser: Browser, server: str, language: str, size: dict[str, int]
) -> Iterator[tuple[str, Page]]:
    # axe is put into the page as a script, which the page's own policy rightly refuses.
    with visitor(browser, server, size, bypass_csp=True) as page:
        for path in PAGES:
            page.goto(f"{path}{'&' if '?' in path else '?'}language={language}")
            settled(page, maps=1 if path == "/" else 0)
            yield path, page


@pytest.mark.parametrize("language", ["sv", "en"])
def test_nothing_that_opens_breaks_a_rule(browser: Browser, server: str, language: str) -> None:
    broken = {}
    with visitor(browser, server, bypass_csp=True) as page:
        page.goto(f"/?selection=place:vaxjo&language={language}")
        settled(page, maps=1)
        map_frame(page).locator(".pm-list button").first.focus()
        broken["the map's list of places"] = violations(page)
        open_list(page, page.get_by_role("combobox").first)
        broken["a list to choose from"] = violations(page)
        page.goto(f"/numbers?language={language}")
        settled(page)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        broken["the tables of the charts"] = violations(page)
        page.goto(f"/table?language={language}")
        settled(page)
        page.locator(".pk-columns summary").click()
        page.locator(".pk-row-more summary").nth(12).click()
        page.locator(".pk-marks").nth(2).focus()
        broken["what opens in the table"] = violations(page)
    with visitor(browser, server, PHONE, bypass_csp=True, has_touch=True, is_mobile=True) as page:
        page.goto(f"/?language={language}")
        settled(page, maps=1)
        page.locator(".pk-filter-button").click()
        page.get_by_test_id("stSidebar").get_by_role("textbox").first.wait_for()
        broken["the filters on a phone"] = violations(page)
    assert {where: result for where, result in broken.items() if result} == {}


def test_what_is_known_says_why_and_where() -> None:
    for known in KNOWN:
        assert set(known) == {"rule", "element", "known", "why"}
        assert known["known"].startswith("https://github.com/")
