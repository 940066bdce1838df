"""The frame of the editors' page: who is there, the sections, and the section that the address names."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec

import streamlit as st

from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rights import begin_drawing, editor_now, end_drawing, refusal_text
from components.host.editors_only import FAILED
from components.host.foreign_words import foreign_words
from components.host.html import show_html
from components.host.markdown import literal
from components.host.sign_in import DEFAULT, address_here, providers
from components.language import Language, language
from components.parts.editing_frame.render import head, message, sections
from components.parts.header.render import header
from components.settings import Settings, now, settings, today
from components.state.editing import (
    OF_A_DRAFT,
    SECTIONS,
    EditingAddress,
    Section,
    decode_editing,
    editing_address,
)
from components.state.state import State
from data.editing.claims import Refusal
from data.editing.roles import Editor
from data.store.drafts import Drafts
from data.store.errors import StoreError
from data.store.served import store_here
from data.store.store import Store


def show_editing() -> None:
    """Draw the section in the address for an editor, for anybody else how to become one."""
    configured = settings()
    address = decode_editing(dict(st.query_params))
    words = language(address.language)
    try:
        _show(configured, address, words)
    finally:
        end_drawing()


def _show(configured: Settings, address: EditingAddress, words: Language) -> None:
    who = editor_now(words, configured)
    _show_top(configured, address, words, who if isinstance(who, Editor) else None)
    begin_drawing(words)
    if not isinstance(who, Editor):
        _show_sign_in(words, who)
        return
    try:
        store = store_here()
        newest = store.newest()
        draft = _draft_title(store, address.draft)
    except StoreError as error:
        reason = error.sentence("sv" if words.code == "sv" else "en")
        show_html(message(words("editing.store_heading"), [words("editing.store_text")], reason))
        return
    if newest is None:
        show_html(message(words("editing.title"), [words("editing.empty")]))
        return
    show_html(sections(words, address, _existing(), draft))
    if address.section in OF_A_DRAFT and not address.draft:
        drafts = editing_address(replace(address, section="drafts"))
        link = (drafts, words("editing.all_drafts"))
        heading = words(f"editing.section_{address.section}")
        show_html(message(heading, [words("editing.choose_draft")], link=link, is_alert=False))
        return
    page = EditingPage(who, store, newest, address, words, today(configured), now, configured)
    section = address.section if address.section in _existing() else SECTIONS[0]
    import_module(_module(section)).show(page)


def _show_top(configured: Settings, address: EditingAddress, words: Language, editor: Editor | None) -> None:
    title = words("app.page_title", subject=words("editing.title"), name=words("app.name"))
    st.set_page_config(page_title=title, layout="wide")
    other = replace(address, language=words("nav.language_code"))
    show_html(
        header(
            State(page="404", language=words.code),
            words,
            serving=True,
            foreign=foreign_words(words, editing=True),
            language_address=editing_address(other),
        )
    )
    if editor is None or configured.editing == "local":
        show_html(head(words, editor, configured.editing == "local"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        show_html(head(words, editor, False))
        if st.button(words("editing.sign_out"), key="editing-sign-out"):
            st.logout()


def _show_sign_in(words: Language, refusal: Refusal) -> None:
    if refusal == "elsewhere":
        text = refusal_text(words, refusal)
        show_html(message(words("editing.title"), [text], is_alert=False))
        return
    lines = [words("editing.sign_in_text")]
    if refusal != "signed-out":
        lines.insert(0, refusal_text(words, refusal, address_here()))
    elif st.query_params.get(FAILED) == "failed":
        lines.insert(0, words("editing.sign_in_failed"))
    show_html(message(words("editing.sign_in_heading"), lines, is_alert=len(lines) > 1))
    with st.container(horizontal=True):
        for name in (named := providers()):
            label = words("editing.sign_in")
            if len(named) > 1 or name != DEFAULT:
                label = words("editing.sign_in_with", provider=literal(name.capitalize()))
            if st.button(label, key=f"editing-sign-in-{name}", type="primary"):
                st.login(None if name == DEFAULT else name)


def _draft_title(store: Store, number: int) -> str:
    """The title of the draft of a number; empty for none, which the section itself says."""
    entries = Drafts(store).entries() if number else ()
    return next((entry.title for entry in entries if entry.number == number), "")


def _existing() -> tuple[Section, ...]:
    return tuple(name for name in SECTIONS if find_spec(_module(name)))


def _module(section: Section) -> str:
    return f"{__package__}.{section}"
