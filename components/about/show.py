"""The page about the map, drawn."""

from __future__ import annotations

import streamlit as st

from components.about.render import about
from components.shell.page import Page


def show_about(page: Page) -> None:
    """Draw the page; who answers for it comes from the configuration."""
    chosen = page.settings
    st.html(about(page.dataset, page.words, page.today, chosen.organisation, chosen.contact))
