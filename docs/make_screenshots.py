"""Draw the pictures in docs/screenshots anew: ``make screenshots``.

The pictures show the tables as they are, on the day that the tests use, so
they change only when the application or the tables do.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.harness import ROOT, count_runs, launch, serve, settled

FOLDER = Path(__file__).parent / "screenshots"
DESKTOP, PHONE = (1400, 900), (390, 844)


@dataclass(frozen=True)
class Shot:
    """One picture: the file's name, the address, the window's size in CSS pixels, how many maps must be drawn."""

    name: str
    path: str
    size: tuple[int, int] = DESKTOP
    maps: int = 0


SHOTS = (
    Shot("map", "/?language=en", maps=1),
    Shot("kommun", "/place?id=vaxjo", maps=1),
    Shot("articles", "/articles?language=en"),
    Shot("table", "/table?language=en"),
    Shot("numbers", "/numbers?language=en"),
    Shot("report", "/report?language=en&country=KE&status=active,ended"),
    Shot("phone", "/", PHONE, maps=1),
)


def draw(browser: Browser, address: str, shot: Shot) -> Path:
    """Take one picture and return its file."""
    width, height = shot.size
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        locale="sv-SE",
        is_mobile=shot.size == PHONE,
        has_touch=shot.size == PHONE,
        reduced_motion="reduce",
    )
    count_runs(context)
    page = context.new_page()
    page.goto(shot.path)
    settled(page, maps=shot.maps)
    # But for the picture that is fetched on paper only.
    while not page.evaluate("[...document.images].every(i => i.complete || i.closest('[data-printed-map]'))"):
        page.wait_for_timeout(200)  # a figure is drawn when the page asks for it
    file = FOLDER / f"{shot.name}.png"
    page.screenshot(path=file)
    context.close()
    return file


def main(wanted: list[str]) -> None:
    """Draw all pictures, or those named."""
    FOLDER.mkdir(exist_ok=True)
    with serve(ROOT / "data" / "tables") as server, sync_playwright() as playwright:
        browser = launch(playwright)
        for shot in SHOTS:
            if not wanted or shot.name in wanted:
                print(draw(browser, server.address, shot).relative_to(FOLDER.parent.parent))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
