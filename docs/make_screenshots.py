"""Draw the pictures in docs/screenshots anew: ``make screenshots``.

The pictures show the tables as they are, on the day that the tests use, so
they change only when the application or the tables do.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, expect, sync_playwright

from components.host.internals.streamlit_dom import SKELETON, STALE
from data.editing.bring_in import Sent, edits_of, readings
from data.editing.row_edits import RowEdit, with_edits
from data.editing.template import template
from data.store.drafts import Drafts
from data.store.store import open_store
from tests.browser.harness import ROOT, count_runs, launch, serve, settled
from tests.browser.newcomer import PATIENCE, TYPED, editors_server, fill

FOLDER = Path(__file__).parent / "screenshots"
DESKTOP, PHONE = (1400, 900), (390, 844)


@dataclass(frozen=True)
class Shot:
    """One picture: the file's name, the address, the window's size in CSS pixels, how many maps must be drawn."""

    name: str
    path: str
    size: tuple[int, int] = DESKTOP
    maps: int = 0
    ready: str = ""
    """Of the editors' page: a text that is there when the picture can be taken."""
    typed: str = ""
    """What is typed into its first list."""
    is_filled: bool = False
    """Whether the filled-in template is put into its field for files."""


SHOTS = (
    Shot("map", "/?language=en", maps=1),
    Shot("kommun", "/place?id=vaxjo", maps=1),
    Shot("articles", "/articles?language=en"),
    Shot("table", "/table?language=en"),
    Shot("numbers", "/numbers?language=en"),
    Shot("report", "/report?language=en&country=KE&status=active,ended"),
    Shot("phone", "/", PHONE, maps=1),
)
SAVED = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
EDITING = (
    Shot("bring-in", "/editing?section=bring_in&language=en", ready="Put into a new draft", is_filled=True),
    Shot("rows", "/editing?section=rows&draft=1&language=en", ready="Swedish partner", typed="Lund – Fort"),
    Shot("new-places", "/editing?section=places&draft=1&language=en", ready="Accept suggestion 1"),
    Shot("difference", "/editing?section=difference&draft=2&language=en", ready="Every change, row by row"),
    Shot("check", "/editing?section=check&language=en", ready="Confirm against the source today"),
)
"""The editors' page, with a store in which somebody new has begun a draft."""


def draw(browser: Browser, address: str, shot: Shot, workbook: Path) -> Path:
    """Take one picture and return its file; ``workbook`` is what the picture of bringing in shows."""
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
    if shot.ready:
        edit(page, shot, workbook)
    else:
        settled(page, maps=shot.maps)
    # But for the picture that is fetched on paper only.
    while not page.evaluate("[...document.images].every(i => i.complete || i.closest('[data-printed-map]'))"):
        page.wait_for_timeout(200)  # a figure is drawn when the page asks for it
    file = FOLDER / f"{shot.name}.png"
    page.screenshot(path=file)
    context.close()
    return file


def edit(page: Page, shot: Shot, workbook: Path) -> None:
    """Do what a picture of the editors' page shows the result of."""
    if shot.typed:
        page.get_by_role("combobox").first.click()
        page.keyboard.type(shot.typed, delay=50)
        page.keyboard.press("Enter")
    if shot.is_filled:
        page.locator("input[type=file]").set_input_files(workbook)
    expect(page.get_by_text(shot.ready).first).to_be_visible(timeout=PATIENCE)
    expect(page.locator(f"{SKELETON}, {STALE}")).to_have_count(0, timeout=PATIENCE)
    page.mouse.move(0, 0)


def main(wanted: list[str]) -> None:
    """Draw all pictures, or those named."""
    FOLDER.mkdir(exist_ok=True)
    tables = ROOT / "data" / "tables"
    with sync_playwright() as playwright, TemporaryDirectory() as name:
        browser, folder = launch(playwright), Path(name)
        workbook = folder / "grants-june-2026.xlsx"
        with serve(tables) as server:
            for shot in chosen(SHOTS, wanted):
                print(draw(browser, server.address, shot, workbook).relative_to(FOLDER.parent.parent))
        if shots := chosen(EDITING, wanted):
            with editors_server(folder, tables) as server:
                begin_draft(folder / "store.sqlite", workbook)
                for shot in shots:
                    print(draw(browser, server.address, shot, workbook).relative_to(FOLDER.parent.parent))
        browser.close()


def chosen(shots: Sequence[Shot], wanted: Sequence[str]) -> tuple[Shot, ...]:
    """Return the pictures that are named, all when none is."""
    return tuple(shot for shot in shots if not wanted or shot.name in wanted)


def begin_draft(store: Path, workbook: Path) -> None:
    """Fill in the template, and begin two drafts with what it brings: in the second its place has a position."""
    opened = open_store(str(store))
    newest = opened.get(1)
    workbook.write_bytes(template(newest.loaded.dataset, "en"))
    fill(workbook, "en", TYPED)
    read = readings([Sent(workbook.name, workbook.read_bytes())], newest.files, newest.entry.created.date())
    files = with_edits(newest.files, edits_of(read))
    Drafts(opened).create("Grants of June 2026", "Anna", newest.entry.number, files, SAVED)
    position = {"lat": "0.6617", "lon": "30.2748", "coordinate_source": "GeoNames 233476 Fort Portal"}
    files = with_edits(files, [RowEdit("places", "fort-portal", position)])
    Drafts(opened).create("Grants of June 2026", "Anna", newest.entry.number, files, SAVED)


if __name__ == "__main__":
    main(sys.argv[1:])
