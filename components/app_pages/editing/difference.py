"""What an open draft would change for the public, what it clashes with, and its publication."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from components.app_pages.editing.comparing import Side, nothing, revision_side, show_comparison
from components.app_pages.editing.open_draft import forget_open, go, open_draft, say, sentence, show_notices
from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rights import require
from components.host.html import show_html
from components.host.markdown import literal
from components.parts.comparison.names import clash_words
from components.parts.comparison.render import section_head
from components.parts.editing_notice.render import notice
from components.parts.editing_to_do.items import draft_problems
from components.parts.editing_to_do.render import to_do_list
from components.settings import rules
from components.view.comparison import mapped_count
from components.view.editing_rows import draft_rows
from data.csv_rows import CsvError
from data.editing.merge import Collision
from data.editing.three_way import cell_of, conflicts, merged
from data.reading.load import Loaded
from data.reading.problem_messages import sentence as problem_sentence
from data.schema.schema import Language
from data.store.drafts import Draft, Drafts
from data.store.errors import StaleParentError, StoreError
from data.store.revision import Files, Publication, loaded_of
from data.store.store import MOST_WORDS
from geo.outlines.points import with_points

_NOTE = "difference-note"
_MOST = 100
"""Problems, and warnings, that are named."""
_LONGEST = 300
"""Characters of a cell in the choice between two."""


def show(page: EditingPage) -> None:
    """Draw the difference between the draft in the address and the newest publication."""
    words = page.words
    draft = open_draft(page) if page.address.draft else None
    if draft is None:
        if not page.address.draft:
            show_notices(page)
        show_html(section_head(words, words("editing_difference.no_draft")))
        return
    show_html(section_head(words, words("editing_difference.intro", title=draft.entry.title)))
    try:
        base = _base(page, draft)
        clashes = conflicts(base, page.newest.files, draft.files)
        files = merged(base, page.newest.files, draft.files)
    except StoreError as error:
        show_html(notice("problem", sentence(page, error)))
        return
    except (CsvError, ValueError) as error:
        show_html(notice("problem", words("editing_difference.unreadable", reason=str(error))))
        return
    _show_behind(page, draft, clashes)
    loaded = loaded_of(files, page.today)
    _show_problems(page, files, loaded)
    side = Side(words("editing_difference.the_draft"), files, replace(loaded, problems=()))
    show_comparison(page, revision_side(page, page.newest), side)
    _show_warnings(page, loaded)
    _show_publishing(page, draft, _obstacle(page, files, loaded, clashes))


def _base(page: EditingPage, draft: Draft) -> Files:
    """Return the tables that a draft builds on."""
    parent = draft.entry.parent
    if parent == page.newest.entry.number:
        return page.newest.files
    return page.store.tables_of(parent)[1] if parent else nothing(page).files


def _show_behind(page: EditingPage, draft: Draft, clashes: tuple[Collision, ...]) -> None:
    """Draw what was published since the draft was begun, and the choice where both changed the same cell."""
    words = page.words
    if draft.entry.parent == page.newest.entry.number:
        return
    between = [entry for entry in page.store.history() if entry.number > draft.entry.parent]
    lines = [_between(page, entry) for entry in reversed(between)]
    if not clashes:
        show_html(notice("done", words("editing_difference.behind_clear"), lines))
        return
    show_html(notice("problem", words("editing_difference.behind_clash", n=len(clashes)), lines))
    with st.container(horizontal=True):
        for side in ("theirs", "mine"):
            label = words(f"editing_difference.choose_all_{side}")
            st.button(label, key=f"difference-all-{side}", on_click=_choose_all, args=(draft, clashes, side))
    datasets = (loaded_of(draft.files).dataset, page.newest.loaded.dataset)
    for clash in clashes:
        labels = {key: literal(text) for key, text in clash_words(words, datasets, clash, _LONGEST).items()}
        st.radio(
            labels["label"], ["theirs", "mine"], index=None, format_func=labels.get, key=_key(draft, clash)
        )
    if page.editor.may("editor"):
        label = words("editing_difference.keep_choices")
        st.button(label, key="difference-keep", type="primary", on_click=_keep_choices, args=(page, draft))


def _between(page: EditingPage, entry: Publication) -> str:
    moment = page.words.moment(entry.created)
    return page.words(
        "editing_difference.behind", author=entry.author, number=entry.number, moment=moment, note=entry.note
    )


def _show_problems(page: EditingPage, files: Files, loaded: Loaded) -> None:
    if not loaded.problems:
        return
    words = page.words
    items = draft_problems(loaded, draft_rows(files, words))
    show_html(to_do_list(items[:_MOST], words("editing_difference.problems_heading", n=len(items))))
    if left := len(items[_MOST:]):
        st.text(words("editing_difference.problems_more", n=left))


def _show_warnings(page: EditingPage, loaded: Loaded) -> None:
    """Draw what is no obstacle: tables of an older form, and points that lie outside their country."""
    points = with_points(replace(loaded, problems=())).problems
    warnings = [problem_sentence(problem, _code(page)) for problem in (*loaded.notes, *points)]
    if not warnings:
        return
    heading = page.words("editing_difference.warnings_heading", n=len(warnings))
    left = len(warnings) - _MOST
    more = [page.words("editing_difference.problems_more", n=left)] if left > 0 else []
    show_html(notice("done", heading, [*warnings[:_MOST], *more]))


def _obstacle(page: EditingPage, files: Files, loaded: Loaded, clashes: tuple[Collision, ...]) -> str:
    """Return the name of the reason why a draft cannot be published, or nothing."""
    if clashes:
        return "clash"
    if loaded.problems:
        return "problems"
    if not loaded.dataset.partnerships:
        return "empty"
    return "same" if loaded.dataset == page.newest.loaded.dataset else ""


def _show_publishing(page: EditingPage, draft: Draft, obstacle: str) -> None:
    words = page.words
    show_html(section_head(words, "", words("editing_difference.publish_heading")))
    if obstacle:
        st.text(words(f"editing_difference.cannot_{obstacle}"))
        return
    if not page.editor.may("publisher"):
        role = words(f"editing_difference.role_{page.editor.role}")
        st.text(words("editing_difference.may_not", role=role))
        if names := _publishers(page):
            st.text(words("editing_difference.publishers", names=words.listing(names)))
        return
    st.text_area(
        words("editing_difference.note_label"),
        key=_NOTE,
        max_chars=MOST_WORDS,
        placeholder=words("editing_difference.note_example"),
        height=90,
        width=640,
    )
    label = words("editing_difference.publish", number=page.newest.entry.number + 1)
    st.button(label, key="difference-publish", type="primary", on_click=_publish, args=(page, draft))


def _publishers(page: EditingPage) -> list[str]:
    """Return who may publish, as the configuration names them."""
    addresses = [rule.address for rule in rules(page.settings) if rule.role == "publisher"]
    return [
        page.words("editing_difference.publishers_domain", domain=address[1:])
        if address[:1] == "@"
        else address
        for address in addresses
    ]


def _choose_all(draft: Draft, clashes: tuple[Collision, ...], side: str) -> None:
    for clash in clashes:
        st.session_state[_key(draft, clash)] = side


def _keep_choices(page: EditingPage, draft: Draft) -> None:
    """Save the draft on the newest revision, each clash as it was chosen."""
    require(page, "editor")
    newest = page.newest
    try:
        base = _base(page, draft)
        clashes = conflicts(base, newest.files, draft.files)
        chosen = {cell_of(clash): st.session_state.get(_key(draft, clash)) for clash in clashes}
        if missing := sum(side is None for side in chosen.values()):
            say("problem", page.words("editing_difference.choices_missing", n=missing))
            return
        as_theirs = {cell for cell, side in chosen.items() if side == "theirs"}
        _rebase(page, draft, merged(base, newest.files, draft.files, as_theirs))
    except StoreError as error:
        say("problem", sentence(page, error))
        return
    forget_open()
    say("done", page.words("editing_difference.rebased", number=newest.entry.number))


def _rebase(page: EditingPage, draft: Draft, files: Files) -> Draft:
    """Save the draft's tables on the newest revision."""
    entry, name, newest = draft.entry, page.editor.name, page.newest.entry.number
    saved = Drafts(page.store).save(entry.number, entry.version, name, files, page.now(), parent=newest)
    return Draft(saved, files)


