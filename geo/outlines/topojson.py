"""Reads TopoJSON: arcs as points in hundredths of a degree, and which of them polygons are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Point = tuple[int, int]
"""Longitude and latitude in hundredths of a degree."""
Line = list[Point]

ANTARCTIC = -60_00
"""What lies wholly south of this latitude is left out."""


def decode_arcs(topology: dict[str, Any]) -> Iterator[Line]:
    """Yield every arc of a quantised TopoJSON topology in order, repeated points left out."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line: Line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            point = (round((x * scale_x + left) * 100), round((y * scale_y + bottom) * 100))
            if not line or line[-1] != point:
                line.append(point)
        yield line


def polygons(geometry: Mapping[str, Any]) -> list[list[list[int]]]:
    """Return the polygons of a geometry as rings of arc indexes; ``~i`` stands for arc i backwards."""
    arcs: list[Any] = geometry["arcs"]
    return [arcs] if geometry["type"] == "Polygon" else arcs
