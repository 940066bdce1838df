"""A section that compares the newest publication with nothing."""

from __future__ import annotations

from components.app_pages.editing.comparing import nothing, revision_side, show_comparison
from components.app_pages.editing.page import EditingPage


def show(page: EditingPage) -> None:
    show_comparison(page, nothing(page), revision_side(page, page.newest))
