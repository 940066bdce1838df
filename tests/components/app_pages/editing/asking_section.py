"""A section that does something only for those who may."""

from __future__ import annotations

import streamlit as st

from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rights import require


def show(page: EditingPage) -> None:
    if page.address.place == "at-once":
        require(page, "publisher")
    st.button("Publish", key="publish", on_click=publish, args=(page,))
    st.text(f"done by {st.session_state.get('done', 'nobody')}")


def publish(page: EditingPage) -> None:
    st.session_state["done"] = require(page, "publisher").name
