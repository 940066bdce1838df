"""A list as one JSON document, and as GeoJSON: the rows, and with them what they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from components.open_data.edition import Edition, about
from components.open_data.query import Asked
from components.open_data.records import Item
from components.open_data.resources import Resource

PLACE_DIGITS = 4
"""Decimals of a degree, as the tables have them: about ten metres."""


def document(edition: Edition, resource: Resource, asked: Asked, found: Sequence[Item], total: int) -> Any:
    """Return the document of ``found``, a part of ``total`` rows."""
    return {
        **about(edition, resource, asked.state),
        "schema": f"{edition.root}api/v1/schema/{resource.name}.json",
        "total": total,
        "offset": asked.offset,
        "items": list(found),
    }


def places_geojson(edition: Edition, resource: Resource, asked: Asked, found: Sequence[Item]) -> Any:
    """Return places as points (RFC 7946: longitude before latitude), with what a file says of itself beside them."""
    return {
        "type": "FeatureCollection",
        **about(edition, resource, asked.state),
        "features": [
            {
                "type": "Feature",
                "id": item["id"],
                "geometry": {
                    "type": "Point",
                    "coordinates": [_degrees(item["lon"]), _degrees(item["lat"])],
                },
                "properties": {name: value for name, value in item.items() if name not in ("lat", "lon")},
            }
            for item in found
        ],
    }


def json_bytes(value: Any) -> bytes:
    """Return a document as UTF-8, without a line's break; the same value always gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", errors="replace")


def _degrees(value: Any) -> float:
    return round(float(value), PLACE_DIGITS)
