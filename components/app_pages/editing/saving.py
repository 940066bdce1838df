"""Changes of rows saved to the open draft, and the last of them undone."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.app_pages.editing.open_draft import save_edits, say
from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rights import require
from data.editing.merge import edits_between
from data.editing.row_edits import RowEdit, with_edits
from data.store.drafts import Draft, Drafts
from data.store.errors import StoreError

_MOST_STEPS = 20


def last_saved(page: EditingPage, draft: Draft) -> str:
    """Return who saved a draft last, and when."""
    entry = draft.entry
    return page.words("editing_rows.last_saved", editor=entry.editor, moment=page.words.moment(entry.updated))


def steps(number: int) -> list[tuple[RowEdit, ...]]:
    """Return the edits that undo what this session has changed in a draft, the last change last."""
    edits: list[tuple[RowEdit, ...]] = st.session_state.setdefault(f"rows-steps-{number}", [])
    return edits


def save_change(page: EditingPage, draft: Draft, edits: Sequence[RowEdit]) -> Draft | None:
    """Save a draft with some edits and return it; None when there is nothing to save, or it could not be saved."""
    require(page, "editor")
    back = edits_between(with_edits(draft.files, edits), draft.files)
    if not back:
        say("done", page.words("editing_rows.nothing_changed"))
        return None
    saved = _saved(page, draft, edits)
    if saved:
        steps(draft.entry.number).append(back)
        del steps(draft.entry.number)[:-_MOST_STEPS]
    return saved


def undo_last(page: EditingPage, draft: Draft) -> None:
    """Take back this session's last change of a draft; what others have changed since is treated as by any change."""
    require(page, "editor")
    back = steps(draft.entry.number).pop()
    if _saved(page, draft, back) is None:
        steps(draft.entry.number).append(back)


def _saved(page: EditingPage, draft: Draft, edits: Sequence[RowEdit]) -> Draft | None:
    """Save, and return the draft as it then is; what could not be saved is kept and said by the open draft."""
    save_edits(page, draft, edits)
    try:
        newest = Drafts(page.store).get(draft.entry.number)
    except StoreError:
        return None
    is_mine = newest.entry.version > draft.entry.version and newest.entry.editor == page.editor.name
    return newest if is_mine and newest.files == with_edits(draft.files, edits) else None
