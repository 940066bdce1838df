"""The world as the map layer has it: pixels of zoom 0 (256 wide), great circles, and paths for SVG in whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from geo.outlines.great_circle import LatLon
from geo.outlines.web_mercator import LIMIT, project

WORLD = 256
"""Pixels of the world at zoom 0; the layer's ``geometry.WORLD``."""
Points = npt.NDArray[np.float64]
"""Positions in pixels of zoom 0, a row each: x to the east, y to the south."""


def position(at: LatLon) -> tuple[float, float]:
    """Return a position in pixels of zoom 0."""
    x, y = project(*at)
    return x * WORLD, y * WORLD


def positions(lat: Points, lon: Points) -> Points:
    """Return positions in pixels of zoom 0 from degrees; longitudes beyond 180 lie beyond the world's edge."""
    s = np.sin(np.radians(np.clip(lat, -LIMIT, LIMIT)))
    y = 0.5 - np.log((1 + s) / (1 - s)) / (4 * np.pi)
    return np.column_stack(((lon + 180) / 360, y)) * WORLD


@lru_cache(maxsize=4096)
def line(start: LatLon, end: LatLon) -> Points:
    """Return the points of the layer's line between two places (``greatCircle`` of ``1_geometry.js``)."""
    n = 24 + int(np.hypot(start[0] - end[0], start[1] - end[1]) / 6 + 0.5)
    lat, lon = np.radians(np.array((start, end))).T
    a, b = np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))
    angle = np.arccos(np.clip(a @ b, -1, 1))
    t = np.linspace(0, 1, n)[:, None]
    if angle < 1e-9:
        return positions(np.full(n, start[0]), np.full(n, start[1]))
    p = (np.sin((1 - t) * angle) * a + np.sin(t * angle) * b) / np.sin(angle)
    longitudes = np.unwrap(np.arctan2(p[:, 1], p[:, 0]))
    longitudes += np.radians(start[1]) - longitudes[0]
    return positions(np.degrees(np.arctan2(p[:, 2], np.hypot(p[:, 0], p[:, 1]))), np.degrees(longitudes))


@lru_cache(maxsize=4096)
def copies(start: LatLon, end: LatLon) -> tuple[Points, ...]:
    """Return a line, and once more a world away where it crosses the date line."""
    points = line(start, end)
    if points[:, 0].max() > WORLD:
        return points, points - np.array((WORLD, 0))
    if points[:, 0].min() < 0:
        return points, points + np.array((WORLD, 0))
    return (points,)


def path(lines: Iterable[Points], units: int, *, closed: bool = False) -> str:
    """Return lines as the ``d`` of an SVG path in whole numbers, ``units`` to a pixel of zoom 0.

    Points that fall on the one before are left out, and so are lines of a single point.
    """
    every = list(lines)
    if not every:
        return ""
    rounded = np.rint(np.concatenate(every) * units).astype(np.int64)
    steps = np.diff(rounded, axis=0, prepend=rounded[:1])
    starts = np.cumsum([0, *(len(points) for points in every[:-1])])
    moves = np.array(steps.any(axis=1))
    moves[starts] = True
    # Where each line begins among the points that are left, and the first of these as it lies.
    begins = np.cumsum(moves)[starts] - 1
    steps = steps[moves]
    steps[begins] = rounded[starts]
    numbers = list(map(str, steps.ravel().tolist()))
    ends = [*begins[1:].tolist(), len(steps)]
    close = "z" if closed else ""
    return "".join(
        f"M{numbers[2 * i]} {numbers[2 * i + 1]}l{' '.join(numbers[2 * i + 2 : 2 * end]).replace(' -', '-')}{close}"
        for i, end in zip(begins.tolist(), ends, strict=True)
        if end > i + 1
    )


def box(points: Sequence[Points]) -> tuple[float, float, float, float]:
    """Return the smallest box around points: left, top, right, bottom."""
    every = np.concatenate(points)
    left, top = every.min(axis=0).tolist()
    right, bottom = every.max(axis=0).tolist()
    return left, top, right, bottom
