"""All publications: what each changed, any two compared, and any one published again or downloaded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from components.app_pages.editing.comparing import revision_side, show_comparison
from components.app_pages.editing.open_draft import go, say, sentence, show_notices
from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rights import require
from components.host.html import show_html
from components.parts.comparison.render import section_head
from components.parts.editing_history.render import (
    Entry,
    RowCounts,
    history_intro,
    history_list,
    opened_head,
)
from components.parts.editing_notice.render import notice
from data.csv_rows import CsvError
from data.dates import swedish_day
from data.editing.merge import edits_between
from data.editing.publication_on import publication_on
from data.editing.template import template
from data.schema.schema import Language
from data.store.diff import changes
from data.store.errors import StaleParentError, StoreError
from data.store.errors import say as store_says
from data.store.handover_package import package_bytes, under
from data.store.revision import Publication, Revision
from data.store.store import MOST_WORDS

_ALL, _UNDOING, _NOTE = "history-all", "history-undoing", "history-note"
_FROM, _TO, _DAY_FROM, _DAY_TO = "history-from", "history-to", "history-day-from", "history-day-to"
_SHOWN = 20
"""Publications in the list before it is asked for all: each is compared with the one before it."""


def show(page: EditingPage) -> None:
    """Draw the list of publications, or the comparison that the address names."""
    show_notices(page)
    show_html(history_intro(page.words))
    entries: tuple[Publication, ...] = ()
    try:
        entries = page.store.history()
        if page.address.revision:
            _show_opened(page, entries)
        else:
            _show_list(page, entries)
    except StoreError as error:
        show_html(notice("problem", sentence(page, error)))
    _show_choice(page, entries)


def _show_list(page: EditingPage, entries: tuple[Publication, ...]) -> None:
    words = page.words
    show_html(section_head(words, "", words("editing_history.list_heading", n=len(entries))))
    shown = entries if st.session_state.get(_ALL) else entries[:_SHOWN]
    listed = [Entry(entry, _counts(page, entry)) for entry in shown]
    show_html(history_list(words, listed, page.address, page.newest.entry.number, page.address.revision))
    if len(shown) < len(entries):
        label = words("editing_history.show_all", n=len(entries))
        st.button(label, key="history-show-all", on_click=_show_all)


def _counts(page: EditingPage, entry: Publication) -> RowCounts | None:
    """Return how many rows a publication changed, None when that cannot be known; remembered, as it never changes."""
    known: dict[str, RowCounts | None] = st.session_state.setdefault("history-counts", {})
    if entry.checksum not in known:
        known[entry.checksum] = _counted(page, entry)
    return known[entry.checksum]


def _counted(page: EditingPage, entry: Publication) -> RowCounts | None:
    if entry.parent == 0:
        return 0, 0, 0
    try:
        (_, before), (_, after) = page.store.tables_of(entry.parent), page.store.tables_of(entry.number)
        kinds = [change.kind for change in changes(before, after)]
    except (StoreError, CsvError, ValueError):
        return None
    return kinds.count("added"), kinds.count("changed"), kinds.count("removed")


def _show_opened(page: EditingPage, entries: tuple[Publication, ...]) -> None:
    """Draw what a revision has that another has not, its files, and the way back to it."""
    words, address = page.words, page.address
    st.button(words("editing_history.close"), key="history-close", on_click=_close, args=(page,))
    by_number = {entry.number: entry for entry in entries}
    if st.session_state.get(_UNDOING):
        _show_undoing(page)
        return
    revision = page.store.get(address.revision)
    against = by_number.get(address.against or revision.entry.parent)
    show_html(opened_head(words, revision.entry, against))
    with st.container(horizontal=True):
        _show_files(page, revision)
        _show_undo(page, revision)
    if against:
        show_comparison(
            page, revision_side(page, page.store.get(against.number)), revision_side(page, revision)
        )
    else:
        st.text(words("editing_history.first_note"))


def _show_files(page: EditingPage, revision: Revision) -> None:
    words, name = page.words, f"partnerskapskartan-{revision.entry.number}"
    st.download_button(
        words("editing_history.download_zip"),
        data=lambda: package_bytes(under("tables", revision.files), revision),
        file_name=f"{name}.zip",
        mime="application/zip",
        key="history-zip",
        on_click="ignore",
    )
    if revision.loaded.problems:
        return
    code: Language = "sv" if words.code == "sv" else "en"
    st.download_button(
        words("editing_history.download_workbook"),
        data=lambda: template(revision.loaded.dataset, code, edits_between({}, revision.files)),
        file_name=f"{name}.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key="history-workbook",
        on_click="ignore",
    )


def _show_undo(page: EditingPage, revision: Revision) -> None:
    """Draw the button that puts a revision back: of the newest, the one before it."""
    entry, newest = revision.entry, page.newest.entry
    is_newest = entry.number == newest.number
    target = entry.parent if is_newest else entry.number
    if not target or not page.editor.may("publisher"):
        return
    label = page.words(f"editing_history.{'undo' if is_newest else 'restore'}", number=entry.number)
    st.button(label, key="history-undo", on_click=_ask, args=(page, target))


def _show_undoing(page: EditingPage) -> None:
    """Draw what putting a revision back would change, and ask for it."""
    words, newest = page.words, page.newest
    target = page.store.get(st.session_state[_UNDOING])
    number = target.entry.number
    show_html(section_head(words, "", words("editing_history.undo_heading", number=number)))
    if refusal := _refusal(page, target):
        show_html(notice("problem", refusal))
        st.button(words("editing_history.undo_no"), key="history-undo-no", on_click=_keep)
        return
    st.text(words("editing_history.undo_says", number=number, next=newest.entry.number + 1))
    st.text_input(words("editing_history.undo_note"), key=_NOTE, max_chars=MOST_WORDS, width=640)
    with st.container(horizontal=True):
        label = words("editing_history.undo_yes", number=number)
        st.button(label, key="history-undo-yes", type="primary", on_click=_undo, args=(page, number))
        st.button(words("editing_history.undo_no"), key="history-undo-no", on_click=_keep)
    show_comparison(page, revision_side(page, newest), revision_side(page, target))


def _refusal(page: EditingPage, target: Revision) -> str:
    """Return why a revision cannot be put back, or nothing."""
    words, number = page.words, target.entry.number
    if problems := len(target.loaded.problems):
        return words("editing_history.older_form", number=number, problems=problems)
    if target.loaded.dataset == page.newest.loaded.dataset:
        return words("editing_history.same_as_newest", number=number)
    return ""


def _show_choice(page: EditingPage, entries: tuple[Publication, ...]) -> None:
    """Draw the choice of two publications, or of two days, to compare."""
    if len(entries) < 2:
        return
    words = page.words
    show_html(section_head(words, "", words("editing_history.compare_heading")))
    by_number = {entry.number: entry for entry in entries}
    numbers, newest = list(by_number), entries[0].number
    opened = page.address.revision if page.address.revision in by_number else newest
    against = page.address.against or by_number[opened].parent

    def entry_label(number: int) -> str:
        moment = words.moment(by_number[number].created)
        return words("editing_history.entry", number=number, moment=moment, author=by_number[number].author)

    with st.container(horizontal=True, vertical_alignment="bottom"):
        for key, label, chosen in ((_FROM, "compare_from", against), (_TO, "compare_to", opened)):
            at = numbers.index(chosen) if chosen in by_number else len(numbers) - 1
            text = words(f"editing_history.{label}")
            st.selectbox(
                text, numbers, index=at, format_func=entry_label, key=f"{key}-{opened}-{against}", width=340
            )
        keys = f"{_FROM}-{opened}-{against}", f"{_TO}-{opened}-{against}"
        label = words("editing_history.compare_revisions")
        st.button(label, key="history-compare", on_click=_compare, args=(page, keys))
    first = swedish_day(entries[-1].created)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for key, label, day in ((_DAY_FROM, "day_from", first), (_DAY_TO, "day_to", page.today)):
            text = words(f"editing_history.{label}")
            st.date_input(text, max(day, first), key=key, format="YYYY-MM-DD", width=340)
        label = words("editing_history.compare_days")
        st.button(label, key="history-compare-days", on_click=_compare_days, args=(page, entries))


def _compare(page: EditingPage, keys: tuple[str, str]) -> None:
    against, revision = (st.session_state[key] for key in keys)
    _open(page, revision, against)


def _compare_days(page: EditingPage, entries: tuple[Publication, ...]) -> None:
    days: list[date] = [st.session_state[_DAY_FROM], st.session_state[_DAY_TO]]
    public = [publication_on(entries, day) for day in days]
    for day, entry in zip(days, public, strict=True):
        if entry is None:
            first = page.words.moment(entries[-1].created)
            say("problem", page.words("editing_history.no_day", day=page.words.date(day), first=first))
            return
    against, revision = (entry.number for entry in public if entry)
    _open(page, revision, against)


def _open(page: EditingPage, revision: int, against: int) -> None:
    _keep()
    go(replace(page.address, section="history", draft=0, revision=revision, against=against))


def _close(page: EditingPage) -> None:
    _open(page, 0, 0)


def _show_all() -> None:
    st.session_state[_ALL] = True


def _ask(page: EditingPage, target: int) -> None:
    st.session_state[_UNDOING] = target
    code: Language = "sv" if page.words.code == "sv" else "en"
    st.session_state[_NOTE] = store_says("line.undone", code, number=target, note="").strip()


def _keep() -> None:
    st.session_state.pop(_UNDOING, None)


def _undo(page: EditingPage, number: int) -> None:
    require(page, "publisher")
    words, newest = page.words, page.newest.entry.number
    note = str(st.session_state.get(_NOTE, "")).strip()
    if not note:
        say("problem", words("editing_difference.needs_note"))
        return
    try:
        done = page.store.undo(number, page.editor.name, note, newest, page.now())
    except StaleParentError:
        say("problem", words("editing_history.somebody_quicker"))
        return
    except StoreError as error:
        say("problem", sentence(page, error))
        return
    say("done", words("editing_history.undone", number=number, next=done.number))
    _open(page, done.number, 0)
