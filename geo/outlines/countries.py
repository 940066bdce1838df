"""Outlines of the world's countries, as detailed as a figure of a given size needs them.

From ``data/boundaries/countries-50m.json`` (Natural Earth). Neighbours share
their border at every level of detail: all are made simpler together. No
position is taken on any border, see ``data/boundaries/SOURCE.md``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

import shapely
from babel.core import get_global

from geo.outlines.boundaries import COUNTRIES_PATH
from geo.outlines.topojson import ANTARCTIC, decode_arcs, polygons

_WITHOUT_NUMBER = {"Kosovo": "XK"}
"""What Natural Earth draws without an ISO number and this project names; no position is taken on it."""


def country_code(country: Mapping[str, Any]) -> str:
    """Return the ISO 3166-1 alpha-2 code of one geometry of the file, empty where it has none."""
    aliases: list[str] = get_global("territory_aliases").get(country.get("id", ""), [])
    return aliases[0] if aliases else _WITHOUT_NUMBER.get(country["properties"]["name"], "")


def ring_points(ring: list[int], arcs: list[list[tuple[int, int]]]) -> list[tuple[float, float]]:
    """Return a ring as longitude and latitude in degrees; one that crosses the date line goes on beyond 180."""
    points: list[tuple[float, float]] = []
    for arc in ring:
        line = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        points += [(lon / 100, lat / 100) for lon, lat in line]
    crossing = max(p[0] for p in points) - min(p[0] for p in points) > 300
    return [(lon + 360 if crossing and lon < 0 else lon, lat) for lon, lat in points]


@lru_cache(maxsize=16)
def country_shapes(tolerance: float = 0) -> Mapping[str, shapely.MultiPolygon]:
    """Return every country but Antarctica by its code, or its name where it has none.

    What is smaller than ``tolerance`` degrees is left out, but never a whole
    country. Outer rings run clockwise, as d3-geo wants.
    """
    arcs, published = _arcs(tolerance), _arcs(0)
    shapes = {}
    for country in _topology()["objects"]["countries"]["geometries"]:
        parts = _parts(country, arcs, tolerance) or _parts(country, published, 0)
        if parts:
            shapes[country_code(country) or country["properties"]["name"]] = shapely.MultiPolygon(parts)
    return MappingProxyType(shapes)


def geometry(shape: shapely.MultiPolygon) -> dict[str, Any]:
    """Return a shape as GeoJSON, with degrees to three decimals (100 m)."""
    return {
        "type": "MultiPolygon",
        "coordinates": [
            [[(round(x, 3), round(y, 3)) for x, y in ring.coords] for ring in (p.exterior, *p.interiors)]
            for p in shape.geoms
        ],
    }


@cache
def _topology() -> dict[str, Any]:
    topology: dict[str, Any] = json.loads(COUNTRIES_PATH.read_bytes())
    return topology


def _arcs(tolerance: float) -> list[list[tuple[int, int]]]:
    """The lines that outlines are made of: each is made simpler once, so that neighbours still meet."""
    arcs = list(decode_arcs(_topology()))
    if not tolerance:
        return arcs
    simple = shapely.simplify([shapely.LineString(arc) for arc in arcs], tolerance * 100)
    return [
        [(round(x), round(y)) for x, y in line.coords] if _has_area(line) else arc
        for arc, line in zip(arcs, simple, strict=True)
    ]


def _has_area(line: shapely.LineString) -> bool:
    """Return whether a line is open, or closed with an inside."""
    return not line.is_ring if len(line.coords) < 4 else True


def _polygon(rings: list[list[tuple[float, float]]]) -> shapely.Polygon:
    outer, *holes = rings
    polygon: shapely.Polygon = shapely.orient_polygons(
        shapely.Polygon(outer, [h for h in holes if len(h) > 3]), exterior_cw=True
    )
    return polygon


def _parts(
    country: Mapping[str, Any], arcs: list[list[tuple[int, int]]], tolerance: float
) -> list[shapely.Polygon]:
    """Return a country's pieces north of Antarctica that can be seen, the largest if none can but any has an area."""
    rings = [[ring_points(ring, arcs) for ring in polygon] for polygon in polygons(country)]
    parts = [_polygon(polygon) for polygon in rings if max(p[1] for p in polygon[0]) > ANTARCTIC / 100]
    largest = max(parts, key=lambda p: float(p.area), default=None)
    return [p for p in parts if p.area > 4 * tolerance * tolerance or (p is largest and p.area)]
