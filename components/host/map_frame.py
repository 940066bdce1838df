"""Puts the map onto a page: its frame, its drawing beside it, and what is chosen in it into the state.

The map's script is the same at each run, so its frame is never loaded again; what changes is the drawing.
"""

from __future__ import annotations

from collections.abc import Callable

from components.host.assets import asset_folder, data_urls
from components.host.html import show_html
from components.host.internals.folium_templates import FrameMap
from components.host.internals.streamlit_folium import CALL, TO_ROOT, frame_key, show_frame
from components.host.internals.streamlit_session import chosen
from components.kit.templates import render
from components.parts.map.partnership_layer import PartnershipLayer
from components.parts.map.payload import payload
from components.view import View

HEIGHT = 600


def show_map(
    view: View, name: str, choose: Callable[[str], None], height: int = HEIGHT, room: View | None = None
) -> None:
    """Draw the view's rows; ``choose`` is called with each new selection (empty for none) before the next run.

    With ``room``, the map is fitted to the rows of that view instead.
    """
    key = frame_key(name, view.dataset.revision)

    def clicked() -> None:
        match chosen(key):
            case {"kind": str(kind), "id": str(ident)} if kind:
                choose(f"{kind}:{ident}")
            case _:  # nothing, or what the map's script never sends
                choose("")

    show_html(render("parts/map/drawing.html", payload=payload(view, room)))
    frame_map = FrameMap()
    urls = {name: f"{TO_ROOT}/{path}" for name, path in data_urls(view.dataset.revision).items()}
    PartnershipLayer(urls, f"{TO_ROOT}/{asset_folder()}", CALL).add_to(frame_map)
    show_frame(frame_map, key, height, clicked)
