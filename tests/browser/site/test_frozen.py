"""Embedded maps that are frozen at a revision, on a site that holds one."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from components.language import language
from data.records import Dataset
from tests.browser.conftest import DESKTOP
from tests.browser.site.pages import Open, each


@pytest.mark.parametrize("code", ["sv", "en"])
def test_a_frozen_map_shows_the_revision_that_the_site_holds(
    look: Open, whole: Path, real: Dataset, code: str
) -> None:
    path = "embed.html" if code == "sv" else "en/embed.html"
    for held in ("7", real.revision):
        page = look(whole, f"{path}?theme=climate&revision={held}")
        page.locator(".pk-live-map[data-drawn]").wait_for()
        assert f"revision={held}" in page.url


@pytest.mark.parametrize("code", ["sv", "en"])
def test_a_frozen_map_of_another_revision_says_so_and_offers_the_one_that_is_there(
    look: Open, served: str, code: str
) -> None:
    words, path = language(code), f"{'' if code == 'sv' else 'en/'}embed.html?theme=climate&list=no&revision="
    for asked, page in each(("6", "0123456789ab", "%3Cimg src=x%3E"), look, served + path, DESKTOP):
        page.locator("#pk-app[data-ready]").wait_for()
        assert page.locator("#pk-app").inner_text().split("\n\n") == [
            words("embed.missing_title"),
            words("browser.frozen", asked=unquote(asked), own="7"),
            words("embed.missing_live"),
        ]
        assert page.locator(".pk-live-map, main img").count() == 0, asked
    page.get_by_role("link").click()
    page.locator(".pk-live-map[data-drawn]").wait_for()
    assert page.url.endswith("embed.html?theme=climate&list=no")
