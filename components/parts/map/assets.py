"""The map's files for a browser: Leaflet and the layer as script and style, and the outlines that it draws."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from components.kit import leaflet
from components.parts.map.outlines import sweden_outlines, world_outlines
from geo.outlines.boundaries import world_json_path

_LAYER = Path(__file__).parent / "layer"


def layer_script() -> bytes:
    """Return the layer's scripts as one, in the order of their names; Leaflet has to be there before."""
    return b"\n".join(path.read_bytes() for path in sorted(_LAYER.glob("*.js")))


def map_script() -> bytes:
    """Return Leaflet and the layer as one script."""
    return leaflet.script_alone(leaflet.script()) + b"\n" + layer_script()


def map_style(*more: str) -> bytes:
    """Return Leaflet's style and the layer's; ``more`` are further files of the layer's folder."""
    return b"\n".join((leaflet.style(), *((_LAYER / name).read_bytes() for name in (*more, "map.css"))))


@cache
def outline_documents() -> dict[str, Any]:
    """Return the outlines that the layer reads: ``world`` (land, borders) and ``sweden`` (kommuner, län, lakes)."""
    return {
        "world": world_outlines(json.loads(world_json_path().read_bytes())),
        "sweden": sweden_outlines(),
    }
