"""Finds points of the tables that do not lie where their rows say: exchanged, without their minus, in the sea.

A place abroad has to lie in its country, a Swedish one in its kommun or län. Outlines are generalised, so
a point may lie a little outside: coasts and borders are no problems.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry

from data.reading.load import Loaded
from data.reading.problem_messages import POINT_SEPARATOR
from data.reading.validate import in_file_order
from data.records import SWEDEN, Place, Problem
from geo.outlines.boundaries import area_names, area_outline
from geo.outlines.countries import country_shapes

COUNTRY_DEGREES, KOMMUN_DEGREES = 0.25, 0.1
"""How far outside an outline a point may lie: some 25 km at a country's (islands and lagoons that Natural Earth
leaves out at this scale), 10 km at a kommun's or län's (water)."""

_BESIDE_DEGREES = 0.02
"""How far beside an outline a point still counts as in it: two kilometres."""


class _Area(NamedTuple):
    """Where a place has to lie: a country's code or a Swedish area's name, its outline, and how far outside."""

    name: str
    outline: BaseGeometry
    degrees: float

    def has(self, lat: float, lon: float) -> bool:
        return bool(shapely.distance(self.outline, shapely.Point(lon, lat)) <= self.degrees)


def with_points(loaded: Loaded) -> Loaded:
    """Return what was loaded with one more problem for each place that does not lie where its row says."""
    problems = [
        problem
        for place in loaded.dataset.places.values()
        for problem in _misplaced(place, loaded.rows.get(("places", place.id), 0))
    ]
    return replace(loaded, problems=(*loaded.problems, *in_file_order(problems))) if problems else loaded


def country_at(lat: float, lon: float) -> str:
    """Return the country in or beside which a point lies, a code or a name without one; nothing for the sea."""
    point = shapely.Point(lon, lat)
    code, shape = min(country_shapes().items(), key=lambda area: float(area[1].distance(point)))
    return code if shape.distance(point) <= _BESIDE_DEGREES else ""


def country_bounds(code: str) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return south and west, north and east of a country's largest piece, in degrees; None without an outline."""
    shape = country_shapes().get(code)
    if shape is None:
        return None
    west, south, east, north = max(shape.geoms, key=lambda piece: float(piece.area)).bounds
    return (south, west), (north, east)


def _misplaced(place: Place, row: int) -> Iterator[Problem]:
    area = _area(place)
    if area is None or area.has(place.lat, place.lon):
        return
    kind, better = _better(place, area)
    allowed = POINT_SEPARATOR.join((_there(place), area.name, better))
    yield Problem("places.csv", row, "lat", _text(place.lat, place.lon), kind, allowed)


def _better(place: Place, area: _Area) -> tuple[str, str]:
    """Return the slip that explains a point, as the kind of problem, and the point without it."""
    lat, lon = place.lat, place.lon
    for kind, points in (
        ("point-exchanged", [(lon, lat)]),
        ("point-minus", [(-lat, lon), (lat, -lon), (-lat, -lon)]),
        ("point-exchanged-minus", [(-lon, lat), (lon, -lat), (-lon, -lat)]),
    ):
        for point in points:
            if abs(point[0]) <= 90 and area.has(*point):
                return kind, _text(*point)
    return "point", ""


def _text(lat: float, lon: float) -> str:
    return f"{lat:g}, {lon:g}" if max(len(f"{lat:g}"), len(f"{lon:g}")) < 8 else f"{lat:.4f}, {lon:.4f}"


def _area(place: Place) -> _Area | None:
    """Return where a place has to lie, or ``None`` where there is no outline to tell by."""
    if place.country != SWEDEN:
        shape = country_shapes().get(place.country)
        return None if shape is None else _Area(place.country, shape, COUNTRY_DEGREES)
    code = place.code or place.county
    if code not in _swedish():
        return _Area(SWEDEN, country_shapes()[SWEDEN], COUNTRY_DEGREES)
    return _Area(*_swedish()[code], KOMMUN_DEGREES)


def _there(place: Place) -> str:
    """Return the kommun, län or, abroad, country in or beside which a point lies; nothing for the sea."""
    point = shapely.Point(place.lon, place.lat)
    length = 2 if len(place.code) == 2 else 4
    swedish = [area for code, area in _swedish().items() if len(code) == length]
    for areas in (swedish if place.country == SWEDEN else [], [*country_shapes().items()]):
        nearest = min(areas, key=lambda area: float(area[1].distance(point)), default=None)
        if nearest and nearest[1].distance(point) <= _BESIDE_DEGREES:
            return nearest[0]
    return ""


@cache
def _swedish() -> Mapping[str, tuple[str, BaseGeometry]]:
    """Return name and outline of every kommun and län by its code."""
    return MappingProxyType(
        {
            code: (name, shapely.MultiPolygon([(polygon[0], polygon[1:]) for polygon in area_outline(code)]))
            for code, name in area_names().items()
        }
    )
