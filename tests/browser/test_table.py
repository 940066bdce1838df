"""The table's rows are a line each: so many fit on a screen, and nothing that a row says is out of reach."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from components.state.state import COLUMNS
from tests.browser.conftest import Open
from tests.browser.harness import rerun, settled

FITTING = 14
WHOLLY_IN_SIGHT = """() => [...document.querySelectorAll(".pk-table tbody tr")].filter(row => {
    const box = row.getBoundingClientRect();
    return box.height && box.top >= 0 && box.bottom <= innerHeight;
}).length"""
"""How many rows of the table are whole in the window."""
NAMED = """marks => [...marks.querySelectorAll(".pk-chip")].map(chip => {
    const box = chip.getBoundingClientRect();
    const under = document.elementFromPoint(box.left + 6, box.top + box.height / 2);
    return under.closest("[title]").title;
})"""
"""What a pointer on each of a row's marks is told."""
CUT = """row => [...row.cells].filter(cell => cell.scrollWidth > cell.clientWidth &&
    getComputedStyle(cell).overflowX !== "visible").map(cell => cell.className)"""
"""Which cells of a row do not show the whole of their text."""


def open_table(page: Page, query: str = "") -> None:
    page.goto(f"/table{query}")
    settled(page)


@pytest.mark.parametrize("query", ["", "?language=en"], ids=["sv", "en"])
def test_fourteen_rows_fit_on_a_screen_and_none_is_wider(page: Page, query: str) -> None:
    open_table(page, query)
    assert page.evaluate(WHOLLY_IN_SIGHT) >= FITTING
    region = page.locator(".pk-table-region")
    assert region.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_marks_are_named_for_pointer_keyboard_and_readers(page: Page) -> None:
    open_table(page)
    marks = page.locator(".pk-marks").first
    names = (marks.get_attribute("aria-label") or "").split(", ")
    assert len(names) > 1
    assert marks.evaluate(NAMED) == names
    expect(page.get_by_role("img", name=", ".join(names), exact=True).first).to_be_visible()
    folded = marks.bounding_box()
    marks.focus()
    unfolded = marks.bounding_box()
    assert folded is not None
    assert unfolded is not None
    assert unfolded["height"] > 2 * folded["height"]
    assert marks.evaluate("e => getComputedStyle(e.querySelector('.pk-chip')).fontSize") != "0px"
    page.keyboard.press("Escape")
    assert marks.bounding_box() == folded
    expect(marks).to_be_focused()
    marks.blur()
    marks.focus()
    assert marks.bounding_box() == unfolded


def test_marks_keep_their_shape_in_the_systems_own_colours(page: Page) -> None:
    open_table(page)
    page.emulate_media(forced_colors="active")
    drawn = page.locator(".pk-marks .pk-chip").evaluate_all(
        """all => all.map(chip => {
            const mark = getComputedStyle(chip, "::before"), probe = chip.appendChild(document.createElement("i"));
            probe.style.color = "CanvasText";
            const ink = getComputedStyle(probe).color;
            probe.remove();
            return [mark.backgroundColor === ink, mark.clipPath, mark.borderRadius].join(" ");
        })"""
    )
    assert all(d.startswith("true ") for d in drawn)
    assert len(set(drawn)) >= 5


def test_opening_its_sources_shows_the_whole_row(page: Page) -> None:
    open_table(page)
    row = page.locator('tr[data-partnership="bollnas-lobatse"]')
    assert "pk-col-topic" in row.evaluate(CUT)
    assert row.locator(".pk-cell-source:visible").count() == 0
    row.locator("summary").press("Enter")
    assert row.evaluate(CUT) == []
    sources = row.locator(".pk-cell-source:visible")
    assert sources.count() == 10
    expect(row.locator("summary")).to_contain_text("10 källor")
    assert row.evaluate("e => getComputedStyle(e.querySelector('.pk-chip')).fontSize") != "0px"


def test_columns_are_chosen_without_losing_the_place_and_are_shared(page: Page, new_page: Open) -> None:
    open_table(page, "?sort=-end")
    page.locator(".pk-columns summary").press("Enter")
    for name in ("start", "basis"):
        link = page.locator(f'[data-here="column-{name}"]')
        with rerun(page):
            link.press("Enter")
        expect(link).to_be_focused()
        expect(page.locator(f".pk-col-{name}")).to_have_count(0)
    left = [c for c in COLUMNS if c not in ("start", "basis")]
    assert page.url.endswith(f"?sort=-end&columns={','.join(left)}")
    other = new_page()
    other.goto(page.url)
    settled(other)
    classes = "all => all.map(e => e.className)"
    assert other.locator(".pk-table thead th").evaluate_all(classes) == [f"pk-col-{c}" for c in left]
    with rerun(page):
        page.locator(".pk-columns-all").press("Enter")
    expect(page.locator(".pk-columns summary")).to_be_focused()
    expect(page.locator(".pk-table thead th")).to_have_count(len(COLUMNS))
