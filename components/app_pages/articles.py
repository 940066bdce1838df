"""Good examples: what has been written, by theme, kind, programme and place."""

from __future__ import annotations

import streamlit as st

from components.app_pages.filters import choose, pills, search, show_heading
from components.app_pages.page import Page
from components.host.html import show_html
from components.parts.article_list.render import article_list
from components.view.articles import ArticleView, article_narrowed, article_reset, article_view


def content(page: Page) -> None:
    view = article_view(page.dataset, page.state)
    show_article_filters(page, view)
    show_article_list(page, view)


def show_article_filters(page: Page, view: ArticleView) -> None:
    """Draw the sidebar's filters of articles."""
    words = page.words
    with st.sidebar:
        show_heading(page, bool(article_narrowed(page.state)), article_reset(page.state))
        search(page, words("article_list.text"), words("article_list.text_hint"))
        pills(page, "theme", view.options["theme"])
        for field in ("article_kind", "article_programme"):
            pills(page, field, view.options[field], words(f"article_list.filter_{field}"))
        for field in ("country", "swedish_place", "partner_place"):
            choose(page, field, view.options[field])


def show_article_list(page: Page, view: ArticleView) -> None:
    show_html(article_list(view, {r.id for r in page.view.rows}))
