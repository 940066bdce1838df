"""What a map must have room for: the world, Sweden, a country or part of the world, or what the rows span."""

from __future__ import annotations

import numpy as np

from components.outputs.figure.projections import WORLD, shape_of
from components.view import View
from geo.outlines.countries import country_shapes

WORLD_EDGES = [
    (-168.0, 66.0),
    (-164.0, 60.0),
    (-125.0, 42.0),
    (-68.0, -56.0),
    (11.0, 83.6),
    (179.0, -40.0),
    (190.0, 67.0),
]
"""What the world's land spans but for islands in the Pacific Ocean; partners there would widen it."""
SWEDEN_EDGES = [(11.1, 55.3), (24.2, 65.8), (23.0, 69.1), (17.0, 57.0), (10.9, 59.0), (14.0, 66.0)]
PARTS = {
    "africa": (-18.0, -35.5, 52.0, 37.5),
    "americas": (-118.0, -56.0, -34.0, 50.0),
    "asia": (36.0, -11.0, 142.0, 55.0),
    "europe": (-11.0, 35.0, 42.0, 70.0),
    "oceania": (112.0, -48.0, 179.0, 0.0),
}
"""West, south, east and north of a close-up of each part of the world."""


def world_shape() -> float:
    """Return width divided by height of the world as figures show it."""
    return shape_of(WORLD, WORLD_EDGES)


def edges(view: View, focus: str) -> list[tuple[float, float]]:
    if focus in PARTS:
        west, south, east, north = PARTS[focus]
        return [(west, south), (east, north)]
    places = [p for r in view.rows for p in r.partners]
    if focus in country_shapes():
        shape = country_shapes()[focus]
        largest = max(shape.geoms, key=lambda p: float(p.area))
        west, south, east, north = largest.bounds
        return [(west, south), (east, north), *((p.lon, p.lat) for p in places if p.country == focus)]
    if not places:
        west, south, east, north = PARTS["europe"]
        return [(west, south), (east, north)]
    points = [(p.lon, p.lat) for p in places]
    return [(x + dx, y + dy) for x, y in points for dx, dy in ((-4.0, -3.0), (4.0, 3.0))]


def rim(west: float, south: float, east: float, north: float) -> list[tuple[float, float]]:
    xs, ys = np.linspace(west, east, 9), np.linspace(south, north, 9)
    return [(float(x), y) for x in xs for y in (south, north)] + [
        (x, float(y)) for y in ys for x in (west, east)
    ]
