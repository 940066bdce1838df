"""The rows as a map for QGIS and its like: GeoJSON as RFC 7946 has it.

One feature for each row (its links, with the table's columns), one point for
each place, one area for each Swedish municipality or county among them. A row
without a known partner has no link and is unlocated: its geometry is null (RFC
7946, 3.2), while its Swedish places are points and areas like any other. A
point instead would occur twice, and make a layer of lines a mixed one. Our own
coordinates have latitude first; :func:`position` is where they are turned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from components.kit.json_file import json_text
from components.kit.links import REGISTERS
from components.language import Language
from components.outputs.export.columns import COLUMNS, SEPARATOR, Cell, cells, notes
from components.outputs.export.metadata import facts
from components.view import Row, View
from data.records import Place
from geo.outlines.boundaries import MultiPolygon, area_outline
from geo.outlines.great_circle import LatLon, cut_at_date_line, great_circle

DECIMALS = 4
"""11 m, as exact as the places themselves."""
Feature = dict[str, Any]
Position = tuple[float, float]
"""Longitude, latitude: degrees, WGS 84."""


def geojson_bytes(view: View, where: str) -> bytes:
    """Return a FeatureCollection, a feature a line: areas first, points last, as they are best drawn.

    ``where`` is the address of the same rows. What the file says of itself and what its columns hold are
    members beside the features, which other programs ignore.
    """
    words, places = view.language, _places(view.rows)
    links = [_link(row, row_cells) for row, row_cells in zip(view.rows, cells(view), strict=True)]
    areas = [a for place, rows in places.values() if (a := _area(words, place, rows))]
    features = [*areas, *links, *(_point(words, place, rows) for place, rows in places.values())]
    about = {**facts(view, where), "format": words("export.about_format_geojson"), "columns": notes(words)}
    head: Feature = {"type": "FeatureCollection", "about": about}
    if features:
        head["bbox"] = bounding_box(line for f in features if f["geometry"] for line in _lines(f["geometry"]))
    lines = ",\n".join(map(json_text, features))
    return f'{json_text(head)[:-1]},"features":[\n{lines}\n]}}\n'.encode()


def bounding_box(lines: Iterable[Sequence[Position]]) -> list[float]:
    """Return west, south, east, north around lines that each stay on one side of the date line.

    West is greater than east where the box goes over the date line (RFC 7946, 5.2):
    it leaves out the widest stretch of longitudes in which there is nothing.
    """
    lons, spans, lats = zip(
        *(
            (min(x), (min(x), max(x)), (min(y), max(y)))
            for x, y in (zip(*line, strict=True) for line in lines)
        ),
        strict=True,
    )
    merged: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    west, east = min(lons), max(high for _, high in spans)
    gaps = [(after[0] - before[1], after[0], before[1]) for before, after in pairwise(merged)]
    widest = max(gaps, default=(0.0, west, east))
    if widest[0] > west + 360 - east:
        west, east = widest[1:]
    return [west, min(low for low, _ in lats), east, max(high for _, high in lats)]


def link_lines(starts: Iterable[Place], ends: Sequence[Place]) -> list[list[Position]]:
    """Return the great circles from each start to each end, cut where they cross the date line."""
    return [
        [position(at) for at in piece]
        for start in starts
        for end in ends
        for piece in cut_at_date_line(great_circle((start.lat, start.lon), (end.lat, end.lon)))
    ]


def position(at: LatLon) -> Position:
    """Return a point with longitude first, as GeoJSON has it, in degrees with 4 decimals."""
    lat, lon = at
    return round(lon, DECIMALS), round(lat, DECIMALS)


def _link(row: Row, row_cells: Sequence[Cell]) -> Feature:
    lines = link_lines(row.swedish_places, row.partners)
    many = _geometry("MultiLineString", lines) if lines else None
    geometry = _geometry("LineString", lines[0]) if len(lines) == 1 else many
    return _feature(
        f"partnership:{row.id}",
        geometry,
        {"layer": "partnership"} | dict(zip(COLUMNS, row_cells, strict=True)),
    )


def _point(words: Language, place: Place, rows: Sequence[Row]) -> Feature:
    geometry = _geometry("Point", position((place.lat, place.lon)))
    return _feature(f"place:{place.id}", geometry, _properties("place", words, place, rows))


def _area(words: Language, place: Place, rows: Sequence[Row]) -> Feature | None:
    outline = area_outline(place.code)
    if not outline:
        return None
    geometry = _geometry("MultiPolygon", _counterclockwise(outline))
    return _feature(f"area:{place.id}", geometry, _properties("area", words, place, rows))


def _properties(layer: str, words: Language, place: Place, rows: Sequence[Row]) -> dict[str, Cell]:
    return {
        "layer": layer,
        "id": place.id,
        "name": words.place(place),
        "kind": words(f"kind.{place.kind}"),
        "code": place.code,
        "country": words.country(place.country),
        "country_code": place.country,
        "partnerships": len(rows),
        "partnership_ids": SEPARATOR.join(r.id for r in rows),
        "coordinate_source": place.coordinate_source,
        **{name: getattr(place, name) for name in REGISTERS},
    }


def _places(rows: Iterable[Row]) -> dict[str, tuple[Place, list[Row]]]:
    """Return the places of some rows with those rows, in the order in which they are first named."""
    places: dict[str, tuple[Place, list[Row]]] = {}
    for row in rows:
        for place in row.ends:
            places.setdefault(place.id, (place, []))[1].append(row)
    return places


def _counterclockwise(outline: MultiPolygon) -> list[list[tuple[Position, ...]]]:
    """Return an outline the other way round: ours runs clockwise, RFC 7946 wants the area to the left."""
    return [[ring[::-1] for ring in polygon] for polygon in outline]


def _feature(ident: str, geometry: Feature | None, properties: Mapping[str, Cell]) -> Feature:
    return {"type": "Feature", "id": ident, "geometry": geometry, "properties": dict(properties)}


def _geometry(kind: str, coordinates: object) -> Feature:
    return {"type": kind, "coordinates": coordinates}


def _lines(geometry: Feature) -> Iterator[Sequence[Position]]:
    """Yield a geometry's lines: a point is a line of one, of an area its outer rings."""
    inside = geometry["coordinates"]
    match geometry["type"]:
        case "Point":
            yield [inside]
        case "LineString":
            yield inside
        case "MultiLineString":
            yield from inside
        case "MultiPolygon":
            yield from (polygon[0] for polygon in inside)