def _publish(page: EditingPage, draft: Draft) -> None:
    require(page, "publisher")
    words = page.words
    note = str(st.session_state.get(_NOTE, "")).strip()
    if not note:
        say("problem", words("editing_difference.needs_note"))
        return
    try:
        base, newest = _base(page, draft), page.newest
        if conflicts(base, newest.files, draft.files):
            say("problem", words("editing_difference.cannot_clash"))
            return
        if draft.entry.parent < newest.entry.number:
            draft = _rebase(page, draft, merged(base, newest.files, draft.files))
        entry, name = draft.entry, page.editor.name
        done = Drafts(page.store).publish_draft(entry.number, entry.version, name, note, page.now())
    except StaleParentError:
        forget_open()
        say("problem", words("editing_difference.somebody_quicker"))
        return
    except StoreError as error:
        say("problem", sentence(page, error))
        return
    forget_open()
    st.session_state[_NOTE] = ""
    _say_published(page, done, loaded_of(draft.files))
    go(replace(page.address, section="history", draft=0, revision=done.number, against=0))


def _say_published(page: EditingPage, done: Publication, loaded: Loaded) -> None:
    words = page.words
    lines = [
        words("editing_difference.published_counts", n=mapped_count(loaded.dataset, page.today)),
        words("editing_difference.published_undo", number=done.number, parent=done.parent),
    ]
    say("done", words("editing_difference.published", number=done.number), lines)


def _key(draft: Draft, clash: Collision) -> str:
    return f"difference-choice-{draft.entry.number}-{'-'.join(cell_of(clash))}"


def _code(page: EditingPage) -> Language:
    return "sv" if page.words.code == "sv" else "en"
