"""Web Mercator (EPSG:3857) without a unit: the world one wide and one high, as tiled maps and Leaflet draw it."""

from __future__ import annotations

from math import log, pi, radians, sin

LIMIT = 85.0511287798
"""Degrees; at this latitude the world is as high as it is wide. What is nearer to a pole is drawn here."""


def project(lat: float, lon: float) -> tuple[float, float]:
    """Return x to the east and y to the south, from the upper left corner, as shares of the world's width.

    ``lat`` and ``lon`` are degrees, WGS 84. Longitudes beyond 180 degrees go on beyond the edge.
    Source: EPSG Guidance Note 7-2, method 1024, on a sphere.
    """
    s = sin(radians(max(min(lat, LIMIT), -LIMIT)))
    return (lon + 180) / 360, 0.5 - log((1 + s) / (1 - s)) / (4 * pi)
