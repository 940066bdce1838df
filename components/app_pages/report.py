"""A finished figure of what the filters show, its texts and its numbers, for a report."""

from __future__ import annotations

from components.figure.show import show_report
from components.filters.show import show_filters
from components.shell.page import Page


def content(page: Page) -> None:
    show_filters(page)
    show_report(page)
