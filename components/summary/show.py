"""The summary on the page."""

from __future__ import annotations

from components.shell.html import show_html
from components.shell.page import Page
from components.summary.render import summary


def show_summary(page: Page) -> None:
    show_html(summary(page.view))
