"""Leaflet's files, and what the map layer takes of it that its documentation does not promise."""

from __future__ import annotations

import re
from importlib.resources import files

PRIVATES = frozenset(
    {
        "_initContainer",
        "_destroyContainer",
        "_container",
        "_update",
        "_bounds",
        "_map",
        "_animatingZoom",
    }
)
"""Members of ``L.Renderer`` and ``L.Map`` that our canvases stand on. One file of the layer names them:
:data:`WRAPPER`. The class asks for the first two, puts the third into its pane and moves and zooms it; ``_update``
works out ``_bounds``, in the map's pixels; the last says that a zoom is still being drawn."""
WRAPPER = "3_canvas_layer.js"
PANES = ("tilePane", "overlayPane")
CONTAINER, MARKER, LINE = ".leaflet-container", ".leaflet-marker-icon", "path.leaflet-interactive"
"""Elements that Leaflet makes: the map, and a marker and a line of the plain map that ours is measured beside.
The layer and the styles reach for others by their class; the contract test reads them there."""
_SOURCE_MAP = re.compile(rb"//# sourceMappingURL=\S+\s*$")


def script() -> bytes:
    """Return Leaflet as one file, as it is installed (XStatic-Leaflet)."""
    return (files("xstatic.pkg.leaflet") / "data" / "leaflet.js").read_bytes()


def script_alone(content: bytes) -> bytes:
    """Return Leaflet without its last line, which names a file that nobody serves."""
    return _SOURCE_MAP.sub(b"", content)


def style() -> bytes:
    """Return Leaflet's style."""
    return (files("xstatic.pkg.leaflet") / "data" / "leaflet.css").read_bytes()
