"""The same rows as the map, as a table and as files."""

from __future__ import annotations

from components.app_pages.filters import show_filters
from components.app_pages.page import Page
from components.host.html import show_html
from components.outputs.export.render import downloads
from components.parts.empty_state.render import empty
from components.parts.table.render import head, table


def content(page: Page) -> None:
    show_filters(page)
    show_html(head(page.view))
    if not page.view.rows:
        show_html(empty(page.view))
        return
    show_html(downloads(page.view))
    show_html(table(page.view, choice=True))
