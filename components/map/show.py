"""The map on the page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
import streamlit_folium
from streamlit.runtime import get_instance
from streamlit_folium import st_folium

from components.map.element import PartnershipMap
from components.map.payload import payload
from components.shell.assets import asset_folder, data_urls
from components.shell.html import show_html
from components.shell.templates import render
from components.view import View

HEIGHT = 600
_FROM_FRAME = "../.."
"""The map's frame is served two folders below the application's root."""


def show_map(view: View, name: str, choose: Callable[[str], None], height: int = HEIGHT) -> None:
    """Draw the view's rows; ``choose`` is called with each new selection (empty for none), before the next run."""
    # The component forgets digits and endings when it compares maps; the revision in the key does not.
    key = f"{name}-{view.dataset.revision}"

    def chosen() -> None:
        value = st.session_state[key]
        choose(f"{value['kind']}:{value['id']}" if value.get("kind") else "")

    show_html(render("map/drawing.html", payload=payload(view)))
    st_folium(
        PartnershipMap(
            f"{_FROM_FRAME}/{asset_folder()}",
            {name: f"{_FROM_FRAME}/{path}" for name, path in data_urls(view.dataset.revision).items()},
        ),
        key=key,
        height=height,
        width=None,
        returned_objects=[],
        render=False,
        on_change=chosen,
    )


def serve_frame() -> None:
    """Serve the map's frame from the start: Streamlit would wait for the first script that draws a map.

    A browser is told to fetch the frame's files while the page is still loading,
    which must not fail for the first visitor. Raises RuntimeError outside a running server.
    """
    get_instance().component_registry.register_component(streamlit_folium._component_func)
