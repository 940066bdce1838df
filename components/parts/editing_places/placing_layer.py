"""The small map's markers as a plugin of Folium: numbers only, so that no text of a table is in its script."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from folium import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template

from components.kit.colours import COLOURS
from components.language import Language

_HERE = Path(__file__).parent
_ADDRESS = re.compile(r"[A-Za-z0-9./_-]*")
_FUNCTION = re.compile(r"[A-Za-z_.]+")
_WORDS = ("title", "suggestion", "own", "closer", "further")


class Marker(NamedTuple):
    """A point in degrees, WGS 84, and its number in the list; 0 is no suggestion."""

    lat: float
    lon: float
    number: int


def placing_script() -> bytes:
    """Return the script; Leaflet and the large map's layer have to be there before."""
    return (_HERE / "placing.js").read_bytes()


def placing_style() -> bytes:
    """Return the markers' style, which comes after the large map's."""
    return (_HERE / "placing.css").read_bytes()


class PlacingLayer(JSCSSMixin, MacroElement):
    """
    Draw numbered markers that can be moved.

    Parameters
    ----------
    markers : list of Marker
    bounds : pair of pairs of degrees
        South and west, north and east of what is shown at first.
    words : Language
    world, assets : str
        The addresses of the land's outlines and of the folder with ``map.js``.
    on_move : str
        The name of a JavaScript function that is called with ``{lat, lon, number, n}`` when a marker has been moved.

    Raises
    ------
    ValueError
        For an address or a function's name with other characters than those of our own routes and names.

    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            PartnershipMap.placing({{ this._parent.get_name() }}, {{ this.sources|tojson }}, {{ this.on_move }});
        {% endmacro %}
        """
    )

    def __init__(
        self,
        markers: Sequence[Marker],
        bounds: tuple[tuple[float, float], tuple[float, float]],
        words: Language,
        world: str,
        assets: str,
        on_move: str,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "PlacingLayer"
        for address in (world, assets):
            if not _ADDRESS.fullmatch(address):
                raise ValueError(f"not an address of our own routes: {address!r}")
        if not _FUNCTION.fullmatch(on_move):
            raise ValueError(f"not the name of a function: {on_move!r}")
        self.on_move = on_move
        self.sources: Mapping[str, Any] = {
            "points": [(float(one.lat), float(one.lon), int(one.number)) for one in markers],
            "bounds": [list(map(float, corner)) for corner in bounds],
            "words": {name: words(f"editing_places.map_{name}") for name in _WORDS},
            "colours": dict(COLOURS),
            "world": world,
        }
        self.default_js = [
            ("partnership_layer", f"{assets}/map.js"),
            ("placing_layer", f"{assets}/placing.js"),
        ]
        self.default_css = [
            ("partnership_layer_css", f"{assets}/map.css"),
            ("placing_layer_css", f"{assets}/placing.css"),
        ]
