"""How Folium, branca and streamlit-folium make a script of a map."""

from __future__ import annotations

from typing import Any

import folium

__all__ = ["FrameMap"]


class FrameMap(folium.Map):
    """A map without tiles for streamlit-folium's frame, which takes the scripts of a map and its children alone.

    Folium's own lists of scripts and styles lead to other hosts; the layer on the map has what it needs.
    """

    def __init__(self) -> None:
        super().__init__(location=(30, 20), zoom_start=2, tiles=None, attribution_control=False)
        self.default_js, self.default_css = [], []

    def render(self, **kwargs: Any) -> str:
        """Return nothing: Folium would write a page, which nobody reads, at each run."""
        return ""
