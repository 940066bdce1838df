"""What somebody new does to bring a partnership into a draft: each click, what is filled in, and how long it takes.

``python -m tests.browser.newcomer`` prints it for both languages. The seconds are the program's: how long it takes to
show what each click asks for; reading, thinking and typing are the person's.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
from playwright.sync_api import Locator, Page, expect, sync_playwright

from components.language import language
from data.editing.headings import SIMPLE, heading, sheet_name
from data.schema.schema import Language
from tests.browser.harness import TABLES, Server, launch, serve

PATIENCE = 30_000
PARTNERSHIP = {
    "swedish_place": "Lunds kommun",
    "partner": "Fort Portal",
    "country": "Uganda",
    "start": "2026-07",
    "topic_sv": "avfall och återvinning",
    "topic_en": "waste and recycling",
    "source_urls": "https://example.org/beslut-2026",
    "evidence_date": "2026-06-15",
}
ARTICLE = {
    "title": "Lund och Fort Portal börjar samarbeta",
    "language": "sv",
    "url": "https://example.org/lund-fort-portal",
    "published": "2026-06-20",
    "kind": "article",
    "programme": "KP",
    "countries": "UG",
}
TYPED = {SIMPLE: PARTNERSHIP, "articles": ARTICLE}


@dataclass
class Effort:
    """Clicks, cells that were filled in, and seconds that the program took, in all and for the slowest click."""

    clicks: int = 0
    cells: int = 0
    seconds: float = 0.0
    steps: dict[str, float] = field(default_factory=dict)

    def click(self, target: Locator, then: Locator, name: str) -> None:
        """Click, and wait until what was asked for is there."""
        expect(target).to_be_visible(timeout=PATIENCE)
        with self.waiting(name):
            target.click()
            expect(then).to_be_visible(timeout=PATIENCE)

    @contextmanager
    def waiting(self, name: str) -> Iterator[None]:
        """Count one click, and the time until what is done inside is done."""
        begin = time.monotonic()
        yield
        self.clicks += 1
        self.steps[name] = time.monotonic() - begin
        self.seconds += self.steps[name]


@contextmanager
def editors_server(folder: Path, tables: Path = TABLES) -> Iterator[Server]:
    """The application with an editors' page for whoever sits at this machine, and a store of its own."""
    store = {"PARTNERSKAPSKARTAN_STORE": str(folder / "store.sqlite"), "PARTNERSKAPSKARTAN_EDITING": "local"}
    with serve(tables, PARTNERSKAPSKARTAN_CACHE=str(folder / "cache"), **store) as server:
        yield server


def journey(page: Page, code: Language, folder: Path) -> Effort:
    """Fetch the template, fill in a partnership with a new place and an article, and bring both into a draft."""
    words, effort = language(code), Effort()
    page.goto(f"/editing?language={code}")
    tab = page.get_by_role("link", name=words("editing.section_bring_in"), exact=True)
    get = page.get_by_role("button", name=words("editing_bring_in.template_get"))
    effort.click(tab, get, "bring in")
    workbook = folder / f"{code}.xlsx"
    with effort.waiting("template"), page.expect_download() as download:
        get.click()
    download.value.save_as(workbook)
    effort.cells = fill(workbook, code, TYPED)
    put = page.get_by_role("button", name=words("editing_bring_in.put_new"))
    with effort.waiting("file"):
        page.locator("input[type=file]").set_input_files(workbook)
        expect(put).to_be_visible(timeout=PATIENCE)
    rows = page.get_by_role("link", name=words("editing.section_rows"), exact=True)
    effort.click(put, rows, "draft")
    effort.click(rows, page.get_by_text(words("editing_rows.placeless")), "rows")
    return effort


def fill(path: Path, code: Language, typed: Mapping[str, Mapping[str, str]]) -> int:
    """Fill in the row below the example on some sheets of a template; return the number of cells."""
    workbook = openpyxl.load_workbook(path)
    for table, cells in typed.items():
        sheet = workbook[sheet_name(table, code)]
        at = {str(cell.value).rstrip(" *"): cell.column for cell in sheet[1]}
        for column, text in cells.items():
            sheet.cell(3, at[heading(table, column, code)]).value = text
    workbook.save(path)
    return sum(len(cells) for cells in typed.values())


def main() -> int:
    """Print what it takes in each language."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder, browser = Path(name), launch(playwright)
        with editors_server(folder) as server:
            for code in ("sv", "en"):
                context = browser.new_context(base_url=server.address, locale=code)
                effort = journey(context.new_page(), code, folder)  # type: ignore[arg-type]
                slow = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in effort.steps.items())
                print(
                    f"{code}: {effort.clicks} clicks, {effort.cells} cells, {effort.seconds:.1f} s ({slow})"
                )
                context.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
