"""Positions on the pictures: Web Mercator as on the map, the world 1,000 units wide, x to the east, y to the south."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from geo.outlines import web_mercator
from geo.outlines.great_circle import LatLon

WORLD = 1000.0
FINE = 100
"""Paths are written in whole numbers, so many to a unit."""
LIMIT = 84.0
"""Latitudes nearer to a pole than this are drawn at this one."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the picture of the world: its upper left corner and its size, in units."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, point: Point) -> bool:
        return self.x <= point[0] <= self.x + self.width and self.y <= point[1] <= self.y + self.height


def project(position: LatLon) -> Point:
    """Return where a position lies, longitudes beyond 180 degrees on beyond the world's edge."""
    x, y = web_mercator.project(max(min(position[0], LIMIT), -LIMIT), position[1])
    return x * WORLD, y * WORLD


def around(points: Iterable[Point], ratio: float, smallest: float, margin: float = 0.12) -> Frame:
    """Return the frame around points with a margin: ``ratio`` times as wide as high, at least ``smallest`` wide."""
    xs, ys = zip(*points, strict=True)
    width = max(
        (max(xs) - min(xs)) * (1 + 2 * margin), (max(ys) - min(ys)) * (1 + 2 * margin) * ratio, smallest
    )
    width = min(width, WORLD)
    height = width / ratio
    x = min(max((min(xs) + max(xs) - width) / 2, 0.0), WORLD - width)
    return Frame(x, (min(ys) + max(ys) - height) / 2, width, height)


def thinned(line: Iterable[Point], step: float) -> list[Point]:
    """Return a line without the points that are nearer than ``step`` (along either axis, added) to the one before."""
    points: list[Point] = []
    last: Point | None = None
    for point in line:
        last = point
        if not points or abs(point[0] - points[-1][0]) + abs(point[1] - points[-1][1]) >= step:
            points.append(point)
    if last is not None and points[-1] != last:
        points.append(last)
    return points


def path(lines: Iterable[Iterable[Point]], *, closed: bool, scale: int = FINE) -> str:
    """Return lines as the ``d`` of an SVG path: whole numbers, ``scale`` to a unit, each from the one before."""
    segments = []
    for line in lines:
        points = [(round(x * scale), round(y * scale)) for x, y in line]
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
        if any(x or y for x, y in steps):
            segments.append((points[0], steps))
    return "".join(
        f"M{start[0]} {start[1]}l{_steps(steps)}{'z' if closed else ''}" for start, steps in segments
    )


def _steps(steps: Iterable[tuple[int, int]]) -> str:
    """Return numbers separated by a space only where no sign separates them."""
    text = ""
    for number in (n for step in steps if step != (0, 0) for n in step):
        text += str(number) if number < 0 or not text else f" {number}"
    return text
