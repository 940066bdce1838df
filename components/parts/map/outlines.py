"""Outlines for the map layer, projected once here instead of in every browser.

A line is a flat list of integers: x and y of its first point, then the difference of each further point to the one
before, in ``FINE`` parts of a pixel at zoom 0 (the world is 256 such pixels wide).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geo.outlines.boundaries import MultiPolygon, Position, kommun_outlines, lake_outlines, lan_outlines
from geo.outlines.web_mercator import project

WORLD = 256
"""Pixels of the world at zoom 0; the layer's ``geometry.WORLD``."""
FINE = 8192
"""Parts of such a pixel: an eighth of a pixel at zoom 10, the map's nearest. The layer's ``geometry.FINE``."""


def world_outlines(world: dict[str, Any]) -> dict[str, Any]:
    """Return ``{"land": [lines of a polygon, ...], "borders": lines}`` for the content of ``world.json``."""
    return {
        "land": [[steps(ring) for ring in polygon] for polygon in world["land"]["coordinates"]],
        "borders": [steps(line) for line in world["borders"]["coordinates"]],
    }


def sweden_outlines() -> dict[str, Any]:
    """Return ``{"kommun": {code: lines}, "lan": {code: lines}, "lakes": lines}``."""
    return {
        "kommun": {code: _lines(outline) for code, outline in kommun_outlines().items()},
        "lan": {code: _lines(outline) for code, outline in lan_outlines().items()},
        "lakes": _lines(lake_outlines()),
    }


def steps(line: Iterable[Position]) -> list[int]:
    """Return a line (longitude before latitude, degrees) as steps, without repeated points."""
    flat: list[int] = []
    x = y = 0
    for lon, lat in line:
        to_x, to_y = (round(share * WORLD * FINE) for share in project(lat, lon))
        if not flat or (to_x, to_y) != (x, y):
            flat += (to_x - x, to_y - y)
            x, y = to_x, to_y
    return flat


def _lines(outline: MultiPolygon) -> list[list[int]]:
    return [steps(ring) for polygon in outline for ring in polygon]
