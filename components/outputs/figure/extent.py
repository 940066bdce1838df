"""What a map must have room for: what the rows show, the world, Sweden, a country or part of the world."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from components.outputs.figure.presets import Frame
from components.outputs.figure.projections import SWEDISH, WORLD, Projection, shape_of
from components.view import View
from geo.outlines.boundaries import country_labels
from geo.outlines.countries import country_shapes
from geo.outlines.great_circle import great_circle

Positions = tuple[tuple[float, float], ...]
"""Longitude and latitude in degrees."""
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
_HOME = "europe"
"""The part of the world where Sweden lies: what is there is shown together with it."""
_WIDE = 75.0
"""Degrees; what spans more is drawn as a part of the world map."""
_LEAST = 9.0
"""Degrees from south to north that a country's map shows at least, so that one sees where it lies."""
_STEPS = 24
_PAD = 0.05


@dataclass(frozen=True, slots=True)
class Extent:
    """What a map shows: positions that lie within it, and the projection, yet without size and place.

    ``apart`` when Sweden is not meant to be on it, so that the lines come from somewhere else;
    ``whole`` when it is the world, which needs no frame.
    """

    positions: Positions
    projection: Projection
    apart: bool = False
    whole: bool = False

    def fitted(self, box: Frame, inner: Frame | None = None, pad: float = _PAD) -> Projection:
        """Return the projection for a map of a box's size, whose positions lie in ``inner``, a part of it.

        ``inner`` is left, top, width and height from the map's own corner, the whole of it when none is given.
        """
        left, top, wide, high = inner or (0.0, 0.0, box[2], box[3])
        rim = min(wide, high) * pad
        return self.projection.fitted(self.positions, (left + rim, top + rim, wide - 2 * rim, high - 2 * rim))

    def shape(self) -> float:
        """Return width divided by height."""
        return shape_of(self.projection, self.positions)


def extent(view: View, map: str, focus: str = "") -> Extent:
    """Return what a map of links (``shown``, ``world``, ``close``, ``both``) shows of a view."""
    places = [(p.lon, p.lat) for r in view.rows for p in r.partners]
    if map in ("world", "both"):
        return Extent((*WORLD_EDGES, *places), WORLD, whole=True)
    if map == "close":
        return _around(edges(view, focus), apart=True)
    if part := shown_focus(view):
        # A country's partnership may have a partner in the country next to it.
        return _around([*edges(view, part), *(places if part.isupper() else ())], apart=True)
    if not view.rows:
        return _around(edges(view, ""), boxed=True)
    return _with_home(view, places)


def shown_focus(view: View) -> str:
    """Return the country or part of the world that a map of what is shown keeps to, empty where Sweden is on it."""
    countries = set(view.state.country) or {c for r in view.rows for c in r.countries}
    part = _part(view) if any(r.partners for r in view.rows) else ""
    return countries.pop() if part and len(countries) == 1 else part


def edges(view: View, focus: str) -> list[tuple[float, float]]:
    """Return positions that a close-up of a country or part of the world holds; without one, what the rows span."""
    if focus in PARTS:
        west, south, east, north = PARTS[focus]
        return [(west, south), (east, north)]
    places = [p for r in view.rows for p in r.partners]
    if focus in country_shapes():
        shape = country_shapes()[focus]
        largest = max(shape.geoms, key=lambda p: float(p.area))
        west, south, east, north = largest.bounds
        more = max(0.0, _LEAST - (north - south)) / 2
        own = [(p.lon, p.lat) for p in places if p.country == focus]
        return [(west - more, south - more), (east + more, north + more), *own]
    if not places:
        west, south, east, north = PARTS[_HOME]
        return [(west, south), (east, north)]
    points = [(p.lon, p.lat) for p in places]
    return [(x + dx, y + dy) for x, y in points for dx, dy in ((-4.0, -3.0), (4.0, 3.0))]


def rim(west: float, south: float, east: float, north: float) -> list[tuple[float, float]]:
    """Return positions around a box of degrees."""
    xs, ys = np.linspace(west, east, 9), np.linspace(south, north, 9)
    return [(float(x), y) for x in xs for y in (south, north)] + [
        (x, float(y)) for y in ys for x in (west, east)
    ]


def _part(view: View) -> str:
    """Return the part of the world that was chosen or that all partners lie in, empty for Sweden's own or several."""
    known, chosen = view.dataset.countries, view.state.world_region
    found = set(chosen)
    if len(chosen) != 1:
        found = {known[c].world_region for r in view.rows for c in r.countries if c in known}
    part = next(iter(found)) if len(found) == 1 else ""
    return "" if part == _HOME else part


def _with_home(view: View, places: list[tuple[float, float]]) -> Extent:
    """Return the Swedish places and the partners, with the lines between them."""
    own = [(p.lon, p.lat) for r in view.rows for p in r.swedish_places]
    ways = [
        (lon, lat)
        for r in view.rows
        for a in r.swedish_places
        for b in r.partners
        for lat, lon in great_circle((a.lat, a.lon), (b.lat, b.lon), _STEPS)
    ]
    margin = 1.5 if places else 0.0
    spread = [(x + dx, y + dy) for x, y in (*own, *places) for dx, dy in ((-margin, -1), (margin, 1))]
    if not places:
        known = country_labels()
        named = [known[c] for r in view.rows for c in r.countries if c in known]
        spread += [*SWEDEN_EDGES, *((lon, lat) for lat, lon, _ in named)]
    found = _around([*spread, *ways])
    world = Extent((*WORLD_EDGES, *places), WORLD, whole=True)
    # What needs most of the world is shown on the whole of it.
    return world if found.projection.kind == WORLD.kind and _share(found, world) > 0.8 else found


def _share(part: Extent, whole: Extent) -> float:
    """Return how much of the whole map's width a part needs."""
    wide = [float(np.ptp(replace(WORLD, scale=1.0).points(found.positions)[:, 0])) for found in (part, whole)]
    return wide[0] / wide[1]


def _around(positions: Iterable[tuple[float, float]], apart: bool = False, boxed: bool = False) -> Extent:
    """Return an extent that holds positions, or the box of degrees around them.

    A small part of the world has a projection that is centred there.
    """
    found = list(dict.fromkeys((round(x, 2), round(y, 2)) for x, y in positions))
    west, south = min(p[0] for p in found), min(p[1] for p in found)
    east, north = max(p[0] for p in found), max(p[1] for p in found)
    if max(east - west, north - south) > _WIDE and not apart:
        return Extent(tuple(found), WORLD)
    centre = Projection("azimuthalEqualArea", round((west + east) / 2, 2), round((south + north) / 2, 2))
    held = rim(west, south, east, north) if apart or boxed else found
    return Extent(tuple(held), centre, apart)


def world_shape() -> float:
    """Return width divided by height of the world as figures show it."""
    return shape_of(WORLD, WORLD_EDGES)


def sweden_shape() -> float:
    """Return the same of Sweden."""
    return shape_of(SWEDISH, SWEDEN_EDGES)
