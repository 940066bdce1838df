"""New articles for a draft: read from addresses, a feed or a pasted listing, and added with what is ticked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import streamlit as st

from components.app_pages.editing.open_draft import open_draft, save_edits, say
from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rights import require
from components.host.html import show_html
from components.host.markdown import literal
from components.parts.editing_articles.render import (
    article_html,
    articles_intro,
    heading_html,
    known_html,
    tick_text,
)
from components.parts.editing_notice.render import notice
from data.importers import draft as importer
from data.importers.collect import MOST_ADDRESSES, addresses_in, collect, collect_pasted
from data.importers.draft import fold
from data.importers.errors import ArticleImportError
from data.importers.errors import say as import_sentence
from data.importers.fetch import Limits
from data.records import Dataset
from data.schema.schema import Language
from data.store.drafts import Draft
from data.store.revision import loaded_of
from geo.settle.articles import GROUPS, Choice, Incoming, added, filled, incoming

_READ, _SKIPPED, _HELD, _MORE, _TEXT = (
    f"articles-{name}" for name in ("read", "skipped", "held", "more", "text")
)
_AT_ONCE, _MOST_NOTES = 8, 8
_MOST_TEXT = 500_000
"""Characters of a pasted listing."""
_SIZE, _SECONDS = 5_000_000, 15.0
"""Bytes and seconds of one address."""
_WIDTH = 760
_LANGUAGES = ("", "sv", "en")


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read, what could not be, and what was not understood, in words."""

    drafts: tuple[importer.Draft, ...]
    failures: tuple[str, ...]
    notes: tuple[str, ...]
    is_pasted: bool


def show(page: EditingPage) -> None:
    """Draw what is to be read, and what came of it."""
    draft = open_draft(page)
    if draft is None:
        return
    words = page.words
    show_html(articles_intro(words, page.settings.fetch != "off"))
    if page.editor.may("editor"):
        _show_source(page)
    read: _Read | None = st.session_state.get(_READ)
    if read is None:
        return
    if read.failures:
        key = "unread_pasted" if read.is_pasted else "unread"
        show_html(notice("problem", words(f"editing_articles.{key}", n=len(read.failures)), read.failures))
    if read.notes:
        show_html(notice("problem", words("editing_articles.not_understood"), read.notes))
    if read.drafts:
        _show_articles(page, draft, *_articles(draft, read))


def _show_source(page: EditingPage) -> None:
    words = page.words
    text = st.text_area(
        words("editing_articles.paste"),
        key=_TEXT,
        height=140,
        max_chars=_MOST_TEXT,
        placeholder=words("editing_articles.paste_example"),
        width=_WIDTH,
    )
    with st.container(horizontal=True):
        pressed = st.button(words("editing_articles.read"), key="articles-read-button", type="primary")
        if _READ in st.session_state:
            st.button(words("editing_articles.clear"), key="articles-clear", on_click=_clear)
    if pressed:
        # In the run, not in a callback: it shows how far it is.
        require(page, "editor")
        if (read := _read(page, text)) is not None:
            for key in (_SKIPPED, _HELD, _MORE):
                st.session_state.pop(key, None)
            st.session_state[_READ] = read
            st.rerun()


def _read(page: EditingPage, text: str) -> _Read | None:
    """Read what was pasted, an address at a time; None when there is nothing to read, which is said."""
    words, addresses = page.words, addresses_in(text)
    if reason := _reason_not_to_read(page, text, len(addresses)):
        show_html(notice("problem", reason))
        return None
    language, notes = _code(page), dict[str, None]()

    def report(key: str, **details: object) -> None:
        if key.startswith("note."):
            notes.setdefault(import_sentence(key, language, **details).strip())

    drafts, failures = list[importer.Draft](), list[str]()
    limits = Limits(_SIZE, _SECONDS, page.settings.fetch == "all")
    bar = st.progress(0.0) if addresses else None
    for number, address in enumerate(addresses or ("",)):
        if bar:
            progress = words(
                "editing_articles.reading", n=number + 1, all=len(addresses), address=address[:80]
            )
            bar.progress(number / len(addresses), literal(progress))
        try:
            drafts += collect(address, None, limits, report) if address else collect_pasted(text, report)
        except ArticleImportError as error:
            failures.append(_sentence(page, error, address))
    try:
        drafts = fold(drafts)
    except ArticleImportError as error:
        drafts, failures = [], [*failures, _sentence(page, error, "")]
    return _Read(tuple(drafts), tuple(failures), tuple(notes)[:_MOST_NOTES], not addresses)


def _reason_not_to_read(page: EditingPage, text: str, addresses: int) -> str:
    words = page.words
    if not text.strip():
        return words("editing_articles.needs_text")
    if addresses and page.settings.fetch == "off":
        return words("editing_articles.may_not_fetch")
    return words("editing_articles.too_many", most=MOST_ADDRESSES) if addresses > MOST_ADDRESSES else ""


def _sentence(page: EditingPage, error: ArticleImportError, address: str) -> str:
    if error.kind == "no-articles":  # its own sentence names an option of the command line
        return page.words(
            "editing_articles.none_found", source=address or page.words("editing_articles.pasted")
        )
    return error.sentence(_code(page))


def _articles(draft: Draft, read: _Read) -> tuple[Dataset, list[Incoming]]:
    """What was read, held against the draft; once for each version of it."""
    key = (draft.entry.number, draft.entry.version, read)
    held = st.session_state.get(_HELD)
    if held is None or held[0] != key:
        dataset = loaded_of(draft.files).dataset
        held = st.session_state[_HELD] = (key, dataset, incoming(draft.files, dataset, read.drafts))
    return held[1], held[2]


