"""The drafts: the start of the editors' page."""

from __future__ import annotations

import streamlit as st

from components.app_pages.editing.page import EditingPage


def show(page: EditingPage) -> None:
    """Draw the list of drafts."""
    st.text(page.newest.entry.note)
