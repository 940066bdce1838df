"""The same rows as the map, as a table and as files."""

from __future__ import annotations

from components.app_pages.filters import show_filters
from components.app_pages.page import Page
from components.host.html import show_html
from components.outputs.export.render import downloads
from components.outputs.figure.report_html import printed_address
from components.parts.empty_state.render import empty
from components.parts.paper.render import plain_table, printed_map
from components.parts.table.render import head, table


def content(page: Page) -> None:
    show_filters(page)
    show_html(head(page.view))
    if not page.view.rows:
        show_html(empty(page.view))
        return
    show_html(downloads(page.view))
    printed = printed_map(printed_address(page.view), page.view.sentence)
    show_html(table(page.view, choice=True) + plain_table(page.view) + printed)
