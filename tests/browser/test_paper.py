"""Printed, a page is its facts with the map of the same rows, on a sheet or two, without anything to press."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page

from components.language import language
from tests.browser.conftest import Open
from tests.browser.harness import TODAY, Seen, settled
from tests.browser.paper import A4, MOST, printed
from tests.browser.test_table import open_table

PAGES = {"map": "/?", "place": "/place?id=gotland&", "table": "/table?country=KE,UA&", "numbers": "/numbers?"}
SMALLEST_PT = 8.49
"""A browser rounds 8.5 points a little down."""
DRAWN = 0.03
"""Share of a sheet that land, lines and names of a map cover at least."""


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param(name, code, marks=() if (at + n) % 2 == 0 else pytest.mark.deep)
        for at, name in enumerate(PAGES)
        for n, code in enumerate(("sv", "en"))
    ],
)
def test_a_page_is_printed_with_its_map_and_without_controls(
    page: Page, seen: Seen, name: str, code: str
) -> None:
    page.goto(f"{PAGES[name]}language={code}")
    settled(page)
    figure = page.locator("[data-printed-map] > img")
    assert not figure.is_visible()
    assert not [r for r in seen.responses if "/figure/" in r.url], "nobody draws what may never be printed"
    # The server has drawn it before: a browser waits for a picture only so long.
    assert page.request.get(
        page.url.split("?")[0].rsplit("/", 1)[0] + "/" + figure.get_attribute("src")[2:]
    ).ok
    result = printed(page)
    assert len(result.sizes) <= MOST
    assert set(result.sizes) == {A4 if name != "table" else A4[::-1]}
    assert result.map > DRAWN
    assert result.controls(code) == []
    words = language(code)
    heading = " ".join(page.locator("h1").inner_text().split())
    assert heading in result.texts[0]
    for message in (words("report.made", date=words.date(date.fromisoformat(TODAY))), "GeoNames"):
        assert message in result.texts[-1]
    assert "localhost" not in result.text


def test_the_map_as_it_is_seen_is_printed_where_no_figure_comes(page: Page, seen: Seen) -> None:
    page.route("**/figure/**", lambda route: route.abort())
    page.goto("/")
    settled(page, maps=1)
    assert printed(page).map > DRAWN
    # What only paper needed does not stay in the page.
    assert page.locator(".pk-paper-copy").count() == 0
    seen.errors.clear()


def test_a_long_table_is_a_table_of_five_columns_with_its_head_on_every_sheet(page: Page) -> None:
    open_table(page, "?status=all&funding=all")
    result = printed(page)
    head = "Status och år"
    rows = [text for text in result.texts if "kommun" in text and not text.startswith("Källa")]
    assert len(rows) > MOST
    assert all(head in text for text in rows)
    page.emulate_media(media="print")
    table = page.locator(".pk-plain-table")
    assert table.evaluate("e => parseFloat(getComputedStyle(e).fontSize) * 0.75") >= SMALLEST_PT
    assert set(table.locator("tr").evaluate_all("all => all.map(e => e.cells.length)")) == {5}
    assert table.locator("a").count() == 0
    assert not page.locator(".pk-table").is_visible()


COPIED = """async () => {
    const [item] = await navigator.clipboard.read(), text = {};
    for (const type of item.types) text[type] = await (await item.getType(type)).text();
    const page = new DOMParser().parseFromString(text["text/html"], "text/html");
    const rows = [...page.querySelectorAll("tr")].map(row => [...row.cells].map(cell => cell.textContent));
    return [text["text/plain"], rows,
        page.querySelectorAll("a, img, button, svg").length, page.querySelectorAll("thead th").length];
}"""
"""What is on the clipboard, as text, as rows of a table, and what else a document would take over."""


@pytest.mark.parametrize("code", ["sv", "en"])
def test_the_table_is_copied_as_five_plain_columns(new_page: Open, code: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    open_table(page, f"?country=KE&language={code}")
    words = language(code)
    button = page.get_by_role("button", name=words("table.copy"))
    button.click()
    page.get_by_role("button", name=words("table.copied")).wait_for()
    text, rows, more, heads = page.evaluate(COPIED)
    assert more == 0
    assert heads == 5
    assert {len(row) for row in rows} == {5}
    visible = page.locator(".pk-table tbody tr")
    assert len(rows) == 1 + visible.count()
    assert [row.split("\t") for row in text.splitlines()] == rows
    assert rows[0][0] == words("table.swedish")
    assert "localhost" not in text
    assert [row[0] for row in rows[1:]] == visible.locator("th a").all_inner_texts()


def test_what_only_orders_a_table_is_not_selected_with_it(page: Page) -> None:
    open_table(page, "?country=KE")
    page.locator(".pk-table table").evaluate("e => getSelection().selectAllChildren(e)")
    text = page.evaluate("getSelection().toString()")
    words = language("sv")
    assert words("table.swedish") in text
    for left in (words("table.sort_down"), words("table.sort_up"), "↕", "\n,", "1 källa"):
        assert left not in text
