"""The drafts: the start of the editors' page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from components.app_pages.editing.open_draft import (
    ensure_draft,
    forget_open,
    go,
    say,
    sentence,
    show_notices,
)
from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rights import require
from components.host.html import show_html
from components.parts.editing_drafts.render import draft_html, drafts_heading, drafts_intro, last_published
from components.parts.editing_notice.render import notice
from data.editing.draft_summary import DraftSummary, draft_summary
from data.store.drafts import Draft, DraftEntry, Drafts
from data.store.errors import DamagedRevisionError, StoreError
from data.store.store import Store

_DISCARDING, _DISCARDED, _ALL, _TITLE = "drafts-discarding", "drafts-discarded", "drafts-all", "drafts-title"
_WIDTH = 800
"""Pixels: lines of text stay short enough to read."""
SHOWN = 20
"""Drafts in the list before it is asked for all: each is read and checked when it is first shown."""


def show(page: EditingPage) -> None:
    """Draw the list of drafts, what begins a new one, and what was published last."""
    with st.container(width=_WIDTH):
        show_notices(page)
        _show_discarded(page)
        try:
            entries = Drafts(page.store).entries()
        except StoreError as error:
            show_html(notice("problem", sentence(page, error)))
            return
        show_html(drafts_intro(page.words, not entries))
        if page.editor.may("editor"):
            _show_beginning(page)
        _show_list(page, entries)
        history = replace(page.address, section="history", draft=0)
        show_html(last_published(page.words, page.newest.entry, history))


def _show_list(page: EditingPage, entries: tuple[DraftEntry, ...]) -> None:
    words = page.words
    if entries:
        show_html(drafts_heading(words, len(entries)))
    shown = entries if st.session_state.get(_ALL) else entries[:SHOWN]
    for entry in shown:
        _show_draft(page, entry)
    if len(shown) < len(entries):
        label = words("editing_drafts.show_all", n=len(entries))
        st.button(label, key="drafts-show-all", on_click=_show_all)


def _show_beginning(page: EditingPage) -> None:
    words = page.words
    with st.container(horizontal=True, vertical_alignment="bottom", key="drafts-begin"):
        st.text_input(
            words("editing_drafts.new_label"),
            key=_TITLE,
            max_chars=200,
            placeholder=words("editing_drafts.new_example"),
            width=440,
        )
        label = words("editing_drafts.begin")
        st.button(label, key="drafts-begin-button", type="primary", on_click=_begin, args=(page,))


def _show_draft(page: EditingPage, entry: DraftEntry) -> None:
    newest = page.newest.entry.number
    with st.container(border=True, key=f"draft-{entry.number}"):
        show_html(draft_html(page.words, entry, _summary(page.store, entry), newest))
        if st.session_state.get(_DISCARDING) == entry.number:
            st.text(page.words("editing_drafts.discard_sure", title=entry.title))
            named = [("discard_yes", _discard), ("discard_no", _keep)]
        else:
            named = [("open", _open)]
            if page.editor.may("editor"):
                named += [("take_in", _take_in)] if entry.parent < newest else []
                named += [("discard", _ask)]
        with st.container(horizontal=True):
            for name, action in named:
                _button(page, name, action, entry)


def _button(
    page: EditingPage, name: str, action: Callable[[EditingPage, DraftEntry], None], entry: DraftEntry
) -> None:
    key = f"drafts-{name}-{entry.number}"
    st.button(page.words(f"editing_drafts.{name}"), key=key, on_click=action, args=(page, entry))


def _show_discarded(page: EditingPage) -> None:
    discarded: Draft | None = st.session_state.get(_DISCARDED)
    if discarded is None:
        return
    title = discarded.entry.title
    heading = page.words("editing_drafts.discarded", title=title)
    show_html(notice("done", heading, [page.words("editing_drafts.discarded_more")]))
    label = page.words("editing_drafts.restore")
    st.button(label, key="drafts-restore", on_click=_restore, args=(page, discarded))


def _show_all() -> None:
    st.session_state[_ALL] = True


def _summary(store: Store, entry: DraftEntry) -> DraftSummary | None:
    """The summary of a draft, None when it is damaged; remembered by its version, which never changes."""
    known: dict[tuple[int, int, int], DraftSummary | None] = st.session_state.setdefault("drafts-known", {})
    key = (entry.number, entry.version, entry.parent)
    if key not in known:
        try:
            base = store.get(entry.parent).files if entry.parent else {}
            known[key] = draft_summary(base, Drafts(store).get(entry.number).files)
        except DamagedRevisionError:
            known[key] = None
        except StoreError:  # gone since the list was read
            return DraftSummary(None, 0)
    return known[key]


def _begin(page: EditingPage) -> None:
    title = st.session_state.get(_TITLE, "").strip()
    if not title:
        say("problem", page.words("editing_drafts.needs_title"))
        return
    draft = ensure_draft(replace(page, address=replace(page.address, draft=0)), title)
    if draft.entry.number:
        st.session_state[_TITLE] = ""
        _open(page, draft.entry)


def _open(page: EditingPage, entry: DraftEntry) -> None:
    forget_open()
    go(replace(page.address, section="rows", draft=entry.number))


def _ask(_page: EditingPage, entry: DraftEntry) -> None:
    st.session_state[_DISCARDING] = entry.number


def _keep(_page: EditingPage, _entry: DraftEntry) -> None:
    st.session_state.pop(_DISCARDING, None)


def _discard(page: EditingPage, entry: DraftEntry) -> None:
    st.session_state.pop(_DISCARDING, None)
    require(page, "editor")
    drafts = Drafts(page.store)
    try:
        draft = _read(drafts, entry)
        drafts.delete(entry.number, entry.version)
    except StoreError as error:
        say("problem", sentence(page, error))
        return
    st.session_state[_DISCARDED] = draft
    forget_open()
    go(replace(page.address, draft=0))


def _read(drafts: Drafts, entry: DraftEntry) -> Draft | None:
    """The draft that is going to be discarded; a damaged one cannot be brought back."""
    try:
        return drafts.get(entry.number)
    except DamagedRevisionError:
        return None


def _restore(page: EditingPage, draft: Draft) -> None:
    require(page, "editor")
    entry = draft.entry
    try:
        Drafts(page.store).create(entry.title, entry.author, entry.parent, draft.files, page.now())
    except StoreError as error:
        say("problem", sentence(page, error))
        return
    st.session_state.pop(_DISCARDED, None)
    say("done", page.words("editing_drafts.restored", title=entry.title))


def _take_in(page: EditingPage, entry: DraftEntry) -> None:
    forget_open()
    go(replace(page.address, section="difference", draft=entry.number))
