"""A section as others are: it shows the open draft's title of one project, and saves what is typed."""

from __future__ import annotations

import streamlit as st

from components.app_pages.editing.open_draft import ensure_draft, open_draft, save_edits, show_notices
from components.app_pages.editing.page import EditingPage
from data.editing.row_edits import RowEdit
from data.reading.load import Loaded
from data.store.drafts import Draft
from data.store.revision import loaded_of

PROJECT = "region-gotland-kibaha-2"


def show(page: EditingPage) -> None:
    draft = open_draft(page) if page.address.draft else None
    if draft is None and not page.address.draft:
        show_notices(page)
    st.text(f"title: {title(draft)}")
    st.selectbox("column", ["title", "note_en"], key="column")
    st.text_input("typed", key="typed")
    st.button("save", key="save", on_click=_save, args=(page, draft))


def title(draft: Draft | None) -> str:
    loaded: Loaded | None = loaded_of(draft.files) if draft else None
    return loaded.dataset.projects[PROJECT].title if loaded else "none"


def _save(page: EditingPage, draft: Draft | None) -> None:
    edits = [RowEdit("projects", PROJECT, {st.session_state["column"]: st.session_state["typed"]})]
    save_edits(page, draft or ensure_draft(page, "Nytt"), edits)
