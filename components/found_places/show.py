"""The found places on the page."""

from __future__ import annotations

from components.found_places.render import found_places
from components.shell.html import show_html
from components.shell.page import Page


def show_found_places(page: Page) -> None:
    if html := found_places(page.view):
        show_html(html)
