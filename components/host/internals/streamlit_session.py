"""Streamlit's session values and address bar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.common import user_key_from_element_id


def give(key: str, value: object) -> None:
    """Set a widget's value before it is drawn in this run.

    Setting it makes the browser draw the widget again. An equal empty value is not set; a choice always is, because
    the browser identifies it by its label, which has a count in it.
    """
    if value or st.session_state.get(key) != value:
        st.session_state[key] = value


def chosen(key: str) -> Any:
    """Return a widget's new value; it is set before the widget's callback is called."""
    return st.session_state[key]


def is_sent(key: str, drawn: bool = False) -> bool:
    """Return whether the browser sent a value for the widget of this key with the current run.

    Before the widget is ``drawn`` its key decides, afterwards its full id, which depends on its choices too.
    """
    context = get_script_run_ctx()
    if context is None:
        return False
    state = context.session_state._state  # there is no public way to what the browser sent
    sent = state._new_widget_state.states
    if drawn:
        return state._get_widget_id(key) in sent
    return any(user_key_from_element_id(ident) == key for ident in sent)


def push_query(query: Mapping[str, str]) -> None:
    """Put a query into the address bar, as a new entry of the browser's history and without a run."""
    if dict(st.query_params) != query:
        st.query_params.from_dict(query)
