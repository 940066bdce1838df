"""A comparison of two states of the tables, drawn in a section of the editors' page."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from components.app_pages.editing.page import EditingPage
from components.host.html import show_html
from components.parts.comparison.render import comparison_html
from components.parts.editing_notice.render import notice
from components.view.comparison import compare
from data.csv_rows import CsvError
from data.reading.load import Loaded
from data.store.revision import Files, Revision, loaded_of

_DRAWN = "editing-comparison"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its name for people, its tables, and what is sound of them."""

    name: str
    files: Files
    loaded: Loaded


def nothing(page: EditingPage) -> Side:
    """Return the side before the first publication."""
    return Side(page.words("editing_difference.nothing_before"), {}, loaded_of({}))


def revision_side(page: EditingPage, revision: Revision) -> Side:
    name = page.words("editing_difference.revision", number=revision.entry.number)
    return Side(name, revision.files, revision.loaded)


def show_comparison(page: EditingPage, before: Side, after: Side) -> None:
    """Draw what differs on today's map and in the tables; a session remembers the one that it draws."""
    words = page.words
    for side in (before, after):
        if side.loaded.problems:
            n = len(side.loaded.problems)
            show_html(notice("problem", words("editing_difference.older", name=side.name, n=n)))
    key = (words.code, page.today, before.name, before.files, after.name, after.files)
    drawn = st.session_state.get(_DRAWN)
    if drawn is None or drawn[0] != key:
        try:
            comparison = compare(
                before.files, after.files, before.loaded.dataset, after.loaded.dataset, page.today
            )
        except (CsvError, ValueError) as error:
            show_html(notice("problem", words("editing_difference.unreadable", reason=str(error))))
            return
        drawn = st.session_state[_DRAWN] = (key, comparison_html(words, comparison, before.name, after.name))
    show_html(drawn[1])
