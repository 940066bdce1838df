"""The page about the map, drawn."""

from __future__ import annotations

from components.about.render import about
from components.shell.html import show_html
from components.shell.page import Page


def show_about(page: Page) -> None:
    """Draw the page; who answers for it comes from the configuration."""
    chosen = page.settings
    show_html(about(page.dataset, page.words, page.today, chosen.organisation, chosen.contact))
