"""The summary on the page."""

from __future__ import annotations

import streamlit as st

from components.shell.page import Page
from components.summary.render import summary


def show_summary(page: Page) -> None:
    st.html(summary(page.view))
