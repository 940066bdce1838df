"""The shortest line between two places on a globe, as points to draw on a flat map.

The earth is taken as a sphere. For places up to 150 degrees (16,600 km) apart,
every point then lies within 0.4 % of the line's length from the true geodesic;
nearer to opposite sides of the earth the two may take different ways. The map
in the browser uses the same formula.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from math import asin, atan2, cos, degrees, floor, hypot, pi, radians, sin, sqrt

LatLon = tuple[float, float]
"""Latitude and longitude in degrees, WGS 84."""
EARTH_RADIUS = 6_371_008.8
"""The mean radius of WGS 84's ellipsoid, in metres."""
_Vector = tuple[float, float, float]

_NO_DIRECTION = 1e-12
"""Shorter than this (6 micrometres on the ground), the way from start to end has no direction."""
_POLE = 1e-9
"""Nearer to the axis than this (in earth radii, 6 mm), a longitude means nothing."""
_ON_DATE_LINE = 1e-9
"""Nearer to the date line than this (in degrees, 0.1 mm) a position lies on it: what is left is rounding."""


def great_circle(start: LatLon, end: LatLon, points: int = 32) -> tuple[LatLon, ...]:
    """Return ``points`` positions from start to end, ends included, evenly spaced along the way.

    The longitude is continuous: a line across the date line goes on beyond +-180
    instead of jumping, so the last longitude may be ``end``'s plus or minus 360.
    Apart from that both ends are exactly those given. Between two positions the
    longitude never changes by more than 180 degrees; at a pole it is kept from
    the position before. Equal ends give the same position again and again;
    opposite ends (antipodes), between which every way is as short, give the way
    due north from start. Raises ``ValueError`` when ``points`` is less than 2.
    """
    if points < 2:
        raise ValueError(f"a line needs at least 2 points, not {points}")
    a, b = _vector(start), _vector(end)
    along = sum(x * y for x, y in zip(a, b, strict=True))
    across = [y - along * x for x, y in zip(a, b, strict=True)]
    length = sqrt(sum(x * x for x in across))
    angle = atan2(length, along)
    if length > _NO_DIRECTION:
        heading = tuple(x / length for x in across)
    else:
        heading, angle = _north(start), 0.0 if along > 0 else pi
    line = [start]
    for i in range(1, points - 1):
        part = angle * i / (points - 1)
        x, y, z = (cos(part) * p + sin(part) * q for p, q in zip(a, heading, strict=True))
        from_axis, before = hypot(x, y), line[-1][1]
        lon = before if from_axis < _POLE else _nearest(degrees(atan2(y, x)), before)
        line.append((degrees(atan2(z, from_axis)), lon))
    return (*line, (end[0], _nearest(end[1], line[-1][1])))


def distance(start: LatLon, end: LatLon) -> float:
    """Return the length of the shortest line in metres, on a sphere of the earth's mean radius.

    It lies within 0.6 % of the true distance.
    """
    a, b = _vector(start), _vector(end)
    # By the chord: exact for short distances too, where the cosine of the angle has lost its digits.
    chord = sqrt(sum((x - y) ** 2 for x, y in zip(a, b, strict=True)))
    return 2 * EARTH_RADIUS * asin(min(1.0, chord / 2))


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


def _vector(position: LatLon) -> _Vector:
    lat, lon = radians(position[0]), radians(position[1])
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def _north(position: LatLon) -> _Vector:
    lat, lon = radians(position[0]), radians(position[1])
    return -sin(lat) * cos(lon), -sin(lat) * sin(lon), cos(lat)
