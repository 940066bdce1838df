"""The frame of the editors' page: who is signed in, the sections, and the section that the address names."""

from __future__ import annotations

import os
from importlib import import_module

import streamlit as st

from components.app_pages.editing.page import EditingPage
from components.language import language
from components.settings import now, settings, today
from components.state.editing import decode_editing
from data.editing.roles import Editor
from data.store.engine import store_address
from data.store.store import open_store


def show_editing() -> None:
    """Draw the section in the address."""
    configured = settings()
    address = decode_editing(dict(st.query_params))
    words = language(address.language)
    store = open_store(store_address(os.environ))
    newest = store.newest()
    if newest is None:
        st.text(words("editing.empty"))
        return
    page = EditingPage(
        Editor(words("editing.local_editor"), "publisher"),
        store,
        newest,
        address,
        words,
        today(configured),
        now,
        configured,
    )
    import_module(f"components.app_pages.editing.{address.section}").show(page)
