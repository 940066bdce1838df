"""Good examples: what has been written, by theme, kind, programme and place."""

from __future__ import annotations

from components.article_list.show import show_article_filters, show_article_list
from components.shell.page import Page
from components.view.articles import article_view


def content(page: Page) -> None:
    view = article_view(page.dataset, page.state)
    show_article_filters(page, view)
    show_article_list(page, view)
