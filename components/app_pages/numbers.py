"""The numbers: key figures and charts of what the filters show, every number a link to its rows."""

from __future__ import annotations

import streamlit as st

from components.app_pages.filters import show_filters
from components.app_pages.page import Page
from components.host.html import show_html
from components.kit.templates import render
from components.outputs.figure.report_html import chart_files, printed_address
from components.parts.empty_state.render import empty
from components.parts.numbers.charts import chart_of
from components.parts.numbers.numbers import Numbers, numbers
from components.parts.numbers.render import Section, head, sections
from components.parts.paper.render import printed_map


def content(page: Page) -> None:
    show_filters(page)
    show_numbers(page)


def show_numbers(page: Page) -> None:
    """Draw the key figures, then each chart with its heading above and its table below."""
    found = numbers(page.view)
    around = sections(page.view, found)
    show_html(head(page.view, found))
    if not page.view.rows:
        show_html(empty(page.view))
    left, right = st.columns(2, gap="medium")
    with left:
        _show(page, found, around.get("themes"))
    with right:
        _show(page, found, around.get("countries"))
        _show(page, found, around.get("kinds"))
    _show(page, found, around.get("years"))
    show_html(printed_map(printed_address(page.view), page.view.sentence))


def _show(page: Page, found: Numbers, section: Section | None) -> None:
    if section is None:
        return
    show_html(section.head)
    # Streamlit's own theme would put its colours and fonts over the chart's.
    st.altair_chart(
        chart_of(page.view, found, section), theme=None, width="stretch", key=f"chart-{section.name}"
    )
    links = chart_files(page.view, section.name)
    show_html(section.table + render("outputs/figure/chart_files.html", words=page.words, files=links))
