"""A map of Folium for streamlit-folium's frame."""

from __future__ import annotations

from typing import Any

import folium

__all__ = ["FrameMap"]


class FrameMap(folium.Map):
    """A map without tiles; streamlit-folium takes only the scripts of a map and its children.

    Folium's own lists of scripts and styles lead to other hosts, so they are empty: the layer brings Leaflet.
    """

    def __init__(self) -> None:
        super().__init__(location=(30, 20), zoom_start=2, tiles=None, attribution_control=False)
        self.default_js, self.default_css = [], []

    def render(self, **kwargs: Any) -> str:
        """Return nothing: Folium would write an unused page at each run."""
        return ""
