"""What stands beside the rows of a draft: undo, and what is wrong, each with the way to it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from components.app_pages.editing.open_draft import go
from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rows_form import choose_row
from components.app_pages.editing.saving import last_saved, steps, undo_last
from components.host.html import show_html
from components.parts.editing_to_do.items import ToDo, draft_problems
from components.parts.editing_to_do.render import to_do, to_do_heading, to_do_list
from components.view.editing_rows import DraftRows
from data.store.drafts import Draft
from data.store.revision import loaded_of

_LEFT = "rows-left"
_AT_ONCE = 12
"""Problems that are shown; the others come when these are solved."""


def show_beside(page: EditingPage, draft: Draft, rows: DraftRows, *, in_line: bool = False) -> None:
    """Draw it; ``in_line`` below a grid, which says itself when the draft was saved."""
    words, number = page.words, draft.entry.number
    if not in_line:
        st.text(last_saved(page, draft))
    if steps(number):
        st.button(words("editing_rows.undo"), key="rows-undo", on_click=partial(undo_last, page, draft))
    _left(page, number)
    problems = draft_problems(loaded_of(draft.files, page.today), rows)
    show_html(to_do_heading(words, len(problems)))
    for order, item in enumerate(problems[:_AT_ONCE]):
        with st.container(key=f"to-do-{order}", gap="xsmall"):
            show_html(to_do(item))
            if item.key:
                st.button(
                    words("editing_rows.open_place" if item.is_placeless else "editing_rows.open"),
                    key=f"open-{order}-{item.table}-{item.key}",
                    on_click=_way(page, rows, item),
                )
    if len(problems) > _AT_ONCE:
        st.text(words("editing_rows.more_problems", n=len(problems) - _AT_ONCE))


def keep_left(number: int, items: tuple[ToDo, ...]) -> None:
    """Keep what could not be brought into a draft, to be shown beside it in this session."""
    st.session_state[f"{_LEFT}-{number}"] = items


def _left(page: EditingPage, number: int) -> None:
    items: tuple[ToDo, ...] = st.session_state.get(f"{_LEFT}-{number}", ())
    if items:
        show_html(to_do_list(items, page.words("editing_rows.left", n=len(items))))
        label = page.words("editing_rows.left_done")
        st.button(label, key="rows-left-done", on_click=partial(keep_left, number, ()))


def _way(page: EditingPage, rows: DraftRows, item: ToDo) -> partial[None]:
    """Return what leads to the row of a problem: the form, or the map for a place without a position."""
    if item.is_placeless:
        return partial(go, replace(page.address, section="places"))
    return partial(choose_row, rows, item.table, item.key)
