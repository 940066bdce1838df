"""The table on the page."""

from __future__ import annotations

import streamlit as st

from components.shell.page import Page
from components.table.render import head, table


def show_head(page: Page) -> None:
    st.html(head(page.view))


def show_table(page: Page) -> None:
    st.html(table(page.view))
