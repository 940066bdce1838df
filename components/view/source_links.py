"""Where a link to a source or an article leads: to its page, and where that is gone to the copy that was kept.

The one rule for everything that links out. Data files keep the address itself.
"""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

from data.records import Dataset

LinkNote = Literal["", "archived", "gone"]
"""What a link says of itself: it leads to an archived copy, or to a page that is gone."""


def link_of(dataset: Dataset, url: str) -> tuple[str, LinkNote]:
    """Return where the link to an address leads, empty when it may not be linked, and what it says of that.

    A page that has moved is still linked by its address, which leads there.
    """
    source = dataset.sources.get(url)
    if not is_linked(url) or source is None or source.state != "gone":
        return (url if is_linked(url) else ""), ""
    return (source.archived_url, "archived") if is_linked(source.archived_url) else (url, "gone")


def is_linked(url: str) -> bool:
    """Tell whether an address may be linked: only http and https ever are."""
    try:
        parts = urlsplit(url)
    except ValueError:  # an address that no browser would understand
        return False
    return parts.scheme in ("http", "https")
