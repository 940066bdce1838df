"""The same rows as the map, as a table and as files."""

from __future__ import annotations

from components.empty_state.show import show_empty
from components.export.show import show_downloads
from components.filters.show import show_filters
from components.shell.page import Page
from components.table.show import show_head, show_table


def content(page: Page) -> None:
    show_filters(page)
    show_head(page)
    if not page.view.rows:
        show_empty(page)
        return
    show_downloads(page)
    show_table(page)
