"""The letter to a Swedish partner, to copy or to fetch, and what its reply proposes."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components.app_pages.editing.open_draft import ensure_draft, save_edits
from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rights import require
from components.host.html import show_html
from components.host.markdown import literal
from components.language import language
from components.outputs.letter.content import letter_of
from components.outputs.letter.files import letter_pdf_bytes, letter_sheet_bytes
from components.outputs.letter.mail import mail_text
from components.outputs.letter.reading import FILES, past_of, read_file, read_pasted
from components.parts.editing_check.render import proposal_html, to_read_html
from components.parts.editing_notice.render import notice
from components.state.state import LANGUAGES
from data.editing.replies.form import ReplyError
from data.editing.replies.proposals import Result
from data.files.packed import RefusedFileError
from data.records import Dataset
from data.schema.schema import Language as Code
from data.store.drafts import Draft

_TEXT, _FILE, _RESULT, _FAULT = "reply-text", "reply-file", "reply-result", "reply-fault"
_MOST_CHARACTERS = 100_000


def show_letter(page: EditingPage, dataset: Dataset, place: str) -> None:
    """Draw the letter to a place: its subject and text to copy, PDF and sheet to fetch, in either language."""
    words, name = page.words, page.words.place(dataset.places[place])
    with st.expander(literal(words("editing_check.letter_heading", place=name)), key="check-letter"):
        code = st.segmented_control(
            words("editing_check.letter_language"),
            LANGUAGES,
            default=words.code,
            required=True,
            format_func=lambda code: words(f"editing_check.language_{code}"),
            key="letter-language",
        )
        written = language(code or words.code)
        letter = letter_of(dataset, written, place, page.today)
        st.text(words("editing_check.letter_copy"))
        st.code(letter.subject, language=None, wrap_lines=True)
        st.code(mail_text(letter, written), language=None, height=380)
        stem = f"{written('editing_check.letter_file')}-{place}"
        with st.container(horizontal=True):
            st.download_button(
                words("editing_check.letter_pdf"),
                partial(letter_pdf_bytes, dataset, written, place, page.today),
                f"{stem}.pdf",
                "application/pdf",
                on_click="ignore",
                key="letter-pdf",
            )
            st.download_button(
                words("editing_check.letter_xlsx"),
                partial(letter_sheet_bytes, dataset, written, place, page.today),
                f"{stem}.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                on_click="ignore",
                key="letter-xlsx",
            )


def show_reply(page: EditingPage, draft: Draft | None, dataset: Dataset, place: str) -> None:
    """Draw where a reply is pasted or handed in, and what it proposes."""
    words = page.words
    if not page.editor.may("editor"):
        return
    with st.expander(
        words("editing_check.reply_heading"), key="check-reply", expanded=_RESULT in st.session_state
    ):
        st.text(words("editing_check.reply_how"))
        st.text_area(words("editing_check.reply_text"), key=_TEXT, height=160, max_chars=_MOST_CHARACTERS)
        st.file_uploader(
            words("editing_check.reply_file"),
            type=[f.removeprefix(".") for f in FILES],
            key=_FILE,
            max_upload_size=2,
        )
        st.button(
            words("editing_check.reply_read"),
            key="reply-read",
            type="primary",
            on_click=_read,
            args=(page, dataset, place),
        )
        if fault := st.session_state.pop(_FAULT, ""):
            show_html(notice("problem", fault))
        result: Result | None = st.session_state.get(_RESULT)
        if result is not None:
            _show_result(page, draft, dataset, result)


def _show_result(page: EditingPage, draft: Draft | None, dataset: Dataset, result: Result) -> None:
    words = page.words
    place = words.place(dataset.places[result.place]) if result.place in dataset.places else ""
    n = len(result.proposals)
    st.text(
        words("editing_check.reply_from", place=place, n=n) if place else words("editing_check.reply_unknown")
    )
    for at, proposal in enumerate(result.proposals):
        with st.container(border=True, horizontal=True):
            key = _box(at)
            if key not in st.session_state:
                st.session_state[key] = proposal.sure
            label = words("editing_check.take", project=proposal.project)
            st.checkbox(literal(label), key=key, label_visibility="collapsed", width=40)
            show_html(proposal_html(dataset, words, proposal))
    if n:
        st.button(
            words("editing_check.reply_put"),
            key="reply-put",
            type="primary",
            on_click=_put,
            args=(page, draft, result),
        )
    if result.to_read:
        st.text(words("editing_check.reply_rest"))
    for entry in result.to_read:
        with st.container(border=True):
            show_html(to_read_html(dataset, words, entry))


def _read(page: EditingPage, dataset: Dataset, place: str) -> None:
    require(page, "editor")
    _forget()
    past = past_of(page.store, page.newest.loaded.dataset, dataset)
    file, text = st.session_state.get(_FILE), st.session_state.get(_TEXT, "")
    try:
        if file is not None:
            result = read_file(file.getvalue(), file.name, dataset, past, page.today, place)
        elif text.strip():
            result = read_pasted(text, dataset, past, page.today, place)
        else:
            st.session_state[_FAULT] = page.words("editing_check.reply_nothing")
            return
    except (ReplyError, RefusedFileError) as error:
        st.session_state[_FAULT] = error.sentence(_code(page))
        return
    st.session_state[_RESULT] = result


def _put(page: EditingPage, draft: Draft | None, result: Result) -> None:
    require(page, "editor")
    taken = [p for at, p in enumerate(result.proposals) if st.session_state.get(_box(at))]
    edits = [edit for proposal in taken for edit in proposal.edits]
    if not edits:
        st.session_state[_FAULT] = page.words("editing_check.reply_none_taken")
        return
    save_edits(page, draft or ensure_draft(page, page.words("editing_check.draft_title")), edits)
    # The words of the reply stay nowhere: they may name people.
    _forget()
    st.session_state[_TEXT] = ""


def _forget() -> None:
    for key in [k for k in st.session_state if str(k).startswith("reply-take-")]:
        del st.session_state[key]
    st.session_state.pop(_RESULT, None)


def _box(at: int) -> str:
    return f"reply-take-{at}"


def _code(page: EditingPage) -> Code:
    return "sv" if page.words.code == "sv" else "en"
