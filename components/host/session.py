"""Synchronises the viewer's ``State``, the widgets and the address bar.

During a visit the session's state is the reference. An address that we did not write (a shared link, back, forward, a
link of our own) replaces it; a widget or the map changes it in a callback, before the page is drawn again.

The keys of widgets follow from page, language and field alone. So a session that begins on an open page, after a
restart or on another server, knows the widgets that the browser sends: the address in the bar plus what differs from it
is the state (:func:`take_sent`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode, urlsplit

import streamlit as st

from components.host.internals.streamlit_session import chosen, give, is_sent, push_query
from components.outputs.export.query_warnings import Dropped, unknown_values
from components.state.state import PAGES, State, Vocabulary, clean_text, decode, encode

_STATE, _SEEN, _EPOCH, _DROPPED = "state", "state-seen", "state-epoch", "state-dropped"
_KNOWN = "state-known"
"""The last state of which all values are known to exist."""
_SENT = "state-sent"
"""In a session's first run: key, own value and taking of each widget whose value the browser sent."""


def read_state(page: str, known: Vocabulary) -> State:
    """Return the state of this run: from a new address, else from the session."""
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    seen = (page, {name: ",".join(values) for name, values in query.items()})
    st.session_state[_SENT] = {} if _STATE not in st.session_state else None
    if st.session_state.get(_SEEN) != seen:
        st.session_state[_STATE] = decode(page, query, known)
        st.session_state[_DROPPED] = unknown_values(urlencode(query, doseq=True), known)
        st.session_state[_EPOCH] = st.session_state.get(_EPOCH, 0) + 1
        st.session_state[_SEEN] = seen
    state: State = st.session_state[_STATE]
    if state is not st.session_state.get(_KNOWN):
        # What a widget sent need not be one of its options: it gets no further than in an address.
        query = {name: [value] for name, value in encode(state).items()}
        state = st.session_state[_STATE] = st.session_state[_KNOWN] = decode(page, query, known)
    return state


def dropped_values() -> tuple[Dropped, ...]:
    """Return the unknown values in the address that was opened, until another is opened."""
    values: tuple[Dropped, ...] = st.session_state.get(_DROPPED, ())
    return values


def visited_root() -> str:
    """Return the application's address as the visitor sees it, with a slash at its end."""
    parts = urlsplit(st.context.url or "http://localhost/")
    path, _, last = parts.path.rpartition("/")
    return f"{parts.scheme}://{parts.netloc}{path if last in ('', *PAGES) else parts.path}/"


def write_address(state: State) -> None:
    """Put the state into the address bar, as a new entry of the browser's history."""
    query = encode(state)
    push_query(query)
    st.session_state[_SEEN] = (state.page, query)


def take_sent() -> bool:
    """Take what the browser sent to a session that begins on an open page; return whether to draw once more.

    In its first run a session has no callbacks yet: what was pressed while the server was away is found by its
    difference from the address.
    """
    sent: dict[str, tuple[object, Callable[[Any], object]]] = st.session_state.get(_SENT) or {}
    st.session_state[_SENT] = None
    again = False
    for key, (value, choose) in sent.items():
        if not is_sent(key, drawn=True):
            again = True  # the widget is another by now: its value is the address's
        elif (pressed := chosen(key)) != value:
            choose(pressed)
            again = True
    return again


def change(**values: Any) -> None:
    """Change fields of the state (in a callback); the table starts at its first row again."""
    state: State = st.session_state[_STATE]
    st.session_state[_STATE] = replace(state, **{"start": 0, **values})


def since_opened(name: str, now: bool) -> bool:
    """Return whether something is true ``now``, or was in an earlier run since this address was opened."""
    key = f"{name}-{st.session_state[_EPOCH]}"
    st.session_state[key] = now or st.session_state.get(key, False)
    return bool(st.session_state[key])


def bound(name: str, language: str, value: object, take: Callable[[Any], object]) -> dict[str, Any]:
    """Return ``key`` and ``on_change`` for a widget that shows one field of the state.

    The widget gets ``value`` at each run, so that it equals the state; its own new value goes through ``take`` into
    the field ``name``.
    """
    return _held(name, language, value, lambda value: change(**{name: take(value)}))


def bound_text(language: str, value: str) -> dict[str, Any]:
    """Return the same for a text field that applies while the viewer types.

    A text that means the value is left as typed, with the space at its end.
    """
    key = _key("text", language)

    def choose(typed: str | None) -> None:
        if clean_text(typed or "") != value:
            change(text=clean_text(typed or ""))

    if not _waits(key, value, choose) and clean_text(st.session_state.get(key) or "") != value:
        give(key, value)
    return {"key": key, "on_change": lambda: change(text=clean_text(chosen(key)))}


def bound_figure(name: str, language: str, value: object, take: Callable[[Any], object]) -> dict[str, Any]:
    """Return the same for a widget that shows one field of the figure's options."""

    def choose(value: Any) -> None:
        state: State = st.session_state[_STATE]
        options: dict[str, Any] = {name: take(value)}
        st.session_state[_STATE] = replace(state, figure=replace(state.figure, **options))

    return _held(f"figure-{name}", language, value, choose)


def _held(name: str, language: str, value: object, choose: Callable[[Any], None]) -> dict[str, Any]:
    key = _key(name, language)
    if not _waits(key, value, choose):
        give(key, value)
    return {"key": key, "on_change": lambda: choose(chosen(key))}


def _key(name: str, language: str) -> str:
    state: State = st.session_state[_STATE]
    return f"{name}-{language}-{state.page}"


def _waits(key: str, value: object, choose: Callable[[Any], None]) -> bool:
    """Return whether the browser sent this widget's value to a session that begins, for :func:`take_sent`."""
    sent = st.session_state.get(_SENT)
    if sent is None or not is_sent(key):
        return False
    sent[key] = (value, choose)
    return True
