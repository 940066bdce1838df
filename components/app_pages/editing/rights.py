"""The right to do something on the editors' page, looked at again whenever something is done."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from components.app_pages.editing.page import EditingPage
from components.host.html import show_html
from components.host.sign_in import editor_here
from components.language import Language
from components.parts.editing_notice.render import notice
from components.settings import Settings, settings
from data.editing.claims import Refusal
from data.editing.roles import Editor, Role

_DRAWING, _REFUSED = "editing-drawing", "editing-refused"


def editor_now(words: Language, configured: Settings) -> Editor | Refusal:
    """Return who is at this session, by the configuration as it is now, or why nobody may edit there."""
    return editor_here(configured, words("editing.local_editor"))


def require(page: EditingPage, role: Role) -> Editor:
    """Return the editor, who has a role now; else nothing more is done, and the page says why.

    Every callback begins with it: since the page was drawn somebody may have signed out, the sign-in may have
    expired, and the role may be another.
    """
    who = editor_now(page.words, settings())
    if not (isinstance(who, Editor) and who.may(role)):
        _refuse(refusal_text(page.words, who), page.words)
    return who


def begin_drawing(words: Language) -> None:
    """Say what was refused in a callback before this run; from here on a refusal is said where it happens."""
    st.session_state[_DRAWING] = True
    show_refusal(words)


def end_drawing() -> None:
    """Whatever is done from here on is done in a callback."""
    st.session_state[_DRAWING] = False


def _refuse(text: str, words: Language) -> NoReturn:
    st.session_state[_REFUSED] = text
    if st.session_state.get(_DRAWING):
        show_refusal(words)
        st.stop()
    st.rerun()  # ends the callback; the page is drawn as the person may see it now


def show_refusal(words: Language) -> None:
    """Draw what was refused, once."""
    if text := st.session_state.pop(_REFUSED, ""):
        show_html(notice("problem", words("editing.refused_heading"), [text]))


def refusal_text(words: Language, who: Editor | Refusal, address: str = "") -> str:
    """Return in words why somebody may not; ``address`` is the e-mail address of somebody without a role."""
    if isinstance(who, Editor):
        return words("editing.refused_role")
    return words(f"editing.refused_{who.replace('-', '_')}", address=address)
