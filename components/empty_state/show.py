"""The empty state on the page."""

from __future__ import annotations

import streamlit as st

from components.empty_state.render import empty
from components.shell.page import Page


def show_empty(page: Page) -> None:
    st.html(empty(page.view))
