"""Positions of countries' names on a map: inside the largest piece, as far from the edge as possible.

    python -m geo.outlines.build_country_labels

writes ``data/boundaries/country-labels.json`` from ``countries-50m.json``.
"""

from __future__ import annotations

import json
from typing import Any

import shapely

from geo.outlines.boundaries import COUNTRIES_PATH, LABELS_PATH
from geo.outlines.countries import country_code, ring_points
from geo.outlines.topojson import decode_arcs, polygons


def build_country_labels(topology: dict[str, Any]) -> bytes:
    """Return ``country-labels.json`` for a world-atlas topology with the object ``countries``.

    UTF-8 JSON by ISO 3166-1 alpha-2 code: ``[latitude, longitude, width]`` in degrees
    with one decimal, width that of the piece the name stands in. Areas without a code are left out.
    """
    arcs = list(decode_arcs(topology))
    labels = {}
    for country in topology["objects"]["countries"]["geometries"]:
        code = country_code(country)
        if not code:
            continue
        largest = max(
            (shapely.Polygon(ring_points(polygon[0], arcs)) for polygon in polygons(country)),
            key=lambda p: float(p.area),
        )
        inside = shapely.maximum_inscribed_circle(largest, tolerance=0.2).coords[0]
        west, _, east, _ = largest.bounds
        labels[code] = [round(inside[1], 1), round(inside[0], 1), round(east - west, 1)]
    return json.dumps(dict(sorted(labels.items())), separators=(",", ":")).encode() + b"\n"


def main() -> int:
    """Write the file and print its size."""
    labels = build_country_labels(json.loads(COUNTRIES_PATH.read_bytes()))
    LABELS_PATH.write_bytes(labels)
    print(f"{LABELS_PATH.name}: {len(labels)} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
