"""A list as one JSON document, and as GeoJSON: the rows, and with them what they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from components.outputs.export.geojson import link_lines, position
from components.outputs.open_data.edition import Edition, about
from components.outputs.open_data.query import Asked
from components.outputs.open_data.records import Item
from components.outputs.open_data.resources import Resource


def document(edition: Edition, resource: Resource, asked: Asked, items: Sequence[Item], total: int) -> Any:
    """Return the document of ``items``, a part of ``total`` rows."""
    return {
        **about(edition, resource, asked.state),
        "schema": f"{edition.root}api/v1/schema/{resource.name}.json",
        "total": total,
        "offset": asked.offset,
        "items": list(items),
    }


def geojson(edition: Edition, resource: Resource, asked: Asked, items: Sequence[Item]) -> Any:
    """Return places as points and partnerships as great circles (RFC 7946: longitude before latitude).

    The facts about the file are members beside the features, which other programs ignore.
    """
    shape = _point if resource.name == "places" else _links
    return {
        "type": "FeatureCollection",
        **about(edition, resource, asked.state),
        "features": [
            {
                "type": "Feature",
                "id": item["id"],
                "geometry": shape(edition, item),
                "properties": {name: value for name, value in item.items() if name not in ("lat", "lon")},
            }
            for item in items
        ],
    }


def _point(edition: Edition, item: Item) -> dict[str, Any]:
    place = edition.dataset.places[str(item["id"])]
    return {"type": "Point", "coordinates": position((place.lat, place.lon))}


def _links(edition: Edition, item: Item) -> dict[str, Any] | None:
    """Return the lines; without a known partner there are none: null, which is unlocated (RFC 7946, 3.2)."""
    places, partnership = edition.dataset.places, edition.dataset.partnerships[str(item["id"])]
    lines = link_lines(
        [places[p] for p in partnership.swedish_places], [places[p] for p in partnership.partner_places]
    )
    return {"type": "MultiLineString", "coordinates": lines} if lines else None
