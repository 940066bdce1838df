"""Somebody new brings a partnership, its new place and an article from the template into a draft."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from data.schema.schema import Language
from data.store.drafts import Drafts
from data.store.revision import loaded_of
from data.store.store import open_store
from tests.browser.harness import Seen, Server
from tests.browser.newcomer import ARTICLE, TYPED, editors_server, journey

MOST_CLICKS = 6


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("newcomer")


@pytest.fixture(scope="module")
def editing(folder: Path) -> Iterator[Server]:
    with editors_server(folder) as server:
        yield server
        assert not server.tracebacks()


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
