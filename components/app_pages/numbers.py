"""The numbers: key figures and charts of what the filters show, every number a link to its rows."""

from __future__ import annotations

from components.filters.show import show_filters
from components.numbers.show import show_numbers
from components.shell.page import Page


def content(page: Page) -> None:
    show_filters(page)
    show_numbers(page)
