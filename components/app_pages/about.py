"""About the map: where the facts come from, what they mean, what is missing, and who answers for it."""

from __future__ import annotations

from components.about.show import show_about
from components.shell.page import Page


def content(page: Page) -> None:
    show_about(page)