def _show_articles(page: EditingPage, draft: Draft, dataset: Dataset, articles: list[Incoming]) -> None:
    words, skipped = page.words, st.session_state.get(_SKIPPED, frozenset())
    may_edit = page.editor.may("editor")
    new = [one for one in articles if one.match.verdict == "new" and _key(one) not in skipped]
    changed = [one for one in articles if one.match.verdict == "changed"]
    known = [one.match.draft.title for one in articles if one.match.verdict == "same"]
    if changed:
        lines = [
            words(
                "editing_articles.filled_line",
                title=one.match.draft.title,
                columns=", ".join(f"{column}: {text}" for column, _, text in one.match.changes),
            )
            for one in changed
        ]
        show_html(notice("done", words("editing_articles.changed", n=len(changed)), lines))
        if may_edit:
            args = (page, draft, changed)
            st.button(words("editing_articles.fill"), key="articles-fill", on_click=_fill, args=args)
    heading = words("editing_articles.new", n=len(new)) if new else words("editing_articles.no_new")
    show_html(heading_html(heading, 2))
    sure = [one for one in new if one.is_complete]
    if may_edit and sure:
        st.text(words("editing_articles.sure_help"))
        label = words("editing_articles.add_sure", n=len(sure))
        st.button(label, key="articles-add-sure", on_click=_add, args=(page, draft, sure))
    shown = st.session_state.get(_MORE, _AT_ONCE)
    for one in new[:shown]:
        _show_article(page, draft, dataset, one, may_edit)
    if len(new) > shown:
        st.button(words("editing_articles.show_more"), key="articles-more", on_click=_more)
    if known:
        show_html(known_html(words, known))


def _show_article(page: EditingPage, draft: Draft, dataset: Dataset, one: Incoming, may_edit: bool) -> None:
    words, key = page.words, _key(one)
    with st.container(border=True, key=f"articles-one-{key}", width=_WIDTH):
        show_html(article_html(words, one.match.draft))
        for group in GROUPS:
            if proposals := one.proposals[group]:
                show_html(heading_html(words(f"editing_articles.group_{group}"), 4))
            for proposal in proposals:
                label = literal(tick_text(words, dataset, group, proposal))
                name = f"articles-{key}-{group}-{proposal.id}"
                st.checkbox(label, proposal.confidence == "high", key=name, disabled=not may_edit)
        if not any(one.proposals.values()):
            st.text(words("editing_articles.nothing_named"))
        if not may_edit:
            return
        with st.container(horizontal=True):
            own = one.match.draft.language
            tongues = _LANGUAGES if own in _LANGUAGES else (*_LANGUAGES, own)
            st.selectbox(
                words("editing_articles.language"),
                tongues,
                tongues.index(own),
                format_func=lambda code: words.tongue(code) if code else "–",
                key=f"articles-{key}-language",
                width=220,
            )
            st.text_input(
                words("editing_articles.published"),
                one.match.draft.published,
                key=f"articles-{key}-published",
                max_chars=10,
                width=160,
            )
        with st.expander(words("editing_articles.summaries")):
            for name in ("summary_sv", "summary_en"):
                st.text_area(words(f"editing_articles.{name}"), key=f"articles-{key}-{name}", max_chars=600)
        with st.container(horizontal=True):
            add, skip = (words(f"editing_articles.{name}") for name in ("add", "skip"))
            st.button(
                add, key=f"articles-add-{key}", type="primary", on_click=_add, args=(page, draft, [one])
            )
            st.button(skip, key=f"articles-skip-{key}", on_click=_skip, args=(key,))


def _key(one: Incoming) -> str:
    draft = one.match.draft
    return hashlib.sha256(f"{draft.url}\n{draft.title}".encode()).hexdigest()[:12]


def _choice(one: Incoming) -> Choice:
    """What is ticked and typed for an article; of one that is not on the page, what is proposed."""
    first = f"articles-{_key(one)}-"
    state = st.session_state
    ticked = {
        group: [p.id for p in proposals if state.get(f"{first}{group}-{p.id}", p.confidence == "high")]
        for group, proposals in one.proposals.items()
    }
    texts = {
        name: state[first + name]
        for name in ("language", "published", "summary_sv", "summary_en")
        if first + name in state
    }
    return Choice(ticked, texts)


def _add(page: EditingPage, draft: Draft, articles: list[Incoming]) -> None:
    require(page, "editor")
    chosen = [(one, _choice(one)) for one in articles]
    for one, choice in chosen:
        if not choice.texts.get("language", one.match.draft.language):
            say("problem", page.words("editing_articles.needs_language", title=one.match.draft.title))
            return
    save_edits(page, draft, added(draft.files, chosen))


def _fill(page: EditingPage, draft: Draft, articles: list[Incoming]) -> None:
    require(page, "editor")
    save_edits(page, draft, filled(articles))


def _skip(key: str) -> None:
    st.session_state[_SKIPPED] = st.session_state.get(_SKIPPED, frozenset()) | {key}


def _more() -> None:
    st.session_state[_MORE] = st.session_state.get(_MORE, _AT_ONCE) + _AT_ONCE


def _clear() -> None:
    for key in (_READ, _SKIPPED, _HELD, _MORE):
        st.session_state.pop(key, None)
    st.session_state[_TEXT] = ""


def _code(page: EditingPage) -> Language:
    return "sv" if page.words.code == "sv" else "en"
