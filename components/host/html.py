"""Puts our own HTML onto a page."""

from __future__ import annotations

import streamlit as st


def show_html(html: str) -> None:
    """Draw a fragment of our HTML in the wrapper of our styles (on the static site, ``<body>``)."""
    st.html(f'<div class="pk">{html}</div>')
