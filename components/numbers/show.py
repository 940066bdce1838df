"""The numbers on the page."""

from __future__ import annotations

import streamlit as st

from components.empty_state.show import show_empty
from components.figure.render import chart_files
from components.numbers.charts import chart_of
from components.numbers.numbers import Numbers, numbers
from components.numbers.render import Section, head, sections
from components.shell.html import show_html
from components.shell.page import Page
from components.shell.templates import render


def show_numbers(page: Page) -> None:
    """Draw the key figures, then each chart with its heading above and its table below."""
    found = numbers(page.view)
    around = sections(page.view, found)
    show_html(head(page.view, found))
    if not page.view.rows:
        show_empty(page)
    left, right = st.columns(2, gap="medium")
    with left:
        _show(page, found, around.get("themes"))
    with right:
        _show(page, found, around.get("countries"))
        _show(page, found, around.get("kinds"))
    _show(page, found, around.get("years"))


def _show(page: Page, found: Numbers, section: Section | None) -> None:
    if section is None:
        return
    show_html(section.head)
    # Streamlit's own theme would put its colours and fonts over the chart's.
    st.altair_chart(
        chart_of(page.view, found, section), theme=None, width="stretch", key=f"chart-{section.name}"
    )
    links = chart_files(page.view, section.name)
    show_html(section.table + render("figure/chart_files.html", words=page.words, files=links))
