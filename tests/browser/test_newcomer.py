"""Somebody new brings a partnership, its new place and an article from the template into a draft."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from components.language import language
from data.records import Dataset
from data.schema.schema import Language
from data.store.drafts import Drafts
from data.store.revision import files_of, loaded_of
from data.store.store import open_store
from tests.browser.conftest import DESKTOP
from tests.browser.harness import Seen, Server
from tests.browser.newcomer import ARTICLE, PATIENCE, TYPED, journey

MOST_CLICKS = 6


@pytest.mark.parametrize("code", ["sv", "en"])
def test_a_partnership_a_place_and_an_article_are_in_a_draft(
    code: Language, editing: Server, browser: Browser, folder: Path, seen: Seen
) -> None:
    context = browser.new_context(base_url=editing.address, locale=code)
    seen.watch(context)
    effort = journey(context.new_page(), code, folder)
    context.close()
    assert not seen.errors
    assert effort.clicks <= MOST_CLICKS
    assert effort.cells == sum(len(cells) for cells in TYPED.values())
    drafts = Drafts(open_store(str(folder / "store.sqlite")))
    entry = next(e for e in drafts.entries() if e.title.startswith(f"{code}.xlsx"))
    files = drafts.get(entry.number).files
    assert "lund-fort-portal" in files["partnerships.csv"].decode()
    loaded = loaded_of(files)
    assert [a.title for a in loaded.dataset.articles.values() if a.url == ARTICLE["url"]] == [
        ARTICLE["title"]
    ]
    needed = {p.column for p in loaded.problems if p.table == "places.csv"}
    assert needed == {"lat", "lon"}


def test_a_cell_that_is_changed_in_the_grid_is_there_in_another_browser(
    editing: Server, browser: Browser, folder: Path, sample: Dataset
) -> None:
    store = open_store(str(folder / "store.sqlite"))
    entry = Drafts(store).create("Rutnät", "Anna", 1, files_of(sample), datetime(2026, 11, 22, tzinfo=UTC))
    words = language("en")
    first, second = (browser.new_context(base_url=editing.address, viewport=DESKTOP).new_page() for _ in "12")
    for page in (first, second):
        page.goto(f"/editing?section=rows&draft={entry.number}&language=en")
        page.get_by_text(words("editing_rows.way_grid")).click()
        grid = page.locator("canvas").first
        expect(grid).to_be_visible(timeout=PATIENCE)
        expect(page.locator("[role=gridcell]").first).to_be_attached(timeout=PATIENCE)
        if page is first:
            box = grid.bounding_box()
            assert box is not None
            page.mouse.dblclick(box["x"] + box["width"] - 60, box["y"] + 55)
            cell = page.locator("textarea")
            cell.fill("Ny text")
            cell.press("Enter")
            expect(page.get_by_role("button", name=words("editing_rows.undo"))).to_be_visible(
                timeout=PATIENCE
            )
        expect(page.locator("[role=gridcell]", has_text="Ny text")).to_have_count(1, timeout=PATIENCE)
    for page in (first, second):
        page.context.close()
    assert b"Ny text" in Drafts(store).get(entry.number).files["partnerships.csv"]
