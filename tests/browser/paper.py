"""What a page is on paper: how many sheets, of which size, what stands there, and how much of it is the map."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2
from numpy.typing import NDArray
from playwright.sync_api import Page

from components.language import language

HIDE_MAP = """() => window.addEventListener("beforeprint", () =>
    document.querySelectorAll(".pk-paper-map, .pk-drawn").forEach(e => { e.style.visibility = "hidden"; }))"""
"""Leaves the map's place on the sheet, and nothing in it."""
CONTROLS = (
    *("nav.copy", "nav.embed", "nav.language", "nav.report", "year.play", "export.heading", "export.xlsx"),
    *(
        "filter.heading",
        "table.columns",
        "table.copy",
        "panel.overview",
        "map.preset_all",
        "numbers.as_table",
    ),
    *("place_page.copy", "brief.link", "card.show_on_map", "footer.how"),
)
"""Texts of what can be pressed."""
A4 = (595, 842)
MOST = 2


@dataclass(frozen=True)
class Print:
    """A page as printed: sheets' sizes in points, the text of each, and what share of all paper the map covers."""

    sizes: list[tuple[int, int]]
    texts: list[str]
    map: float

    @property
    def text(self) -> str:
        return " ".join(self.texts)

    def controls(self, code: str) -> list[str]:
        """Return the texts of controls that are printed."""
        result = [language(code)(key) for key in CONTROLS]
        return [text for text in result if text in self.text]


def printed(page: Page) -> Print:
    """Print a page to A4 and look at it."""
    file = _pdf(page)
    page.evaluate(HIDE_MAP)
    without = _pictures(_pdf(page))
    visible = _pictures(file)
    assert len(visible) == len(without)
    share = sum(float((a != b).mean()) for a, b in zip(visible, without, strict=True))
    sheets = list(pypdfium2.PdfDocument(file))
    return Print(
        [(round(w), round(h)) for w, h in (sheet.get_size() for sheet in sheets)],
        [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in sheets],
        share,
    )


def _pdf(page: Page) -> bytes:
    return page.pdf(format="A4", prefer_css_page_size=True, print_background=True)


def _pictures(file: bytes) -> list[NDArray[object]]:
    return [sheet.render(scale=0.5, grayscale=True).to_numpy() for sheet in pypdfium2.PdfDocument(file)]
