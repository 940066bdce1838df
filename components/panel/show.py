"""The panel on the page."""

from __future__ import annotations

from components.panel.render import panel
from components.shell.html import show_html
from components.shell.page import Page


def show_panel(page: Page) -> None:
    show_html(panel(page.view))
