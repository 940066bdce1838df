"""The links to the files on the page."""

from __future__ import annotations

from components.export.render import downloads
from components.shell.html import show_html
from components.shell.page import Page


def show_downloads(page: Page) -> None:
    show_html(downloads(page.view))
