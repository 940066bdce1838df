"""In which order the first map's files come, and what happens when one of them is lost on its way."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route

from components.shell.chunks import later
from tests.browser.harness import Seen, drawn, settled

DATA = ("map.json", "world.json", "sweden.json")


def _asked(page: Page, path: str) -> list[str]:
    """Return the names of the files that a first visit asks for, in order."""
    names: list[str] = []
    page.on("request", lambda request: names.append(urlsplit(request.url).path.rpartition("/")[2]))
    page.goto(path)
    settled(page, maps=1)
    return names


@pytest.mark.parametrize("path", ["/", "/place?id=vaxjo"])
def test_rows_and_outlines_are_asked_for_once_and_before_the_maps_frame(page: Page, path: str) -> None:
    names = _asked(page, path)
    for name in DATA:
        assert names.count(name) == 1
        assert names.index(name) < names.index("index.html")


def test_what_comes_after_the_map_is_not_asked_for_before_it(page: Page) -> None:
    names = _asked(page, "/")
    page.get_by_test_id("stSidebar").get_by_role("textbox").first.wait_for()
    # The map's style is fetched ahead, and asked for by the map itself when its script has run.
    before = names[: len(names) - names[::-1].index("map.css")]
    assert not set(later("map")) & set(before)
    assert set(later("map")) <= set(names)


@pytest.mark.parametrize("name", DATA)
def test_a_file_that_was_lost_at_first_is_asked_for_again(page: Page, seen: Seen, name: str) -> None:
    lost: list[str] = []

    def lose_once(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.request.url)
            route.abort()

    page.route(f"**/{name}", lose_once)
    page.goto("/")
    settled(page, maps=1)
    assert len(drawn(page)["partnerships"]) > 0
    assert len(lost) == 1
    assert all("ERR_FAILED" in error for error in seen.errors)
    seen.errors.clear()
