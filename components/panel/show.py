"""The panel on the page."""

from __future__ import annotations

import streamlit as st

from components.panel.render import panel
from components.shell.page import Page


def show_panel(page: Page) -> None:
    st.html(panel(page.view))
