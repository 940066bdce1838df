"""Bringing in a workbook, files or a pasted table: what was understood of it, what is to be done, and into a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from components.app_pages.editing.draft_beside import keep_left
from components.app_pages.editing.open_draft import ensure_draft, go, open_draft, say
from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rights import require
from components.app_pages.editing.saving import save_change
from components.host.html import show_html
from components.host.markdown import literal
from components.parts.editing_notice.render import notice
from components.parts.editing_reading.render import heading
from components.parts.editing_reading.render import reading as reading_html
from components.parts.editing_to_do.items import incoming_problem
from components.parts.editing_to_do.render import to_do_list
from components.state.editing import Section
from components.view.editing_rows import code_of
from data.editing.bring_in import PASTED, Reading, Sent, edits_of, readings
from data.editing.commented_workbook import with_comments
from data.editing.template import template
from data.store.drafts import Draft, Drafts
from data.store.errors import StoreError
from data.store.revision import Files, digest, loaded_of
from geo.outlines.points import with_points

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_READ = "bring-in-read"
INTO = "bring-in-into"
"""The key of the choice of the draft."""
_WAYS = ("file", "paste")
_MOST_LINES = 8
_PLACELESS = "new-place"
"""The kind of the problem that a place is new: it is solved in the draft."""


def show(page: EditingPage) -> None:
    """Draw the template, the ways to send something, and what came of it."""
    words, draft = page.words, open_draft(page)
    if not page.editor.may("editor"):
        show_html(notice("problem", words("editing.refused_role")))
        return
    into = _target(page, draft)
    base = into.files if into else page.newest.files
    get, send = st.columns([1, 2], gap="large")
    with get:
        _template(page, base)
    with send:
        sent = _sent(page)
    if sent:
        _results(page, into, _read(page, sent, base))


def _target(page: EditingPage, draft: Draft | None) -> Draft | None:
    """Draw the choice of the draft that things go into, where one is open; return it, None for a new one."""
    if draft is None:
        return None
    words = page.words
    labels = {
        "open": words("editing_bring_in.into_open", title=draft.entry.title),
        "new": words("editing_bring_in.into_new"),
    }
    chosen = st.radio(
        literal(words("editing_bring_in.into")),
        list(labels),
        format_func=lambda name: literal(labels[name]),
        horizontal=True,
        key=INTO,
    )
    return draft if chosen == "open" else None


def _template(page: EditingPage, base: Files) -> None:
    words = page.words
    show_html(heading(words("editing_bring_in.template")))
    st.text(words("editing_bring_in.template_what"))
    st.download_button(
        words("editing_bring_in.template_get"),
        data=lambda: template(loaded_of(base).dataset, code_of(words)),
        file_name=words("editing_bring_in.template_file"),
        mime=_XLSX,
        on_click="ignore",
        key="bring-in-template",
    )


def _sent(page: EditingPage) -> tuple[Sent, ...]:
    """Draw the ways to send something and return what was sent."""
    words = page.words
    show_html(heading(words("editing_bring_in.send")))
    way = st.segmented_control(
        literal(words("editing_bring_in.send")),
        _WAYS,
        format_func=lambda name: literal(words(f"editing_bring_in.way_{name}")),
        default=_WAYS[0],
        required=True,
        label_visibility="collapsed",
        key=f"bring-in-way-{words.code}",
    )
    if way == "paste":
        text = st.text_area(literal(words("editing_bring_in.paste")), height=160, key="bring-in-text")
        st.button(words("editing_bring_in.paste_read"), key="bring-in-paste")
        return (Sent(PASTED, text.encode("utf-8")),) if text.strip() else ()
    files = st.file_uploader(
        literal(words("editing_bring_in.files")), accept_multiple_files=True, key="bring-in-files"
    )
    return tuple(Sent(file.name, file.getvalue()) for file in files)


def _read(page: EditingPage, sent: Sequence[Sent], base: Files) -> tuple[Reading, ...]:
    """Return what was understood; while it is read, which file and how many are done."""
    parts = [*(item for one in sent for item in (one.name.encode(), one.content)), *base.values()]
    mark = digest("".join(digest(part) for part in parts).encode("ascii"))
    cached: tuple[str, tuple[Reading, ...]] | None = st.session_state.get(_READ)
    if cached and cached[0] == mark:
        return cached[1]
    bar = st.progress(0.0)

    def begin(number: int) -> None:
        name = _name(page, sent[number])
        text = page.words("editing_bring_in.reading", name=name, n=number + 1, all=len(sent))
        bar.progress(number / len(sent), literal(text))

    result = readings(sent, base, page.today, with_points, begin)
    bar.empty()
    st.session_state[_READ] = mark, result
    return result


def _results(page: EditingPage, into: Draft | None, read: Sequence[Reading]) -> None:
    words = page.words
    for one in read:
        if one.incoming:
            show_html(reading_html(_name(page, one.sent), one.incoming, words))
        elif one.refusal:
            text = one.refusal.sentence(code_of(words))
            show_html(
                notice("problem", words("editing_bring_in.refused", name=_name(page, one.sent)), [text])
            )
        else:
            show_html(notice("problem", words("editing_bring_in.twice", name=_name(page, one.sent))))
    _put_button(page, into, read)
    for number, one in enumerate(read):
        if one.incoming and one.incoming.problems:
            _to_do(page, number, one)


def _put_button(page: EditingPage, into: Draft | None, read: Sequence[Reading]) -> None:
    words, edits = page.words, edits_of(read)
    if not edits:
        return
    title = _title(page, next(one.sent for one in read if one.incoming and one.incoming.edits))
    if into is None and (known := _known(page, title)):
        show_html(notice("problem", words("editing_bring_in.before", title=known)))
    faults = sum(len(one.incoming.faults) for one in read if one.incoming)
    if faults:
        st.text(words("editing_bring_in.with_faults", n=faults))
    label = (
        words("editing_bring_in.put_open", title=into.entry.title)
        if into
        else words("editing_bring_in.put_new")
    )
    st.button(
        literal(label),
        type="primary",
        key="bring-in-put",
        on_click=partial(_put, page, into, title, read),
    )


def _put(page: EditingPage, into: Draft | None, title: str, read: Sequence[Reading]) -> None:
    """Put the rows into a draft, and go on to its new places if it has any, else to its rows."""
    require(page, "editor")
    target = into or ensure_draft(replace(page, address=replace(page.address, draft=0)), title)
    if save_change(page, target, edits_of(read)):
        number = target.entry.number
        faults = [fault for one in read if one.incoming for fault in one.incoming.faults]
        left = tuple(
            incoming_problem(fault, page.words) for fault in faults if fault.problem.kind != _PLACELESS
        )
        keep_left(number, left)
        section: Section = "rows" if len(left) == len(faults) else "places"
        if left and section != "rows":
            lines = [f"{item.where}: {' '.join(item.remedies)}" for item in left[:_MOST_LINES]]
            say("problem", page.words("editing_rows.left", n=len(left)), lines)
        go(replace(page.address, section=section, draft=number))


def _to_do(page: EditingPage, number: int, one: Reading) -> None:
    """Draw what is to be done about a file, and the file itself with a comment in each cell that it concerns."""
    words, incoming = page.words, one.incoming
    if incoming is None:
        return
    for problems, kind in ((incoming.faults, "faults"), (incoming.warnings, "warnings")):
        if problems:
            items = tuple(incoming_problem(problem, words) for problem in problems)
            show_html(to_do_list(items, words(f"editing_bring_in.{kind}", n=len(items))))
    stem = one.sent.name.rpartition(".")[0] or one.sent.name or words("editing_bring_in.pasted")
    st.download_button(
        words("editing_bring_in.commented"),
        data=lambda: with_comments(one.sent.content, incoming, code_of(words)),
        file_name=words("editing_bring_in.commented_file", name=stem),
        mime=_XLSX,
        on_click="ignore",
        key=f"bring-in-commented-{number}",
    )


def _name(page: EditingPage, sent: Sent) -> str:
    return sent.name or page.words("editing_bring_in.pasted")


def _title(page: EditingPage, sent: Sent) -> str:
    """Return the title of a draft made of a file: its name and the day."""
    return page.words("editing_bring_in.title", name=_name(page, sent), date=page.words.date(page.today))


def _known(page: EditingPage, title: str) -> str:
    """Return the title of a draft that was made of a file of that name on that day; empty when there is none."""
    try:
        titles = [entry.title for entry in Drafts(page.store).entries()]
    except StoreError:
        return ""
    return next((known for known in titles if known == title), "")
