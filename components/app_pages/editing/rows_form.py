"""One row of a draft as a form: choose a partnership, a project or another row, see its fields, change, save."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components.app_pages.editing.fields import field, given
from components.app_pages.editing.open_draft import say
from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rights import require
from components.app_pages.editing.saving import save_change
from components.host.markdown import literal
from components.view.editing_rows import EDITABLE, MAIN, DraftRows, column_label, draft_rows, uses_text
from data.editing.date_choices import DateError
from data.editing.grid import Row, new_key, removal, row_edit, text_of
from data.editing.row_edits import RowEdit, rows_by_key
from data.schema.schema import TABLES, Column
from data.store.drafts import Draft
from data.store.revision import digest

WAY, TABLE, KEY, PROJECT = "rows-way", "rows-table", "rows-key", "rows-project"
"""The keys of what was chosen in this session: the way to change rows, and the row in the form."""
NEW = ""
"""The key of a row that is not there yet."""
_CHOSEN = [name for name in EDITABLE if name != "projects"]
"""The tables that one chooses a row from; a project is chosen through its partnership."""


def choose_row(rows: DraftRows, table: str, key: str) -> None:
    """Make a row the one that the form shows, at the next run; for callbacks."""
    project = key if table == "projects" else None
    if project:
        table, key = "partnerships", rows.rows["projects"][key]["partnership"]
    st.session_state[WAY] = "fact"
    st.session_state[TABLE] = table
    st.session_state[f"{KEY}-{table}"] = key
    st.session_state[f"{PROJECT}-{key}"] = project or "partnerships"


def show_form(page: EditingPage, draft: Draft, rows: DraftRows) -> None:
    """Draw the choice of a row, and its form."""
    words = page.words
    st.session_state.setdefault(TABLE, "partnerships")
    picked = st.pills(
        literal(words("editing_rows.what")),
        _CHOSEN,
        format_func=lambda name: literal(words(f"editing_rows.table_{name}")),
        required=True,
        key=TABLE,
    )
    table = picked or "partnerships"
    keys = list(rows.sorted_keys(table))
    chosen = st.selectbox(
        literal(words(f"editing_rows.choose_{table}")),
        keys if table == "partnerships" else [NEW, *keys],
        index=None,
        format_func=partial(_title, rows, table),
        placeholder=words("editing_rows.choose_hint"),
        key=f"{KEY}-{table}",
    )
    if chosen is not None:
        shown = _of_partnership(page, rows, chosen) if table == "partnerships" else (table, chosen)
        _form(page, draft, rows, *shown)


def _title(rows: DraftRows, table: str, key: str) -> str:
    return rows.title(table, key) if key else rows.words(f"editing_rows.new_{table}")


def _of_partnership(page: EditingPage, rows: DraftRows, partnership: str) -> tuple[str, str]:
    """Draw the choice between a partnership and its projects; return the table and key of what was chosen."""
    words = page.words
    labels = {"partnerships": words("editing_rows.the_partnership")}
    labels |= {key: rows.project(key) for key in rows.projects_of(partnership)}
    labels[NEW] = words("editing_rows.new_projects")
    chosen = st.radio(
        literal(words("editing_rows.which")),
        list(labels),
        format_func=lambda key: literal(labels[key]),
        key=f"{PROJECT}-{partnership}",
    )
    return ("partnerships", partnership) if chosen == "partnerships" else ("projects", chosen or NEW)


def _form(page: EditingPage, draft: Draft, rows: DraftRows, table: str, key: str) -> None:
    words, columns = page.words, TABLES[table].columns
    row = dict(rows.rows[table].get(key) or rows.fresh(table))
    if table == "projects" and not key:
        row["partnership"] = st.session_state[f"{KEY}-partnerships"]
    # Of another content the fields are others: they show it, and what was typed before is gone with them.
    prefix = f"row-{table}-{key}-{digest(repr(row).encode())[:8]}-{words.code}"
    named = [column for column in columns if column.name in MAIN[table]]
    further = [column for column in columns[1:] if column not in named]
    if table == "sources" and not key:
        named.insert(0, columns[0])
    with st.form(f"{prefix}-form", border=False):
        st.text(words("editing_rows.required"))
        for column in named:
            field(rows, TABLES[table], column, row[column.name], f"{prefix}-{column.name}")
        with st.expander(words("editing_rows.further")):
            for column in further:
                field(rows, TABLES[table], column, row[column.name], f"{prefix}-{column.name}")
        st.form_submit_button(
            words("editing_rows.save"),
            type="primary",
            on_click=partial(_save, page, draft, table, key, row, [*named, *further], prefix),
        )
    if key:
        _remove_button(page, draft, rows, table, key)


def _save(
    page: EditingPage,
    draft: Draft,
    table: str,
    key: str,
    row: Row,
    columns: list[Column],
    prefix: str,
) -> None:
    require(page, "editor")
    values = {}
    for column in columns:
        try:
            values[column.name] = given(column, f"{prefix}-{column.name}")
        except DateError:
            label = column_label(table, column.name, page.words)
            say("problem", page.words("editing_rows.no_date", column=label))
            return
    if key:
        save_change(page, draft, row_edit(table, key, row, values))
        return
    cells = {**row, **{name: text_of(value) for name, value in values.items()}}
    missing = [c for c in columns if c.required and not cells[c.name]]
    if missing:
        labels = page.words.listing(column_label(table, column.name, page.words) for column in missing)
        say("problem", page.words("editing_rows.missing", columns=labels))
        return
    key = new_key(table, cells, rows_by_key(TABLES[table], draft.files))
    cells.pop(TABLES[table].key)
    saved = save_change(page, draft, (RowEdit(table, key, cells),))
    if saved:
        choose_row(draft_rows(saved.files, page.words), table, key)


def _remove_button(page: EditingPage, draft: Draft, rows: DraftRows, table: str, key: str) -> None:
    words = page.words
    edits, hindrances = removal(draft.files, table, key)
    with st.popover(words("editing_rows.remove"), type="tertiary"):
        if hindrances:
            st.text(words("editing_rows.in_use", n=len(hindrances), where=uses_text(rows, hindrances)))
            return
        st.text(words("editing_rows.remove_sure", row=rows.title(table, key)))
        if len(edits) > 1:
            st.text(words("editing_rows.remove_along", n=len(edits) - 1))
        st.button(
            words("editing_rows.remove_confirm"),
            key=f"remove-{table}-{key}",
            on_click=partial(_remove, page, draft, table, key, edits),
        )


def _remove(page: EditingPage, draft: Draft, table: str, key: str, edits: tuple[RowEdit, ...]) -> None:
    if save_change(page, draft, edits) is not None and table != "projects":
        st.session_state[f"{KEY}-{table}"] = None
