"""The rows of one table in a grid: each changed cell is saved at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from components.app_pages.editing.open_draft import forget_said, say
from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rights import require
from components.app_pages.editing.saving import last_saved, save_change
from components.host.markdown import literal
from components.view.editing_rows import (
    EDITABLE,
    DraftRows,
    code_of,
    column_help,
    column_label,
    draft_rows,
    grid_columns,
    uses_text,
)
from data.editing.grid import Row, grid_edits, is_listed, removals, value_of
from data.editing.headings import sheet_name
from data.editing.row_edits import rows_by_key
from data.schema.schema import TABLES, Column
from data.store.drafts import Draft
from data.store.revision import digest

TABLE, _SHOWN = "rows-grid-table", "rows-grid-shown"
_HEIGHT, _LINE, _TITLE_WIDTH = 560, 35, 240
"""Pixels: of the grid at most, of one line in it, and of the column with the titles."""
_DATE = r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"
_TITLE = "."
"""The column with what a row is called; no column of a table has that name."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """The rows as the grid got them. It keeps what was edited in it as long as it gets the same rows and columns.

    ``seen`` is the draft with this editor's own changes since.
    """

    what: tuple[object, ...]
    key: str
    keys: tuple[str, ...]
    frame: pd.DataFrame
    config: dict[str, Any]
    seen: Draft


def show_grid(page: EditingPage, draft: Draft, rows: DraftRows) -> None:
    """Draw the choice of a table, a search in it, and the grid."""
    words = page.words
    st.session_state.setdefault(TABLE, EDITABLE[0])
    which, search = st.columns([3, 2], vertical_alignment="bottom")
    table = which.pills(
        literal(words("editing_rows.what")),
        EDITABLE,
        format_func=partial(_table_label, page),
        required=True,
        key=TABLE,
    )
    name = table or EDITABLE[0]
    query = search.text_input(literal(words("editing_rows.search")), key=f"rows-grid-search-{name}")
    shown = _shown(draft, rows, name, query)
    count = words("editing_rows.grid_count", n=len(shown.keys), all=len(rows.rows[name]))
    st.text(f"{count} {last_saved(page, draft)}")
    st.data_editor(
        shown.frame,
        key=shown.key,
        hide_index=True,
        num_rows="delete",
        height=min(_HEIGHT, _LINE * (len(shown.keys) + 1) + 3),
        column_config=shown.config,
        disabled=[_TITLE, TABLES[name].key],
        on_change=partial(_changed, page, name),
    )


def _table_label(page: EditingPage, name: str) -> str:
    return literal(sheet_name(name, code_of(page.words)))


def _shown(draft: Draft, rows: DraftRows, table: str, query: str) -> _Shown:
    """Return the rows that the grid has already, or others where table, search or draft are others by now."""
    what = (draft.entry.number, table, query, rows.words.code)
    cached: _Shown | None = st.session_state.get(_SHOWN)
    if cached is not None and cached.what == what and cached.seen.entry.version == draft.entry.version:
        return cached
    keys = rows.found(table, query)
    columns = grid_columns(table)
    values: dict[str, list[Any]] = {_TITLE: [rows.title(table, key) for key in keys]}
    for column in columns:
        values[column.name] = [value_of(column, rows.rows[table][key][column.name]) for key in keys]
    frame = pd.DataFrame(values)
    key = f"grid-{digest(repr((*what, draft.entry.version)).encode())[:12]}"
    st.session_state[_SHOWN] = shown = _Shown(what, key, keys, frame, _config(rows, table), draft)
    return shown


def _config(rows: DraftRows, table: str) -> dict[str, Any]:
    config: dict[str, Any] = {
        _TITLE: st.column_config.TextColumn(
            rows.words("editing_rows.row"), pinned=True, width=_TITLE_WIDTH, disabled=True
        )
    }
    return config | {column.name: _column(rows, table, column) for column in grid_columns(table)}


def _column(rows: DraftRows, table: str, column: Column) -> Any:
    common: dict[str, Any] = {
        "label": column_label(table, column.name, rows.words),
        "help": literal(column_help(column, rows.words)),
        "required": column.required,
    }
    options = rows.options(table, column)
    named = partial(_named, options)
    if is_listed(column):
        return st.column_config.MultiselectColumn(**common, options=list(options), format_func=named)
    if options:
        choices = list(options) if column.required else ["", *options]
        return st.column_config.SelectboxColumn(**common, options=choices, format_func=named)
    return st.column_config.TextColumn(**common, validate=_DATE if column.type.value == "date" else None)


def _named(options: Mapping[str, str], value: str) -> str:
    return options.get(value, value)


def _changed(page: EditingPage, table: str) -> None:
    """Save what was changed in the grid since it was saved last."""
    require(page, "editor")
    shown: _Shown = st.session_state[_SHOWN]
    change = st.session_state[shown.key]
    now: Mapping[str, Row] = rows_by_key(TABLES[table], shown.seen.files)
    known = [(key, now.get(key, {})) for key in shown.keys]
    edits = grid_edits(table, known, {n: v for n, v in change["edited_rows"].items() if known[int(n)][1]})
    gone = [shown.keys[number] for number in change["deleted_rows"] if shown.keys[number] in now]
    removed, hindrances = removals(shown.seen.files, table, gone)
    saved = save_change(page, shown.seen, (*edits, *removed))
    if saved and not hindrances:
        forget_said()  # a line above the grid would move it away under the editor's hands
    # What is not as the grid shows it is shown anew.
    st.session_state[_SHOWN] = replace(shown, seen=saved) if saved and not hindrances else None
    if hindrances:
        say(
            "problem",
            page.words(
                "editing_rows.in_use",
                n=len(hindrances),
                where=uses_text(draft_rows(shown.seen.files, page.words), hindrances),
            ),
        )
