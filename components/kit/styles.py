"""The styles and scripts that the application and the site share, in the order in which a page gets them."""

from __future__ import annotations

from pathlib import Path

from components.kit.colours import custom_properties

_COMPONENTS = Path(__file__).parent.parent
STYLES = (
    "parts/about/about.css",
    "parts/article_card/article_card.css",
    "parts/article_list/article_list.css",
    "outputs/embed/embed.css",
    "parts/changes/changes.css",
    "parts/empty_state/empty.css",
    "outputs/export/export.css",
    "outputs/figure/figure.css",
    "parts/filters/filters.css",
    "parts/found_places/found.css",
    "parts/legend/legend.css",
    "parts/map_picture/map_picture.css",
    "parts/missing/missing.css",
    "parts/numbers/numbers.css",
    "parts/pager/pager.css",
    "parts/panel/panel.css",
    "parts/partnership_card/card.css",
    "parts/place_index/index.css",
    "parts/place_page/place.css",
    "kit/page.css",
    "parts/header/header.css",
    "parts/summary/summary.css",
    "parts/table/table.css",
    "parts/timeline/timeline.css",
    "parts/paper/paper.css",
    "parts/unlinked/unlinked.css",
)
"""Paths below ``components/``; of two rules of equal weight the later one holds, so the order is part of the look."""

SCRIPTS = ("copy.js", "folds.js")
"""Files of this folder, for every page; none of them needs another."""


def shared_style() -> bytes:
    """Return the colours and the shared styles as one; the application and the site each add what is only theirs."""
    return b"\n".join((custom_properties(), *((_COMPONENTS / name).read_bytes() for name in STYLES)))
