"""The code that puts the map, as it is filtered now, into another web site."""

from __future__ import annotations

from components.embed.show import show_embed
from components.filters.show import show_filters
from components.shell.page import Page


def content(page: Page) -> None:
    show_filters(page)
    show_embed(page)
