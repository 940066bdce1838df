"""The table on the page."""

from __future__ import annotations

from components.shell.html import show_html
from components.shell.page import Page
from components.table.render import head, table


def show_head(page: Page) -> None:
    show_html(head(page.view))


def show_table(page: Page) -> None:
    show_html(table(page.view))
