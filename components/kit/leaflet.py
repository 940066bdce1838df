"""Leaflet's files, and its undocumented members that the map layer uses."""

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
"""Members of ``L.Renderer`` and ``L.Map`` under our canvases, in one file of the layer: :data:`WRAPPER`. The class
calls the first two and puts the third into its pane, where it moves and zooms it; ``_update`` computes ``_bounds`` in
the map's pixels; the last is set while a zoom is animated."""
WRAPPER = "3_canvas_layer.js"
PANES = ("tilePane", "overlayPane")
CONTAINER, MARKER, LINE = ".leaflet-container", ".leaflet-marker-icon", "path.leaflet-interactive"
"""Leaflet's elements: the map, and a marker and a line of the plain map that the benchmarks use as a peer.
The layer and the styles use further classes; the contract test reads them there."""
_SOURCE_MAP = re.compile(rb"//# sourceMappingURL=\S+\s*$")


def script() -> bytes:
    """Return Leaflet's script as installed (XStatic-Leaflet)."""
    return (files("xstatic.pkg.leaflet") / "data" / "leaflet.js").read_bytes()


def script_alone(content: bytes) -> bytes:
    """Return Leaflet without its last line, which names a source map that is not served."""
    return _SOURCE_MAP.sub(b"", content)


def style() -> bytes:
    """Return Leaflet's style."""
    return (files("xstatic.pkg.leaflet") / "data" / "leaflet.css").read_bytes()
