"""The open draft of a session: how it is opened, begun and saved, and what is said when that fails.

A session keeps the draft as it opened it, so that what somebody types is always put on what they saw. What could
not be saved is kept too, with the reason and what to do about it, until it is saved or dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlsplit

import streamlit as st

from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rights import require
from components.host.html import show_html
from components.host.markdown import literal
from components.parts.comparison.names import Names
from components.parts.editing_notice.render import Kind, notice
from components.state.editing import EditingAddress, editing_address
from data.editing.merge import Collision, collisions, onto
from data.editing.row_edits import RowEdit, with_edits
from data.store.drafts import Draft, DraftEntry, Drafts, StaleDraftError
from data.store.errors import StoreError
from data.store.revision import loaded_of

_OPEN, _UNSAVED, _SAID = "editing-open", "editing-unsaved", "editing-said"
_MOST_CLASHES = 8


@dataclass(frozen=True, slots=True)
class _Unsaved:
    """Edits that could not be saved, the draft that they were made on, and why (None: the right was missing)."""

    draft: Draft
    edits: tuple[RowEdit, ...]
    error: StoreError | None = None


def open_draft(page: EditingPage) -> Draft | None:
    """Return the draft in the address, as this session opened or last saved it; None when there is none.

    Draws what there is to say about it: call it once, at the top of a section.
    """
    number = page.address.draft
    held = _held(number)
    newest = None
    with st.container():  # as in show_notices
        try:
            if number and held is None:
                held = st.session_state[_OPEN] = Drafts(page.store).get(number)
            if held:
                newest = next((e for e in Drafts(page.store).entries() if e.number == number), None)
        except StoreError as error:
            reason = page.words("editing_drafts.gone_unopened", number=str(number))
            _tell(reason if error.kind == "no-draft" else sentence(page, error))
            newest = held.entry if held else None
        show_notices(page)
        if held and _UNSAVED not in st.session_state:
            _tell_changed(page, held, newest)
    return held


def ensure_draft(page: EditingPage, title: str) -> Draft:
    """Return the open draft; when none is open, begin one on the newest revision and open it.

    When that fails, the result has the number 0: :func:`save_edits` keeps the edits and tries again.
    """
    if page.address.draft:
        held = _held(page.address.draft)
        return held or Drafts(page.store).get(page.address.draft)
    unsaved: _Unsaved | None = st.session_state.get(_UNSAVED)
    if unsaved and not unsaved.draft.entry.number:
        return unsaved.draft
    entry = DraftEntry(
        0, 0, page.newest.entry.number, title, page.editor.name, page.editor.name, page.now(), page.now()
    )
    draft = Draft(entry, page.newest.files)
    name = require(page, "editor").name
    try:
        return _hold(page, _made(page, name, draft))
    except StoreError as error:
        st.session_state[_UNSAVED] = _Unsaved(draft, (), error)
        return draft


def save_edits(page: EditingPage, draft: Draft, edits: Sequence[RowEdit]) -> Draft | None:
    """Save a draft with some edits, from a callback, and return it as it is then.

    None when it could not be saved: then the edits are kept, and the next run says so above the section.
    Raises KeyError for a table or column that does not exist.
    """
    unsaved = st.session_state.get(_UNSAVED)
    if unsaved and unsaved.draft.entry.number == draft.entry.number:
        edits = (*unsaved.edits, *edits)
    held = _held(draft.entry.number)
    # Two callbacks of one run name the same version; the second builds on what the first has saved.
    base = held if held and held.entry.version > draft.entry.version else draft
    changed = Draft(base.entry, with_edits(base.files, edits))
    return _save(page, changed, _Unsaved(base, tuple(edits)))


def go(address: EditingAddress) -> None:
    """Put an address of the editors' page into the address bar, from a callback; the next run shows it."""
    st.query_params.from_dict(dict(parse_qsl(urlsplit(editing_address(address)).query)))


def forget_open() -> None:
    """Let the next run read the open draft from the store again."""
    st.session_state.pop(_OPEN, None)


def say(kind: Kind, heading: str, lines: Sequence[str] = ()) -> None:
    """Let the next run say something, once."""
    st.session_state[_SAID] = (kind, heading, tuple(lines))


def forget_said() -> None:
    """Let the next run not say what is done: a section shows it in its own way."""
    st.session_state.pop(_SAID, None)


def show_notices(page: EditingPage) -> None:
    """Draw what was done in the run before, or what could not be saved and what to do about it."""
    # There also without a notice: what stands below keeps its place, and a map what was put on it.
    with st.container():
        _show_notices(page)


def _show_notices(page: EditingPage) -> None:
    if said := st.session_state.pop(_SAID, None):
        show_html(notice(*said))
    unsaved: _Unsaved | None = st.session_state.get(_UNSAVED)
    if unsaved is None:
        return
    words, error = page.words, unsaved.error
    heading = words("editing_drafts.not_saved", n=max(1, len(unsaved.edits)))
    if isinstance(error, StaleDraftError):
        _show(heading, [_stale(page, error.entry), *_clashes(page, unsaved, error.entry)])
        _buttons(page, ("put_on_top", _put_on_top), ("drop_mine", _drop))
    elif error and error.kind == "no-draft":
        _show(heading, [words("editing_drafts.gone", title=unsaved.draft.entry.title)])
        _buttons(page, ("save_as_new", _save_as_new), ("drop_mine", _drop))
    else:
        _show(heading, [sentence(page, error)] if error else [])
        _buttons(page, ("try_again", _try_again), ("drop_mine", _drop))


