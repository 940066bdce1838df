"""The Folium side of the map: a script that never changes, and a group that carries a payload.

No text of any table enters a Folium element: the templates here are filled
with addresses of our own routes and with base64 only.
"""

from __future__ import annotations

import re
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

SCRIPT = "map.js"
STYLE = "map.css"


class _WithoutPage:
    """Stays out of the page that Folium would make for the element, and so costs nothing to render.

    The map stands in the component's own frame, which takes the script alone.
    Folium would write every part into a page too, as a template compiled for that one time.
    """

    def render(self, **kwargs: Any) -> str:
        return ""


class PartnershipMap(_WithoutPage, folium.Map):
    """A Leaflet map that asks nobody but us for anything: no tiles, no fonts, no jQuery.

    ``assets`` is the address of the versioned folder with Leaflet and our layer,
    ``urls`` the addresses of rows, world and Swedish outlines, all relative to
    the frame.
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
                center: [30, 20], zoom: 2, minZoom: 1, maxZoom: 10, zoomSnap: 0.25, zoomDelta: 1,
                attributionControl: false, maxBounds: [[-80, -220], [86, 240]], maxBoundsViscosity: 0.8
            });
            PartnershipMap.start({{ this.get_name() }}, {{ this.urls|tojson }}, function (choice) {
                Streamlit.setComponentValue(choice);
            });
        {% endmacro %}
    """)

    def __init__(self, assets: str, urls: dict[str, str]) -> None:
        super().__init__(tiles=None)
        self.urls = {k: _plain(v) for k, v in urls.items()}
        self.default_js = [("map", f"{_plain(assets)}/{SCRIPT}")]
        self.default_css = [("map_css", f"{assets}/{STYLE}")]


class Drawing(_WithoutPage, folium.FeatureGroup):
    """The part that changes: one call that hands a payload to the layer."""

    def __init__(self, payload: str) -> None:
        super().__init__(control=False)
        self.add_child(_Show(payload))


class _Show(_WithoutPage, MacroElement):
    _template = Template("""
        {% macro script(this, kwargs) %}PartnershipMap.show("{{ this.payload }}");{% endmacro %}
    """)

    def __init__(self, payload: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no types
        self._name = "Show"
        if not re.fullmatch(r"[A-Za-z0-9+/=]*", payload):
            raise ValueError("a payload is base64 and nothing else")
        self.payload = payload


def _plain(address: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9./_-]*", address):
        raise ValueError(f"not an address of our own routes: {address!r}")
    return address
