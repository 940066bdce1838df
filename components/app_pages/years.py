"""The slider for the year below the map, and the button that plays the years."""

from __future__ import annotations

import streamlit as st

from components.app_pages.page import Page
from components.host.session import bound, change
from components.state.state import FIRST_YEAR, LAST_YEAR

YEARS = [str(y) for y in range(FIRST_YEAR, LAST_YEAR + 1)]
TODAY = ""
SECONDS_A_YEAR = 1.4
_PLAYING, _DRAWN = "playing", "playing-drawn"


def playing() -> bool:
    """Return whether the years are being played; the address bar rests meanwhile."""
    return bool(st.session_state.get(_PLAYING))


def show_year_control(page: Page) -> None:
    """Draw the slider (the last step is today) and the button that plays the years."""
    words = page.words
    slider, button = st.columns([78, 22], vertical_alignment="bottom")
    with slider:
        st.select_slider(
            words("year.label"),
            [*YEARS, TODAY],
            format_func=lambda y: y or words("year.today"),
            **bound("date", words.code, _step(page.state.date), str),
        )
    with button:
        if playing():
            st.button(words("year.stop"), key="stop", on_click=_stop, width="stretch")
        else:
            st.button(
                words("year.play"), key="play", on_click=_play, args=(page.state.date,), width="stretch"
            )
    if playing():
        st.session_state[_DRAWN] = True
        _tick(page.state.date)


def next_step(date: str) -> str:
    """Return what is played after a date: the year that follows, or today after the last one."""
    year = _step(date)
    return YEARS[YEARS.index(year) + 1] if year in YEARS[:-1] else TODAY


def _step(date: str) -> str:
    return date[:4] if date[:4] in YEARS else TODAY


def _play(date: str) -> None:
    st.session_state[_PLAYING] = True
    change(date=date[:4] if date and date[:4] != YEARS[-1] else YEARS[0])


def _stop() -> None:
    st.session_state[_PLAYING] = False


@st.fragment(run_every=SECONDS_A_YEAR)
def _tick(date: str) -> None:
    # The fragment runs once with the page that it is part of; only its later runs are a step.
    if st.session_state.pop(_DRAWN, False):
        return
    following = next_step(date)
    if following == TODAY:
        _stop()
    change(date=following)
    st.rerun()
