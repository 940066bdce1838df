"""The rows of the open draft: one fact corrected, a new partnership, many rows in a grid; problems beside them."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components.app_pages.editing import rows_form, rows_grid, rows_new
from components.app_pages.editing.draft_beside import show_beside
from components.app_pages.editing.open_draft import open_draft
from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rows_form import WAY
from components.host.markdown import literal
from components.view.editing_rows import draft_rows

WAYS = {"fact": rows_form.show_form, "partnership": rows_new.show_new, "grid": rows_grid.show_grid}


def show(page: EditingPage) -> None:
    """Draw the way that the editor chose, the form first, and what is wrong with the draft."""
    draft = open_draft(page)
    if draft is None:
        return
    rows = draft_rows(draft.files, page.words)
    words = page.words
    st.session_state.setdefault(WAY, "fact")
    way = st.segmented_control(
        literal(words("editing_rows.ways")),
        list(WAYS),
        format_func=partial(_label, page),
        label_visibility="collapsed",
        required=True,
        key=WAY,
    )
    if way == "grid":
        rows_grid.show_grid(page, draft, rows)
        show_beside(page, draft, rows, in_line=True)
        return
    form, beside = st.columns([2, 1], gap="large")
    with form:
        WAYS[way or "fact"](page, draft, rows)
    with beside:
        show_beside(page, draft, rows)


def _label(page: EditingPage, way: str) -> str:
    return literal(page.words(f"editing_rows.way_{way}"))
