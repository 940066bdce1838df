"""The slider through the years below the map, and the button that plays them."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from components.host.map_frame import show_map
from components.host.session import bound, change
from components.outputs.page.page import Page
from components.parts.filters.options import step_label
from components.view import View, build_view, time_steps

USUAL = ""
SECONDS_A_YEAR = 1.4
_PLAYING, _DRAWN = "playing", "playing-drawn"


def playing() -> bool:
    """Return whether the years are being played; the address bar rests meanwhile."""
    return bool(st.session_state.get(_PLAYING))


def played(page: Page) -> View | None:
    """Return all that the years which are being played can show, or ``None`` while none are."""
    if not playing():
        return None
    return build_view(page.dataset, replace(page.state, status=(), date="", selection=""), page.today)


def show_map_of_years(page: Page, view: View, name: str) -> None:
    """Draw the start page's map; while the years are played it makes room for all of them."""
    show_map(view, name, lambda selection: change(selection=selection), room=played(page))


def show_year_control(page: Page) -> None:
    """Draw the slider through the years (see ``time_steps``) and the button that plays them."""
    words = page.words
    steps = time_steps(page.dataset, page.today)
    slider, button = st.columns([78, 22], vertical_alignment="bottom")
    with slider:
        st.select_slider(
            words("year.label"),
            steps,
            format_func=lambda step: step_label(page.view, step),
            **bound("date", words.code, _step(steps, page.state.date), str),
        )
    with button:
        if playing():
            st.button(words("year.stop"), key="stop", on_click=_stop, width="stretch")
        else:
            first = _first_played(steps, page.state.date)
            st.button(words("year.play"), key="play", on_click=_play, args=(first,), width="stretch")
    if playing():
        st.session_state[_DRAWN] = True
        _tick(next_step(steps, page.state.date))


def next_step(steps: tuple[str, ...], date: str) -> str:
    """Return what is played after a date: the step that follows, up to the usual day."""
    at = steps.index(_step(steps, date))
    return steps[at + 1] if at < steps.index(USUAL) else USUAL


def _step(steps: tuple[str, ...], date: str) -> str:
    return next((step for step in (date, date[:4]) if step in steps), USUAL)


def _first_played(steps: tuple[str, ...], date: str) -> str:
    step, last = _step(steps, date), steps.index(USUAL) - 1
    return step if steps.index(step) < last else steps[0]


def _play(first: str) -> None:
    st.session_state[_PLAYING] = True
    change(date=first)


def _stop() -> None:
    st.session_state[_PLAYING] = False


@st.fragment(run_every=SECONDS_A_YEAR)
def _tick(following: str) -> None:
    # The fragment runs once with the page that it is part of; only its later runs are a step.
    if st.session_state.pop(_DRAWN, False):
        return
    if following == USUAL:
        _stop()
    change(date=following)
    st.rerun()
