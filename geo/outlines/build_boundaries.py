"""Rebuild ``data/boundaries/`` from an unpacked copy of the npm package world-atlas.

    python -m geo.outlines.build_boundaries PATH_TO_UNPACKED_NPM_PACKAGE

writes ``countries-50m.json`` as published and ``world.json``, the same land
made small and ready to draw. Everything is computed in whole hundredths of a
degree, so the same input gives the same bytes on every machine. Where the data
come from and under which terms: ``data/boundaries/SOURCE.md``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

from geo.outlines.boundaries import COUNTRIES_PATH, world_json_path
from geo.outlines.topojson import ANTARCTIC, Line, Point, decode_arcs, polygons

EUROPE = (-25_00, 34_00, 45_00, 72_00)
"""West, south, east, north of where people zoom in most, and where more is kept."""
SMALLEST_RING, SMALLEST_RING_IN_EUROPE = 15, 10
"""Rings smaller than this in both directions are left out: 3.4 and 2.3 pixels at zoom 5.

Pulau Weh, the island of the city of Sabang in Indonesia, is 15.
"""
TOLERANCE, TOLERANCE_IN_EUROPE = 2.0, 1.0
"""Points nearer than this to the simplified line are left out: 1.8 and 0.9 pixels at zoom 7."""


def build_world(topology: dict[str, Any]) -> bytes:
    """Return ``world.json`` for a world-atlas topology with the objects ``countries`` and ``land``.

    The result is UTF-8 JSON: ``{"land": MultiPolygon, "borders": MultiLineString}``,
    GeoJSON geometries in degrees, ``[lon, lat]`` with two decimals. Raises
    ``KeyError`` when the topology lacks one of the two objects.
    """
    published = list(decode_arcs(topology))
    arcs = [_simplified(arc) for arc in published]
    countries = topology["objects"]["countries"]["geometries"]
    uses = Counter(chain.from_iterable(_arcs_of(country) for country in countries))
    shared = sorted(arc for arc, times in uses.items() if times > 1)
    main_arcs = set(chain.from_iterable(_main_ring(country, published) for country in countries))

    def is_drawn(ring: list[int]) -> bool:
        outline = _continuous(_joined(ring, published))
        is_main = not main_arcs.isdisjoint(_absolute(ring))
        return _northernmost(outline) > ANTARCTIC and (is_main or _is_visible(outline))

    of_land = chain.from_iterable(polygons(g) for g in topology["objects"]["land"]["geometries"])
    drawn = [list(filter(is_drawn, polygon)) for polygon in of_land if is_drawn(polygon[0])]
    land = [[_continuous(_joined(ring, arcs)) for ring in polygon] for polygon in drawn]
    borders = [arcs[arc] for arc in shared]
    world = {
        "land": {
            "type": "MultiPolygon",
            "coordinates": [[_degrees(ring) for ring in p] for p in land if not _is_collapsed(p[0])],
        },
        "borders": {
            "type": "MultiLineString",
            "coordinates": [_degrees(line) for line in borders if not _is_collapsed(line)],
        },
    }
    return json.dumps(world, separators=(",", ":")).encode() + b"\n"


def _absolute(ring: Iterable[int]) -> set[int]:
    return {arc if arc >= 0 else ~arc for arc in ring}


def _arcs_of(country: dict[str, Any]) -> set[int]:
    return set(chain.from_iterable(_absolute(ring) for polygon in polygons(country) for ring in polygon))


def _main_ring(country: dict[str, Any], arcs: Sequence[Line]) -> set[int]:
    """Return the arcs of the country's largest piece, which is kept however small it is."""
    outer = [polygon[0] for polygon in polygons(country)]
    return _absolute(max(outer, key=lambda ring: _extent(_continuous(_joined(ring, arcs)))))


def _joined(ring: Iterable[int], arcs: Sequence[Line]) -> Line:
    line: Line = []
    for arc in ring:
        points = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        line += points[1:] if line else points
    return line


def _continuous(ring: Line) -> Line:
    """Let a ring that crosses the date line go on east of +180 instead of jumping to -180."""
    turns, line = 0, [ring[0]]
    for (before, _), (lon, lat) in pairwise(ring):
        turns += (lon - before < -180_00) - (lon - before > 180_00)
        line.append((lon + turns * 360_00, lat))
    west = min(lon for lon, _ in line)
    return [(lon + 360_00, lat) for lon, lat in line] if west < -180_00 else line


def _simplified(line: Line) -> Line:
    """Leave out points that nobody can see (Ramer-Douglas-Peucker); both ends stay, so arcs still meet."""
    tolerance = TOLERANCE_IN_EUROPE if _is_in_europe(line) else TOLERANCE
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        far, distance = max(
            ((i, _distance(line[i], line[first], line[last])) for i in range(first + 1, last)),
            key=lambda candidate: candidate[1],
            default=(first, 0.0),
        )
        if distance > tolerance:
            keep.add(far)
            stack += [(first, far), (far, last)]
    kept = [point for i, point in enumerate(line) if i in keep]
    return line if _is_collapsed(kept) else kept


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return the distance from a point to the segment start-end, in hundredths of a degree."""
    (px, py), (sx, sy), (ex, ey) = point, start, end
    dx, dy = ex - sx, ey - sy
    length = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((px - sx) * dx + (py - sy) * dy) / length)) if length else 0.0
    x, y = px - sx - t * dx, py - sy - t * dy
    return float((x * x + y * y) ** 0.5)


def _extent(ring: Line) -> int:
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    return max(max(lons) - min(lons), max(lats) - min(lats))


def _is_visible(ring: Line) -> bool:
    return _extent(ring) >= (SMALLEST_RING_IN_EUROPE if _is_in_europe(ring) else SMALLEST_RING)


def _is_in_europe(line: Line) -> bool:
    west, south, east, north = EUROPE
    return any(west < lon < east and south < lat < north for lon, lat in line)


def _is_collapsed(line: Line) -> bool:
    """Return whether a closed line has no inside left."""
    return line[0] == line[-1] and len(line) < 4


def _northernmost(ring: Line) -> int:
    return max(lat for _, lat in ring)


def _degrees(line: Line) -> list[list[float]]:
    return [[_degree(lon), _degree(lat)] for lon, lat in line]


def _degree(hundredths: int) -> float:
    return hundredths / 100 if hundredths % 100 else hundredths // 100


def main(arguments: Sequence[str]) -> int:
    """Write both files and print their sizes; 2 when no package is named."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    published = (Path(arguments[0]) / "countries-50m.json").read_bytes()
    world = build_world(json.loads(published))
    COUNTRIES_PATH.write_bytes(published)
    world_json_path().write_bytes(world)
    print(f"{COUNTRIES_PATH.name}: {len(published)} bytes; {world_json_path().name}: {len(world)} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
