"""The map on a place's page."""

from __future__ import annotations

import streamlit as st

from components.host.map_frame import show_map
from components.host.session import change
from components.outputs.page.page import Page
from components.state.state import parse_selection
from components.view import View

MAP_HEIGHT = 340


def show_place_map(page: Page, view: View, name: str) -> None:
    """Draw the map; ``name`` is that of the place's own frame."""
    with st.container(key="place-map"):
        show_map(view, name, _choose, MAP_HEIGHT)


def _choose(selection: str) -> None:
    """A place on the map leads to its page, a line marks its partnership here."""
    kind, ident = parse_selection(selection)
    if kind == "place":
        change(id=ident, selection="")
    else:
        change(selection=selection)
