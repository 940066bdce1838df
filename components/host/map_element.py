"""The Folium side of the map: a script that never changes.

No text of any table enters a Folium element: the template here is filled with
addresses of our own routes only. What is drawn comes from the page, see ``drawing.html``.
"""

from __future__ import annotations

import re

from components.host.internals.folium_templates import ScriptMap, Template
from components.host.internals.streamlit_folium import CALL

SCRIPT = "map.js"
STYLE = "map.css"


class PartnershipMap(ScriptMap):
    """A Leaflet map that asks nobody but us for anything: no tiles, no fonts, no jQuery.

    ``assets`` is the address of the versioned folder with Leaflet and our layer,
    ``urls`` the addresses of rows, world and Swedish outlines, all relative to
    the frame. The layer asks the page around the frame what to draw.
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
                center: [30, 20], zoom: 2, minZoom: 0, maxZoom: 10, zoomSnap: 0.125, zoomDelta: 1,
                attributionControl: false
            });
            PartnershipMap.start({{ this.get_name() }}, {{ this.urls|tojson }}, function (choice) {
                {{ this.call }}(choice);
            });
        {% endmacro %}
    """)

    def __init__(self, assets: str, urls: dict[str, str]) -> None:
        super().__init__(f"{_plain(assets)}/{SCRIPT}", f"{assets}/{STYLE}")
        self.urls = {k: _plain(v) for k, v in urls.items()}
        self.call = CALL


def _plain(address: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9./_-]*", address):
        raise ValueError(f"not an address of our own routes: {address!r}")
    return address
