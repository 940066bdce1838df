"""Accessibility, and texts that would like to be more than text, on the site without a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from data.reading.read_folder import read_folder
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.site.build import build
from tests.browser.site.conftest import Visit
from tests.browser.test_accessibility import thin_out, violations
from tests.security.strings import HOSTILE
from tests.security.tables import as_listed, refill

PATHS = (
    "index.html",
    "index.html?selection=place:vaxjo",
    "en/index.html?country=KE&theme=safety",
    "index.html?panel=list&status=all&funding=all",
    "en/index.html?panel=articles",
    "table/index.html",
    "embed.html",
)
HOSTILE_PATHS = (
    "index.html?status=all&funding=all&panel=list",
    "index.html?status=all&funding=all&panel=articles",
    "en/table/index.html?status=all&funding=all&sort=theme",
    "index.html?text=%3Cimg%20src%3Dx%20onerror%3Dwindow.__x%3D1%3E",
)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.deep)], ids=["kinds", "whole"])
def test_no_page_breaks_a_rule_of_accessibility(
    visit: Visit, site: str, size: dict[str, int], whole: bool
) -> None:
    # axe is put into the page as a script, which the page's own policy rightly refuses.
    page = visit(f"{site}/{PATHS[0]}", size, bypass_csp=True)
    broken = {}
    for path in PATHS if whole else PATHS[size == PHONE :: 2]:
        page.goto(f"{site}/{path}")
        page.locator("#pk-app[data-ready]").wait_for()
        if not whole:
            thin_out(page)
        broken[path] = violations(page)
    page.goto(f"{site}/index.html")
    page.locator(".pk-live-map[data-drawn]").wait_for()
    if size == PHONE:
        page.locator(".pk-filters-toggle").click()
    page.locator(".pk-chooser summary").first.click()
    broken["an open filter"] = violations(page)
    page.locator(".pm-list button").first.focus()
    broken["the map's list of places"] = violations(page)
    assert {path: result for path, result in broken.items() if result} == {}


@pytest.mark.parametrize("part", range(3))
def test_hostile_texts_are_shown_as_text(browser: Browser, visit: Visit, tmp_path: Path, part: int) -> None:
    texts = HOSTILE[part::3]
    tables = refill(
        tmp_path / "tables",
        lambda t, c, n: as_listed(c, texts[(n * 7 + len(c.name) + len(t.file)) % len(texts)]),
    )
    dataset = read_folder(tables).dataset
    folder = build(dataset, tmp_path / "site")
    page = visit(f"{folder.as_uri()}/{HOSTILE_PATHS[0]}")
    for path in HOSTILE_PATHS:
        page.goto(f"{folder.as_uri()}/{path}")
        page.locator("#pk-app[data-ready]").wait_for()
        if "/" not in path:
            page.locator(".pk-live-map[data-drawn]").wait_for()
            page.locator(".pk-chooser summary").nth(1).click()
        assert page.evaluate("window.__x") is None
        assert page.evaluate("({}).x") is None
        assert page.locator("#pk-app :is(script, img, iframe, form, style, object, base, link)").count() == 0
        assert page.locator("#pk-app a[href^='javascript' i]").count() == 0
        if "panel=articles" in path:
            titles = page.locator(".pk-card-title").all_text_contents()
            assert titles
            for article in dataset.articles.values():
                assert any(title.startswith(article.title) for title in titles)
