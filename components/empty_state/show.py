"""The empty state on the page."""

from __future__ import annotations

from components.empty_state.render import empty
from components.shell.html import show_html
from components.shell.page import Page


def show_empty(page: Page) -> None:
    show_html(empty(page.view))
