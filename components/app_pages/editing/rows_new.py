"""A new partnership as one form: who, about what, since when, and on which source."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components.app_pages.editing.fields import field, given
from components.app_pages.editing.open_draft import say
from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rights import require
from components.app_pages.editing.rows_form import choose_row
from components.app_pages.editing.saving import save_change
from components.host.html import show_html
from components.host.markdown import literal
from components.language import Language
from components.parts.editing_to_do.items import incoming_problem
from components.parts.editing_to_do.render import to_do_list
from components.view.editing_rows import DraftRows, code_of, column_label, draft_rows
from data.editing.date_choices import DateError
from data.editing.grid import text_of
from data.editing.headings import SIMPLE, SIMPLE_CELLS, SIMPLE_REQUIRED, column_of
from data.editing.new_partnership import NewRows, new_partnership
from data.schema.schema import TABLES, Column
from data.store.drafts import Draft

_FIELDS = (
    *("swedish_place", "partner", "country", "topic_sv", "topic_en", "theme", "start", "end"),
    *("source_urls", "evidence_date", "icld_funded"),
)
"""The simple sheet's columns in the order of the form; one field holds all themes."""
FAULTS = "rows-new-faults"


def show_new(page: EditingPage, draft: Draft, rows: DraftRows) -> None:
    """Draw the form, and what was wrong with it when it was sent."""
    words = page.words
    made = st.session_state.setdefault("rows-new-count", 0)
    prefix = f"new-{made}-{words.code}"
    faults: NewRows | None = st.session_state.pop(FAULTS, None)
    if faults:
        items = tuple(incoming_problem(problem, words) for problem in faults.problems)
        show_html(to_do_list(items, words("editing_rows.not_added")))
    with st.form(f"{prefix}-form", border=False):
        st.text(words("editing_rows.required"))
        for name in _FIELDS:
            column = column_of(SIMPLE, name)
            label = _label(name, words)
            if name == "partner":
                _partner(rows, column, label, f"{prefix}-{name}")
            else:
                field(rows, TABLES[SIMPLE_CELLS[name][0]], column, "", f"{prefix}-{name}", label=label)
        st.form_submit_button(
            words("editing_rows.add"), type="primary", on_click=partial(_add, page, draft, prefix)
        )


def _label(name: str, words: Language) -> str:
    if name == "country":
        return words("editing_rows.country_new")
    return column_label(SIMPLE, name, words) + (" *" if name in SIMPLE_REQUIRED else "")


def _partner(rows: DraftRows, column: Column, label: str, key: str) -> None:
    """Draw the choice of the partners abroad, of whom any may be new."""
    options = rows.options("partnerships", column)
    st.multiselect(
        literal(label),
        list(options),
        format_func=lambda value: options.get(value, value),
        accept_new_options=True,
        placeholder=rows.words("editing_rows.partner_hint"),
        key=key,
    )


def _add(page: EditingPage, draft: Draft, prefix: str) -> None:
    require(page, "editor")
    cells: dict[str, str] = {}
    for name in _FIELDS:
        try:
            cells[name] = text_of(given(column_of(SIMPLE, name), f"{prefix}-{name}"))
        except DateError:
            say("problem", page.words("editing_rows.no_date", column=column_label(SIMPLE, name, page.words)))
            return
    rows = draft_rows(draft.files, page.words)
    _with_country(cells, rows)
    result = new_partnership(draft.files, cells, code_of(page.words))
    if not result.partnership or any(not problem.is_warning for problem in result.problems):
        st.session_state[FAULTS] = result
        return
    saved = save_change(page, draft, result.edits)
    if saved:
        st.session_state["rows-new-count"] += 1
        choose_row(draft_rows(saved.files, page.words), "partnerships", result.partnership)


def _with_country(cells: dict[str, str], rows: DraftRows) -> None:
    """Take the country of the partner when none was chosen: a place that is known has one."""
    known = [
        rows.rows["places"][p]["country"] for p in cells["partner"].split(";") if p in rows.rows["places"]
    ]
    if known and not cells["country"]:
        cells["country"] = known[0]
