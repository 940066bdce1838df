"""The system's own colours: marks, bars, timelines and what is chosen or current can still be told, light or dark."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Open
from tests.browser.harness import settled

SCHEMES = ["light", "dark"]
MARKS = {
    "/table": (".pk-chip",),
    "/place?id=vaxjo": (".pk-span-active", ".pk-span-ended", ".pk-place .pk-chip"),
    "/place?id=gotland": (".pk-span",),
    "/place": tuple(
        f".pk-chips .pk-m-{kind}" for kind in ("active", "other", "planned", "unverified", "ended", "none")
    ),
    "/numbers": (".pk-key-mark", ".pk-tools .pk-icon-link", ".pk-tools .pk-icon-embed"),
}
"""Some of each kind of mark, by the page that has it; of what has a text beside its mark, the left end is looked at."""
MARK_WIDTH = 12
SEEN = 3.0
"""The contrast that WCAG asks of what is needed to understand a page (1.4.11)."""


def contrast(element: Locator) -> float:
    """Return the contrast, from 1 to 21, of the lightest and darkest spot where an element's mark is, and beside it.

    Of what has a text only the left end is looked at, where the mark stands.
    """
    element.scroll_into_view_if_needed()
    box = element.bounding_box()
    assert box is not None
    inside: float = element.evaluate("e => parseFloat(getComputedStyle(e).paddingLeft)")
    words = bool((element.text_content() or "").strip())
    part = {
        "x": box["x"] + inside - (0 if words else 3),
        "y": box["y"] + (3 if inside else -3),
        "width": MARK_WIDTH if words else min(MARK_WIDTH, box["width"]) + 3,
        "height": box["height"] + (-6 if inside else 6),
    }
    picture = Image.open(BytesIO(element.page.screenshot(clip=part, animations="disabled"))).convert("RGB")  # type: ignore[arg-type]  # a box is one
    lights = [_light(colour) for _, colour in picture.getcolors(picture.width * picture.height) or []]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def _light(colour: object) -> float:
    """Return the relative luminance of a colour, as WCAG defines it."""
    assert isinstance(colour, tuple)
    red, green, blue = (c / 3294.6 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def fill(element: Locator) -> object:
    """Return the colour that most of an element has: of a short word in a box it is what is behind the word.

    What the system makes of a colour is not told by the style.
    """
    picture = Image.open(BytesIO(element.screenshot(animations="disabled"))).convert("RGB")
    return max(picture.getcolors(picture.width * picture.height) or [])[1]


def opened(new_page: Open, scheme: str, path: str, size: dict[str, int] = DESKTOP) -> Page:
    page = new_page(size, forced_colors="active", color_scheme=scheme)
    page.goto(path)
    settled(page, maps=1 if path.startswith("/?") else 0)
    return page


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_mark_and_bar_is_seen(new_page: Open, scheme: str) -> None:
    page = opened(new_page, scheme, next(iter(MARKS)))
    unseen = []
    for path, marks in MARKS.items():
        page.goto(path)
        settled(page, maps=1 if path.startswith("/?") else 0)
        for mark in marks:
            if contrast(page.locator(mark).first) < SEEN:
                unseen.append((path, mark))  # noqa: PERF401  # a page is looked at while it is open
    assert unseen == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_current_or_chosen_is_filled_and_nothing_else(new_page: Open, scheme: str) -> None:
    page = opened(new_page, scheme, "/?theme=gender")
    for all_of_them, chosen in (
        (".pk-nav a", ".pk-nav a[aria-current]"),
        (".pk-tabs a", ".pk-tabs a[aria-current]"),
        (".st-key-theme-sv-map button", ".st-key-theme-sv-map button[aria-pressed=true]"),
    ):
        marked = fill(page.locator(chosen).first)
        fills = [fill(e) for e in page.locator(all_of_them).all()]
        assert fills.count(marked) == page.locator(chosen).count() == 1, (all_of_them, fills)
    page.goto("/")
    settled(page, maps=1)
    fills = [fill(e) for e in page.locator(".pk-presets a").all()]
    assert fills.count(fill(page.locator(".pk-presets [aria-current]"))) == 1
    page.goto("/place?answer=active")
    settled(page)
    fills = [fill(e) for e in page.locator(".pk-chips a").all()]
    assert fills.count(fill(page.locator(".pk-chips [aria-current]").first)) == 2


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_slider_has_a_track_and_a_handle(new_page: Open, scheme: str) -> None:
    page = opened(new_page, scheme, "/?date=2015")
    slider = page.get_by_test_id("stSlider").locator("[role=group] > div").first
    parts = slider.evaluate(
        """e => [...e.children].filter(c => !c.dataset.testid).map(c => getComputedStyle(c).backgroundColor)"""
    )
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert len(parts) == 2
    assert len({*parts, canvas}) == 3


def test_the_menu_and_the_filters_have_their_signs(new_page: Open) -> None:
    page = opened(new_page, "dark", "/table", PHONE)
    expect(page.locator(".pk-filter-button")).to_be_visible()
    assert contrast(page.locator(".pk-filter-button .pk-icon")) >= SEEN
