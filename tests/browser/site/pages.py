"""The pages of the whole site: which kinds there are, where they lie, and how they are opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from playwright.sync_api import Page

TODAY = date(2026, 11, 22)
KINDS = (
    "index.html",
    "table/index.html",
    "table/all.html",
    "place/index.html",
    "place/active.html",
    "place/former.html",
    "place/vaxjo/index.html",
    "place/arjeplog/index.html",
    "place/homa-bay/index.html",
    "theme/index.html",
    "theme/climate/index.html",
    "country/index.html",
    "country/ke/index.html",
    "articles/index.html",
    "articles/news.html",
    "numbers/index.html",
    "about/index.html",
    "downloads/index.html",
    "404.html",
)
INTERACTIVE = ("index.html", "table/index.html")
Open = Callable[..., Page]


def address(root: Path | str, path: str) -> str:
    """Return where a path lies; ``root`` is a folder, or what stands before the path in an address."""
    return f"{root.as_uri()}/{path}" if isinstance(root, Path) else root + path


def each(
    paths: Sequence[str], look: Open, root: str, size: dict[str, int], **options: object
) -> Iterator[tuple[str, Page]]:
    """Open one path after the other, and yield each with the page once it is drawn."""
    page = look(root, paths[0], size, **options)
    for path in paths:
        if path != paths[0]:
            page.goto(root + path)
        if path in INTERACTIVE:
            page.locator("#pk-app[data-ready]").wait_for()
        yield path, page
