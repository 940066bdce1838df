"""Without a server, on the site and in a page that embeds it, the map shows all of the selection as well."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.picture import SIZES, picture
from tests.browser.site.conftest import Visit

FRAMES = [(320, 480), (390, 600), (800, 600), (1100, 700), (2400, 1300)]
"""What a page that embeds the map may give it."""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_everything_is_in_sight_at_first(visit: Visit, site: str, width: int, height: int) -> None:
    for path in ("index.html", "en/index.html?status=all&funding=all"):
        page = visit(f"{site}/{path}", viewport={"width": width, "height": height})
        page.locator("[data-drawn]").wait_for()
        shown = picture(page)
        assert len(shown.lines) > 20
        assert shown.lost() == [], path
        assert shown.spoilt_names() == []


@pytest.mark.parametrize("query", ["", "?list=no"])
@pytest.mark.parametrize(("width", "height"), FRAMES)
def test_everything_is_in_sight_in_a_frame(
    visit: Visit, site: str, width: int, height: int, query: str
) -> None:
    page = visit(f"{site}/embed.html{query}", viewport={"width": width, "height": height})
    page.locator("[data-drawn]").wait_for()
    shown = picture(page)
    assert shown.lost() == []
    assert shown.spoilt_names() == []
    assert (page.locator(".pm-legend[open]").count() == 1) == (shown.size[0] >= 560 and shown.size[1] >= 400)


def test_a_filter_fits_the_map_and_playing_the_years_holds_it_still(visit: Visit, site: str) -> None:
    page = visit(f"{site}/index.html?status=all&funding=all")
    page.locator("[data-drawn]").wait_for()
    everything = picture(page)
    page.evaluate("document.querySelector('#pk-theme-climate').click()")
    fewer = picture(page)
    assert fewer.lost() == []
    # As who opens the link to it sees it.
    other = visit(page.url)
    other.locator("[data-drawn]").wait_for()
    linked = picture(other)
    assert (fewer.zoom, *fewer.centre) == pytest.approx((linked.zoom, *linked.centre), abs=0.2)
    page.evaluate("document.querySelector('#pk-theme-climate').click()")
    assert picture(page).centre == pytest.approx(everything.centre, abs=0.2)
    page.get_by_role("button", name="Spela upp åren").click()
    seen = set()
    for _ in range(3):
        drawn = page.locator("[data-drawn]")
        expect(drawn).not_to_have_attribute("data-drawn", drawn.get_attribute("data-drawn") or "")
        shown = picture(page)
        seen.add((shown.zoom, *(round(v) for v in shown.centre)))
    assert len(seen) == 1
    page.get_by_role("button", name="Stoppa").click()
    assert picture(page).lost() == []
