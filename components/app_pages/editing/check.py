""" "Is it still true?": what is to be checked and why, the letters that ask, and the replies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from components.app_pages.editing.check_letter import show_letter, show_reply
from components.app_pages.editing.open_draft import ensure_draft, go, open_draft, save_edits, show_notices
from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rights import require
from components.host.html import show_html
from components.host.markdown import literal
from components.outputs.letter.content import parties
from components.parts.editing_check.render import check_entry, check_intro, reason_name
from data.editing.row_edits import RowEdit
from data.editing.to_check import REASONS, ToCheck, to_check
from data.records import Dataset
from data.store.drafts import Draft
from data.store.revision import loaded_of

_DATASET, _REASONS, _PLACE, _PAGE = "check-dataset", "check-reasons", "check-place", "check-page"
_SHOWN = 15


def show(page: EditingPage) -> None:
    """Draw the list, and for the party that is chosen its letter and the reply to it."""
    draft = open_draft(page) if page.address.draft else None
    if not page.address.draft:
        show_notices(page)
    dataset = _dataset(page, draft)
    show_html(check_intro(page.words))
    place = _choose_place(page, dataset)
    entries = to_check(dataset, page.today)
    if place:
        own = {partnership.id for partnership in dataset.partnerships_of[place]}
        entries = tuple(entry for entry in entries if entry.partnership.id in own)
    if place:
        show_letter(page, dataset, place)
    show_reply(page, draft, dataset, place)
    _show_list(page, draft, dataset, entries)


def _dataset(page: EditingPage, draft: Draft | None) -> Dataset:
    """Return the open draft's dataset, read once for each version of it, else the newest revision's."""
    if draft is None:
        return page.newest.loaded.dataset
    version = (draft.entry.number, draft.entry.version)
    cached: tuple[tuple[int, int], Dataset] | None = st.session_state.get(_DATASET)
    if cached is None or cached[0] != version:
        cached = st.session_state[_DATASET] = (version, loaded_of(draft.files).dataset)
    return cached[1]


def _choose_place(page: EditingPage, dataset: Dataset) -> str:
    """Draw the choice of a Swedish partner and return it; the address has it, so that a link leads to a letter."""
    words = page.words
    names = {ident: words.place(dataset.places[ident]) for ident in parties(dataset)}
    options = ["", *sorted(names, key=lambda ident: words.sort_key(names[ident]))]
    if _PLACE not in st.session_state:
        st.session_state[_PLACE] = page.address.place if page.address.place in names else ""
    st.selectbox(
        words("editing_check.place"),
        options,
        format_func=lambda ident: literal(names.get(ident) or words("editing_check.every_place")),
        key=_PLACE,
        on_change=_put_place,
        args=(page,),
        width=440,
    )
    place = st.session_state[_PLACE]
    return place if place in names else ""


def _put_place(page: EditingPage) -> None:
    st.session_state[_PAGE] = 0
    go(replace(page.address, place=st.session_state[_PLACE]))


def _show_list(page: EditingPage, draft: Draft | None, dataset: Dataset, entries: Sequence[ToCheck]) -> None:
    words = page.words
    counted = Counter(reason for entry in entries for reason, _ in entry.reasons)
    present = [reason for reason in REASONS if counted[reason]]
    chosen = st.pills(
        words("editing_check.reasons"),
        present,
        selection_mode="multi",
        format_func=lambda reason: literal(f"{reason_name(words, reason)} ({counted[reason]})"),
        key=_REASONS,
        on_change=_first_page,
    )
    shown = [e for e in entries if not chosen or any(reason in chosen for reason, _ in e.reasons)]
    st.text(words("editing_check.count", n=len(shown)))
    last = max(0, (len(shown) - 1) // _SHOWN)
    at = min(st.session_state.get(_PAGE, 0), last)
    for entry in shown[at * _SHOWN : (at + 1) * _SHOWN]:
        _show_entry(page, draft, dataset, entry)
    if last:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                words("editing_check.back"), key="check-back", disabled=not at, on_click=_turn, args=(at - 1,)
            )
            st.text(words("editing_check.page", n=at + 1, last=last + 1))
            st.button(
                words("editing_check.forward"),
                key="check-next",
                disabled=at == last,
                on_click=_turn,
                args=(at + 1,),
            )


def _show_entry(page: EditingPage, draft: Draft | None, dataset: Dataset, entry: ToCheck) -> None:
    ident, words = entry.project.id, page.words
    with st.container(border=True, key=f"check-{ident}"):
        show_html(check_entry(dataset, words, entry))
        if not page.editor.may("editor"):
            return
        with st.container(horizontal=True):
            confirm, correct = (words(f"editing_check.{name}") for name in ("confirm", "correct"))
            st.button(
                confirm,
                key=f"check-confirm-{ident}",
                on_click=_confirm,
                args=(page, draft, ident, page.today),
            )
            st.button(correct, key=f"check-correct-{ident}", on_click=_correct, args=(page, draft))


def _confirm(page: EditingPage, draft: Draft | None, ident: str, today: date) -> None:
    """Put into the draft that the staff have looked at the source today, and that it still says so."""
    require(page, "editor")
    edit = RowEdit("projects", ident, {"confirmed": today.isoformat(), "confirmed_by": ""})
    save_edits(page, draft or ensure_draft(page, page.words("editing_check.draft_title")), [edit])


def _correct(page: EditingPage, draft: Draft | None) -> None:
    require(page, "editor")
    opened = draft or ensure_draft(page, page.words("editing_check.draft_title"))
    go(replace(page.address, section="rows", draft=opened.entry.number))


def _first_page() -> None:
    st.session_state[_PAGE] = 0


def _turn(to: int) -> None:
    st.session_state[_PAGE] = to
