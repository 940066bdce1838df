"""The one way in which our own HTML comes onto a page."""

from __future__ import annotations

import streamlit as st


def show_html(html: str) -> None:
    """Draw a fragment of our HTML, in the wrapper that our styles go by (on a site ``<body>`` is it)."""
    st.html(f'<div class="pk">{html}</div>')
