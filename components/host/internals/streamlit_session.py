"""What Streamlit does with a session's values and with the address bar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st


def give(key: str, value: object) -> None:
    """Give a widget its value, before it is drawn in this run.

    A value that is given makes the browser draw the widget anew. An empty one that is already there need
    not be; a choice always is, because the browser knows it by its label, and that has a count in it.
    """
    if value or st.session_state.get(key) != value:
        st.session_state[key] = value


def chosen(key: str) -> Any:
    """Return a widget's new value, in its callback: it is there before the callback is called."""
    return st.session_state[key]


def push_query(query: Mapping[str, str]) -> None:
    """Put a query into the address bar; the browser makes a new entry of its history for it, and no run follows."""
    if dict(st.query_params) != query:
        st.query_params.from_dict(query)
