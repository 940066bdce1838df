"""Puts the map onto a page: its drawing into the page, its frame beside it, what is chosen in it into the state."""

from __future__ import annotations

import time
from collections.abc import Callable

import streamlit as st

from components.host.assets import asset_folder, data_urls
from components.host.html import show_html
from components.host.internals.streamlit_folium import TO_ROOT, frame_key, show_frame
from components.host.internals.streamlit_server import AT_A_CHANGE_S, AT_FIRST_S
from components.host.internals.streamlit_session import chosen
from components.host.map_element import PartnershipMap
from components.kit.templates import render
from components.parts.map.payload import payload
from components.view import View

HEIGHT = 600
_SHOWN = "map-shown"


def show_map(
    view: View, name: str, choose: Callable[[str], None], height: int = HEIGHT, room: View | None = None
) -> None:
    """Draw the view's rows; ``choose`` is called with each new selection (empty for none), before the next run.

    The map makes room for the rows of ``room`` instead, if that is given.
    """
    key = frame_key(name, view.dataset.revision)

    def clicked() -> None:
        value = chosen(key)
        choose(f"{value['kind']}:{value['id']}" if value.get("kind") else "")

    show_html(render("parts/map/drawing.html", payload=payload(view, room)))
    drawn = PartnershipMap(
        f"{TO_ROOT}/{asset_folder()}",
        {name: f"{TO_ROOT}/{path}" for name, path in data_urls(view.dataset.revision).items()},
    )
    show_frame(drawn, key, height, clicked)


def let_map_be_drawn() -> None:
    """Wait a moment, in which the browser draws what it has.

    A browser that is sent everything at once draws everything at once, and most
    of that is not the map: forty buttons, the slider, the lists to choose from.
    """
    time.sleep(AT_A_CHANGE_S if st.session_state.get(_SHOWN) else AT_FIRST_S)
    st.session_state[_SHOWN] = True
