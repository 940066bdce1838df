"""Great circles: the shortest lines between two places on a globe, as points to draw on a flat map.

    for piece in cut_at_date_line(great_circle((56.88, 14.81), (-13.83, -171.77))): ...

GeographicLib solves them on a sphere. For places up to 150 degrees (16,600 km) apart, every point lies within
0.4 % of the line's length from the geodesic of WGS 84's ellipsoid; nearer to opposite sides of the earth the two
may take different ways. The map layer draws them by a quicker form (``1_geometry.js``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from math import floor

from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]  # ships no type hints

LatLon = tuple[float, float]
"""Latitude and longitude in degrees, WGS 84."""
EARTH_RADIUS = 6_371_008.8
"""The mean radius of WGS 84's ellipsoid, in metres."""

_SPHERE = Geodesic(EARTH_RADIUS, 0)
_POSITION = Geodesic.LATITUDE | Geodesic.LONGITUDE | Geodesic.LONG_UNROLL
_ON_DATE_LINE = 1e-9
"""Nearer to the date line than this (in degrees, 0.1 mm) a position lies on it: what is left is rounding."""


@lru_cache(maxsize=4096)
def great_circle(start: LatLon, end: LatLon, points: int = 32) -> tuple[LatLon, ...]:
    """Return ``points`` positions from start to end, ends included, evenly spaced along the way.

    The longitude is continuous: a line across the date line goes on beyond +-180
    instead of jumping, so the last longitude may be ``end``'s plus or minus 360.
    Apart from that both ends are exactly those given. Between two positions the
    longitude never changes by more than 180 degrees. Equal ends give the same position again and again;
    opposite ends (antipodes), between which every way is as short, give the way
    over the North Pole or, from pole to pole, along some meridian.
    Raises ``ValueError`` when ``points`` is less than 2.
    """
    if points < 2:
        raise ValueError(f"a line needs at least 2 points, not {points}")
    line = _SPHERE.InverseLine(*start, *end, _POSITION)
    arcs = (line.a13 * i / (points - 1) for i in range(1, points - 1))
    between = (line.ArcPosition(arc, _POSITION) for arc in arcs)
    positions = [start, *((position["lat2"], position["lon2"]) for position in between)]
    return (*positions, (end[0], _nearest(end[1], positions[-1][1])))


@lru_cache(maxsize=32_768)
def distance(start: LatLon, end: LatLon) -> float:
    """Return the length of the great circle in metres, within 0.6 % of the distance on WGS 84's ellipsoid."""
    return float(_SPHERE.Inverse(*start, *end, Geodesic.DISTANCE)["s12"])


def cut_at_date_line(line: Sequence[LatLon]) -> tuple[tuple[LatLon, ...], ...]:
    """Return a line in pieces whose longitudes lie within +-180, cut where it crosses the date line.

    ``line`` goes on beyond +-180 as :func:`great_circle` gives it. At a cut one piece
    ends and the next begins on the date line, on either side of it, at the same
    latitude. A line that only touches the date line is not cut.
    """
    steps = pairwise(_with_crossings([(lat, _off_rounding(lon)) for lat, lon in line]))
    pieces = []
    for turn, part in groupby(steps, lambda step: floor(((step[0][1] + step[1][1]) / 2 + 180) / 360)):
        of_one_side = list(part)
        piece = (of_one_side[0][0], *(end for _, end in of_one_side))
        pieces.append(tuple((lat, lon - 360 * turn) for lat, lon in piece))
    return tuple(pieces)


def _with_crossings(line: Sequence[LatLon]) -> Iterator[LatLon]:
    """Yield the positions of a line, and where between two of them it crosses the date line."""
    yield line[0]
    for start, end in pairwise(line):
        edge = 360 * floor((max(start[1], end[1]) + 180) / 360) - 180
        if min(start[1], end[1]) < edge < max(start[1], end[1]):
            part = (edge - start[1]) / (end[1] - start[1])
            yield start[0] + (end[0] - start[0]) * part, float(edge)
        yield end


def _off_rounding(lon: float) -> float:
    """Return the date line's own longitude for one that lies on it but for rounding."""
    edge = _nearest(180.0, lon)
    return edge if abs(lon - edge) < _ON_DATE_LINE else lon


def _nearest(lon: float, before: float) -> float:
    """Return the longitude with as many whole turns added as bring it nearest to the one before."""
    return lon + 360 * round((before - lon) / 360)
