"""Puts the small map of the editors' page into its frame, and what was moved on it into the session."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from components.host.assets import asset_folder, data_urls
from components.host.internals.folium_templates import FrameMap
from components.host.internals.streamlit_folium import CALL, TO_ROOT, show_frame
from components.host.internals.streamlit_session import chosen
from components.language import Language
from components.parts.editing_places.placing_layer import Marker, PlacingLayer

HEIGHT = 420


def show_placing_map(
    markers: Sequence[Marker],
    bounds: tuple[tuple[float, float], tuple[float, float]],
    words: Language,
    name: str,
    moved: Callable[[Marker], None],
) -> None:
    """Draw the map; ``moved`` is called with a marker's number and new point before the next run.

    Other markers make another map, so that none is left where it was moved to.
    """
    digest = hashlib.sha256(repr((markers, bounds, words.code)).encode()).hexdigest()[:12]
    key = f"{name}-{digest}"

    def sent() -> None:
        value = chosen(key)
        moved(Marker(float(value["lat"]), float(value["lon"]), int(value["number"])))

    frame_map = FrameMap()
    world = f"{TO_ROOT}/{data_urls('')['world']}"
    PlacingLayer(markers, bounds, words, world, f"{TO_ROOT}/{asset_folder()}", CALL).add_to(frame_map)
    show_frame(frame_map, key, HEIGHT, sent)
