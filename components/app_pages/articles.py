"""Articles: what has been written, by theme, kind, programme and place."""

from __future__ import annotations

import streamlit as st

from components.app_pages.filters import choose, pills, search, show_found, show_heading
from components.host.session import bound
from components.outputs.page.page import Page
from components.parts.filters.options import ARTICLE_CHOOSERS, ARTICLE_PILLS, year_options
from components.view.articles import (
    ARTICLE_YEARS,
    ArticleView,
    article_narrowed,
    article_reset,
)


def show_article_filters(page: Page, view: ArticleView) -> None:
    """Draw the sidebar's filters of articles."""
    words = page.words
    show_heading(page, bool(article_narrowed(page.state)), article_reset(page.state))
    search(page, words("article_list.text"), words("article_list.text_hint"))
    pills(page, "theme", view.options["theme"])
    show_years(page, view)
    for field in ARTICLE_PILLS:
        options = view.options[field]
        # A single value to choose would choose nothing.
        if len(options) > 1 or getattr(page.state, field):
            pills(page, field, options, words(f"article_list.filter_{field}"))
    for field in ARTICLE_CHOOSERS:
        choose(page, field, view.options[field])
    show_found(words("article_list.show", n=view.counts.shown))


def show_years(page: Page, view: ArticleView) -> None:
    """Draw the lists of the first and the last year."""
    for field, column in zip(ARTICLE_YEARS, st.columns(len(ARTICLE_YEARS)), strict=True):
        with column:
            st.selectbox(
                page.words(f"article_list.filter_{field}"),
                year_options(view, field),
                format_func=lambda year: year or page.words("article_list.any_year"),
                **bound(field, page.state.language, getattr(page.state, field), str),
            )
