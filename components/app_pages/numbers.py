"""The charts of the page Numbers."""

from __future__ import annotations

import streamlit as st

from components.outputs.page.page import Page
from components.parts.numbers.charts import chart_of
from components.parts.numbers.numbers import Numbers
from components.parts.numbers.render import Section


def show_chart(page: Page, counts: Numbers, section: Section) -> None:
    """Draw a section's chart. Streamlit's own theme would put its colours and fonts over it."""
    chart = chart_of(page.view, counts, section)
    st.altair_chart(chart, theme=None, width="stretch", key=f"chart-{section.name}")
