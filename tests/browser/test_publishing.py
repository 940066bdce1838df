"""A draft is looked through, published, seen by a visitor, and undone; both maps are really there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from data.editing.row_edits import RowEdit, with_edits
from data.store.drafts import Drafts
from data.store.store import Store, open_store
from tests.browser.harness import Seen, Server
from tests.browser.newcomer import PATIENCE

TITLE = "<img src=x onerror=alert(1)> **ny**"
PLACE = "vushtrri"


def begin(store: Store) -> int:
    """Begin a draft in which a place lies elsewhere and a project has another title; return its number."""
    newest = store.newest()
    assert newest
    project = newest.loaded.dataset.projects_of["vaxjo-vushtrri"][0].id
    edits = [RowEdit("places", PLACE, {"lat": "42.7"}), RowEdit("projects", project, {"title": TITLE})]
    files = with_edits(newest.files, edits)
    return Drafts(store).create("Juni", "Anna", newest.entry.number, files, datetime.now(UTC)).number


def boxes(page: Page) -> list[tuple[float, float, float]]:
    """Left edge, top edge and width of both maps, once they are decoded."""
    images = page.locator(".pk-cmp-maps img")
    expect(images).to_have_count(2, timeout=PATIENCE)
    result = []
    for image in images.all():
        image.evaluate("image => image.decode()")
        box = image.bounding_box()
        assert box
        result.append((box["x"], box["y"], box["width"]))
    return result


def test_from_a_difference_to_a_publication_and_back(
    editing: Server, browser: Browser, folder: Path, seen: Seen
) -> None:
    visitor = browser.new_context(base_url=editing.address, locale="en")
    visitor.new_page().goto("/healthz")  # the server begins its store
    store = open_store(str(folder / "store.sqlite"))
    number = begin(store)
    context = browser.new_context(
        base_url=editing.address, locale="en", viewport={"width": 1400, "height": 900}
    )
    seen.watch(context)
    page = context.new_page()
    page.goto(f"/editing?section=difference&draft={number}&language=en")
    (left, top, width), (right, level, _) = boxes(page)
    assert (level, right > left + width) == (top, True)
    page.set_viewport_size({"width": 390, "height": 844})
    (left, top, width), (below, level, _) = boxes(page)
    assert (below, level > top + 300, width > 300) == (left, True, True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.get_by_text(TITLE).first).to_be_visible()
    page.set_viewport_size({"width": 1400, "height": 900})
    page.get_by_label("What is new?").fill("Vushtrri lies elsewhere")
    page.get_by_role("button", name="Publish revision 2").click()
    expect(page.get_by_text("Revision 2 is published.")).to_be_visible(timeout=PATIENCE)
    assert store.head_number() == 2
    assert page.url.endswith("section=history&language=en&revision=2")
    page.get_by_role("button", name="Undo revision 2").click()
    expect(page.get_by_text("Put revision 1 back?")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Yes, publish revision 1 again").click()
    expect(page.get_by_text("Revision 1 is published again, as revision 3.")).to_be_visible(timeout=PATIENCE)
    first, last = store.get(1), store.get(3)
    assert last.loaded.dataset == first.loaded.dataset
    context.close()
    visitor.close()
    assert not seen.errors
