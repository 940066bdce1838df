"""Land, borders, lakes and Swedish areas for a picture: simplified for a scale, cut to a box, and cached.

A level is a whole number of quarter zooms, rounded up; a path of a level is in ``units(level)`` to a pixel of zoom 0.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache, lru_cache
from math import ceil, floor, log2
from typing import NamedTuple

import numpy as np
import shapely

from components.parts.map_picture.world import Points, path, positions
from geo.outlines.boundaries import (
    area_outline,
    kommun_outlines,
    lake_outlines,
    lan_outlines,
    world_json_path,
)

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels of zoom 0."""
COARSE, BORDERS = 1.4, 2
"""How far a simplified coast may lie from the coast itself, in screen pixels at the level's zoom; a border, so much
times as far."""
STEPS = 4
USUAL = range(6, 20)
"""Levels of nearly all views."""
GRID = 24
"""A box is widened to a grid with so many lines across it, so that similar views share what is cut out."""


class Ground(NamedTuple):
    """The paths of land, lakes and borders."""

    land: str
    lakes: str
    borders: str


def level(zoom: float) -> int:
    """Return the level for a zoom."""
    return ceil(zoom * STEPS)


def units(at: int) -> int:
    """Return the units to a pixel of zoom 0 in paths of a level: about a pixel of the screen each."""
    return max(1, round(2 ** (at / STEPS)))


def prepare() -> None:
    """Read, project and simplify all outlines, once per process; what is drawn later only cuts."""
    for at in USUAL:
        _simplified(at)
    _lakes()
    for outlines in (kommun_outlines(), lan_outlines()):
        for code in outlines:
            rings(code)


def ground(at: int, around: Box) -> Ground:
    """Return what lies under everything else within a box, a little more included."""
    step = 2.0 ** ceil(log2(max(around[2] - around[0], around[3] - around[1]) / GRID))
    left, top = (floor(edge / step) * step for edge in around[:2])
    right, bottom = (ceil(edge / step) * step for edge in around[2:])
    return _ground(at, (left, top, right, bottom))


@lru_cache(maxsize=64)
def _ground(at: int, around: Box) -> Ground:
    land, borders = _simplified(at)
    tolerance = _tolerance(at)
    lakes = shapely.simplify(_lakes(), tolerance, preserve_topology=False)
    return Ground(
        path(_rings(_cut(land, around)), units(at), closed=True),
        path(_rings(_cut(lakes, around)), units(at), closed=True),
        path(_lines(_cut(borders, around)), units(at)),
    )


@lru_cache(maxsize=2048)
def area(code: str, at: int) -> str:
    """Return the path of a kommun (4 digits) or län (2 digits) at a level."""
    tolerance = _tolerance(at) / 2
    simple = shapely.simplify([shapely.LinearRing(ring) for ring in rings(code)], tolerance)
    return path(map(shapely.get_coordinates, simple), units(at), closed=True)


@cache
def rings(code: str) -> tuple[Points, ...]:
    """Return the rings of a kommun or län in pixels of zoom 0, nothing for a code that SCB does not have."""
    return tuple(_projected(ring) for polygon in area_outline(code) for ring in polygon)


def _tolerance(at: int) -> float:
    return float(COARSE / 2 ** (at / STEPS))


@lru_cache(maxsize=32)
def _simplified(at: int) -> tuple[np.ndarray, np.ndarray]:
    tolerance = _tolerance(at)
    land, borders = _world()
    land = shapely.simplify(land, tolerance, preserve_topology=False)
    borders = shapely.simplify(borders, BORDERS * tolerance, preserve_topology=False)
    # An island of less than three pixels is left out.
    return land[shapely.area(land) > 3 * tolerance**2], borders[~shapely.is_empty(borders)]


@cache
def _world() -> tuple[np.ndarray, np.ndarray]:
    world = json.loads(world_json_path().read_bytes())
    land = [
        shapely.Polygon(_projected(polygon[0]), [_projected(ring) for ring in polygon[1:]])
        for polygon in world["land"]["coordinates"]
    ]
    borders = [shapely.LineString(_projected(line)) for line in world["borders"]["coordinates"]]
    return np.array(land), np.array(borders)


@cache
def _lakes() -> np.ndarray:
    return np.array(
        [shapely.Polygon(_projected(p[0]), [_projected(r) for r in p[1:]]) for p in lake_outlines()]
    )


def _projected(line: Iterable[Iterable[float]]) -> Points:
    degrees = np.array(line, dtype=float)
    return positions(degrees[:, 1], degrees[:, 0])


def _cut(shapes: np.ndarray, around: Box) -> np.ndarray:
    left, top, right, bottom = shapely.bounds(shapes).T
    near = (right > around[0]) & (left < around[2]) & (bottom > around[1]) & (top < around[3])
    within = (left > around[0]) & (right < around[2]) & (top > around[1]) & (bottom < around[3])
    cut = shapely.clip_by_rect(shapes[near & ~within], *around)
    return np.concatenate((shapes[within], shapely.get_parts(cut)))


def _rings(shapes: np.ndarray) -> Iterable[Points]:
    polygons = shapes[shapely.get_type_id(shapes) == shapely.GeometryType.POLYGON]
    return (shapely.get_coordinates(ring) for ring in shapely.get_rings(polygons))


def _lines(shapes: np.ndarray) -> Iterable[Points]:
    parts = shapely.get_parts(shapes)
    return (shapely.get_coordinates(part) for part in parts)
