"""The links to the files on the page."""

from __future__ import annotations

import streamlit as st

from components.export.render import downloads
from components.shell.page import Page


def show_downloads(page: Page) -> None:
    st.html(downloads(page.view))
