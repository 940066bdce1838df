"""The legend on the page."""

from __future__ import annotations

import streamlit as st

from components.legend.render import legend
from components.shell.page import Page


def show_legend(page: Page) -> None:
    st.html(legend(page.view))