def _tell_changed(page: EditingPage, held: Draft, newest: DraftEntry | None) -> None:
    """Draw that the open draft was saved or removed by somebody else since."""
    if newest is None:
        _tell(page.words("editing_drafts.gone", title=held.entry.title))
        _buttons(page, ("save_as_new", _save_as_new))
    elif newest.version > held.entry.version:
        moment = page.words.moment(newest.updated)
        _tell(page.words("editing_drafts.newer", editor=newest.editor, title=newest.title, moment=moment))
        label = literal(page.words("editing_drafts.show_newer", editor=newest.editor))
        st.button(label, key="editing-show-newer", on_click=_drop, args=(page,))


def _stale(page: EditingPage, entry: DraftEntry) -> str:
    moment = page.words.moment(entry.updated)
    return page.words("editing_drafts.stale", editor=entry.editor, title=entry.title, moment=moment)


def _clashes(page: EditingPage, unsaved: _Unsaved, newest: DraftEntry) -> list[str]:
    """The cells that both have changed, in words."""
    try:
        theirs = Drafts(page.store).get(newest.number).files
    except StoreError as error:
        return [sentence(page, error)]
    both = collisions(unsaved.draft.files, theirs, unsaved.edits)
    mine = with_edits(unsaved.draft.files, unsaved.edits)
    tables = (unsaved.draft.files, theirs, mine)
    names = Names(page.words, [loaded_of(files).dataset for files in tables])
    lines = [_clash(page, names, one, newest.editor) for one in both[:_MOST_CLASHES]]
    left = len(both) - len(lines)
    return [*lines, page.words("editing_drafts.more_clashes", n=left)] if left else lines


def _clash(page: EditingPage, names: Names, both: Collision, editor: str) -> str:
    row = {"table": names.sheet(both.table), "key": names.row(both.table, both.key)}
    if not both.column:
        return page.words("editing_drafts.clash_row", **row)
    texts = {
        side: names.cell(both.table, both.column, text)
        for side, text in (("theirs", both.theirs), ("mine", both.mine))
    }
    column = names.heading(both.table, both.column)
    return page.words("editing_drafts.clash", column=column, editor=editor, **row, **texts)


def _put_on_top(page: EditingPage) -> None:
    unsaved: _Unsaved = st.session_state[_UNSAVED]
    try:
        theirs = Drafts(page.store).get(unsaved.draft.entry.number)
    except StoreError as error:
        st.session_state[_UNSAVED] = replace(unsaved, error=error)
        return
    files = onto(unsaved.draft.files, theirs.files, unsaved.edits)
    _save(page, Draft(theirs.entry, files), unsaved)


def _try_again(page: EditingPage) -> None:
    unsaved: _Unsaved = st.session_state[_UNSAVED]
    _save(page, Draft(unsaved.draft.entry, with_edits(unsaved.draft.files, unsaved.edits)), unsaved)


def _save_as_new(page: EditingPage) -> None:
    unsaved: _Unsaved | None = st.session_state.get(_UNSAVED)
    draft = unsaved.draft if unsaved else _held(page.address.draft)
    if draft is None:
        return
    title = page.words("editing_drafts.copy_title", title=draft.entry.title)
    entry = replace(draft.entry, number=0, title=title)
    edits = unsaved.edits if unsaved else ()
    _save(page, Draft(entry, with_edits(draft.files, edits)), unsaved or _Unsaved(draft, ()))


def _save(page: EditingPage, changed: Draft, unsaved: _Unsaved) -> Draft | None:
    """Save a draft, or make it, and return it; when that fails, keep what is unsaved with the reason."""
    st.session_state[_UNSAVED] = (
        unsaved  # also when the editor has lost the right meanwhile, and this ends here
    )
    name = require(page, "editor").name
    try:
        saved = _saved(page, name, changed) if changed.entry.number else _made(page, name, changed)
    except StoreError as error:
        st.session_state[_UNSAVED] = replace(unsaved, error=error)
        return None
    st.session_state.pop(_UNSAVED, None)
    _hold(page, saved)
    moment = page.words.moment(saved.entry.updated)
    say("done", page.words("editing_drafts.saved", title=saved.entry.title, moment=moment))
    return saved


def _drop(_page: EditingPage) -> None:
    st.session_state.pop(_UNSAVED, None)
    forget_open()


def _saved(page: EditingPage, name: str, draft: Draft) -> Draft:
    entry = draft.entry
    saved = Drafts(page.store).save(entry.number, entry.version, name, draft.files, page.now())
    return Draft(saved, draft.files)


def _made(page: EditingPage, name: str, draft: Draft) -> Draft:
    entry = draft.entry
    made = Drafts(page.store).create(entry.title, name, entry.parent, draft.files, page.now())
    return Draft(made, draft.files)


def _held(number: int) -> Draft | None:
    """The draft of that number as this session has it; None when it has another or none."""
    held: Draft | None = st.session_state.get(_OPEN)
    return held if held and number and held.entry.number == number else None


def _hold(page: EditingPage, draft: Draft) -> Draft:
    st.session_state[_OPEN] = draft
    go(replace(page.address, draft=draft.entry.number))
    return draft


def sentence(page: EditingPage, error: StoreError) -> str:
    return error.sentence("sv" if page.words.code == "sv" else "en")


def _tell(text: str) -> None:
    show_html(notice("problem", text))


def _show(heading: str, lines: Sequence[str]) -> None:
    show_html(notice("problem", heading, lines))


def _buttons(page: EditingPage, *named: tuple[str, Callable[[EditingPage], None]]) -> None:
    with st.container(horizontal=True):
        for name, action in named:
            label = page.words(f"editing_drafts.{name}")
            st.button(label, key=f"editing-{name}", on_click=action, args=(page,))
