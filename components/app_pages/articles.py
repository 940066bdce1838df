"""Articles: what has been written, by theme, kind, programme and place."""

from __future__ import annotations

import streamlit as st

from components.app_pages.filters import choose, pills, search, show_found, show_heading
from components.host.session import bound
from components.outputs.page.page import Page
from components.view.articles import (
    ARTICLE_YEARS,
    ArticleView,
    article_narrowed,
    article_reset,
)

FEW = ("article_kind", "article_publication_type", "article_programme", "article_language")
"""The filters whose choices are all in sight."""


def show_article_filters(page: Page, view: ArticleView) -> None:
    """Draw the sidebar's filters of articles."""
    words = page.words
    show_heading(page, bool(article_narrowed(page.state)), article_reset(page.state))
    search(page, words("article_list.text"), words("article_list.text_hint"))
    pills(page, "theme", view.options["theme"])
    show_years(page, view)
    for field in FEW:
        options = view.options[field]
        # A single value to choose would choose nothing.
        if len(options) > 1 or getattr(page.state, field):
            pills(page, field, options, words(f"article_list.filter_{field}"))
    for field in ("country", "swedish_place", "partner_place"):
        choose(page, field, view.options[field])
    show_found(words("article_list.show", n=view.counts.shown))


def show_years(page: Page, view: ArticleView) -> None:
    """Draw the lists of the first and the last year."""
    for field, column in zip(ARTICLE_YEARS, st.columns(len(ARTICLE_YEARS)), strict=True):
        chosen = getattr(page.state, field)
        years = map(str, view.years)
        with column:
            st.selectbox(
                page.words(f"article_list.filter_{field}"),
                # What a link asked for is shown as chosen, although nothing is from that year.
                ["", *sorted({*years, chosen} - {""}, reverse=True)],
                format_func=lambda year: year or page.words("article_list.any_year"),
                **bound(field, page.state.language, chosen, str),
            )
