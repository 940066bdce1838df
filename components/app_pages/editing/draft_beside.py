"""What stands beside the rows of a draft: undo, and what is wrong, each with the way to it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rows_form import choose_row
from components.app_pages.editing.saving import steps, undo_last
from components.host.html import show_html
from components.parts.editing_to_do.items import draft_problems
from components.parts.editing_to_do.render import to_do, to_do_heading
from components.view.editing_rows import DraftRows
from data.store.drafts import Draft
from data.store.revision import loaded_of

_AT_ONCE = 12
"""Problems that are shown; the others come when these are solved."""


def show_beside(page: EditingPage, draft: Draft, rows: DraftRows) -> None:
    """Draw it."""
    words = page.words
    if steps(draft.entry.number):
        st.button(words("editing_rows.undo"), key="rows-undo", on_click=partial(undo_last, page, draft))
    problems = draft_problems(loaded_of(draft.files, page.today), rows)
    show_html(to_do_heading(words, len(problems)))
    for order, item in enumerate(problems[:_AT_ONCE]):
        with st.container(key=f"to-do-{order}", gap=None):
            show_html(to_do(item))
            if item.key:
                st.button(
                    words("editing_rows.open"),
                    key=f"open-{order}-{item.table}-{item.key}",
                    type="tertiary",
                    on_click=partial(choose_row, rows, item.table, item.key),
                )
    if len(problems) > _AT_ONCE:
        st.text(words("editing_rows.more_problems", n=len(problems) - _AT_ONCE))
