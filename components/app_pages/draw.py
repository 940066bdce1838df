"""Draws a page's blocks with Streamlit: our HTML as it is, and each live block by its function."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from components.app_pages.articles import show_article_filters
from components.app_pages.changes import show_changes_chart, show_days
from components.app_pages.embed import show_embed
from components.app_pages.filters import choose, search, show_choices, show_head
from components.app_pages.header import show_footer, show_header
from components.app_pages.numbers import show_chart
from components.app_pages.place import show_place_map
from components.app_pages.report import show_batch, show_figure_options
from components.app_pages.years import show_map_of_years, show_year_control
from components.host.html import show_html
from components.outputs.page.blocks import Block, Columns, Live
from components.outputs.page.content import content
from components.outputs.page.page import Page

LIVE: Mapping[str, Callable[..., None]] = {
    "article-filters": show_article_filters,
    "batch": show_batch,
    "changes-chart": show_changes_chart,
    "changes-days": show_days,
    "chart": show_chart,
    "choose": choose,
    "embed": show_embed,
    "figure-options": show_figure_options,
    "filter-head": show_head,
    "filters": show_choices,
    "map": show_map_of_years,
    "place-map": show_place_map,
    "search": search,
    "years": show_year_control,
}
"""The function that draws a live block; it is called with the page and the block's arguments."""


def show_page(page: Page) -> None:
    """Draw a page from header to footer, then the sidebar.

    The sidebar's first block comes before the page and makes room for it, so that the page need not be laid out
    again; the choices have many elements, so the page does not wait for them.
    """
    drawn = content(page)
    show_header(page)
    with st.sidebar:
        _show(page, drawn.side[:1])
    _show(page, drawn.main)
    show_footer(page)
    with st.sidebar:
        _show(page, drawn.side[1:])


def _show(page: Page, blocks: Sequence[Block]) -> None:
    for block in blocks:
        if isinstance(block, Columns):
            _show_columns(page, block)
        elif isinstance(block, Live):
            LIVE[block.name](page, *block.arguments)
        elif block:
            show_html(block)


def _show_columns(page: Page, block: Columns) -> None:
    gap: Any = block.gap
    for column, blocks in zip(st.columns(list(block.shares), gap=gap), block.columns, strict=True):
        with column:
            _show(page, blocks)
