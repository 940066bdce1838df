"""How Folium, branca and streamlit-folium make a script of a map."""

from __future__ import annotations

from typing import Any

import folium
from folium.template import Template

__all__ = ["ScriptMap", "Template"]


class ScriptMap(folium.Map):
    """A map that is the macro ``script`` of its ``_template`` and nothing else: no tiles, no jQuery, no page.

    In the macro, ``this.get_name()`` is the name of the variable that the map must be in and of the element that
    it is drawn in. Folium's own lists of scripts and styles, which lead to other hosts, are replaced.
    """

    def __init__(self, script: str, style: str) -> None:
        super().__init__(tiles=None)
        self.default_js = [("map", script)]
        self.default_css = [("map_css", style)]

    def render(self, **kwargs: Any) -> str:
        """Return nothing: the component's frame takes the script alone, and Folium would write a page too."""
        return ""
