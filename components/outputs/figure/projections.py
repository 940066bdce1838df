"""Where d3-geo puts a place on the sheet, reckoned here too, so that names can be placed beside it.

The drawing itself is d3-geo's. A test holds the two to each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import cos, log, pi, radians, sqrt, tan
from typing import Any

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Rows of x and y in points, or of longitude and latitude in degrees."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A d3 projection: ``kind``, where it is centred (degrees), scale and shift (points).

    ``equalEarth`` is centred on a meridian, ``conicConformal`` on a meridian with
    two parallels that keep their length, ``azimuthalEqualArea`` on a point.
    """

    kind: str
    lon: float
    lat: float = 0.0
    parallels: tuple[float, float] = (0.0, 0.0)
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def spec(self) -> dict[str, Any]:
        """Return the projection as Vega names it."""
        found: dict[str, Any] = {
            "type": self.kind,
            "rotate": [-self.lon, -self.lat, 0],
            "scale": self.scale,
            "translate": [self.x, self.y],
            "center": [0, 0],
            "precision": 0.2,
        }
        if self.kind == "conicConformal":
            found["parallels"] = list(self.parallels)
        return found

    def points(self, positions: Iterable[tuple[float, float]]) -> Points:
        """Return x and y for positions of longitude and latitude; x grows to the right, y downwards."""
        lonlat = np.array(list(positions), dtype=float).reshape(-1, 2)
        lam = (np.radians(lonlat[:, 0] - self.lon) + pi) % (2 * pi) - pi
        phi = np.radians(lonlat[:, 1])
        x, y = _RAW[self.kind](self, lam, phi)
        return np.column_stack((self.x + self.scale * x, self.y - self.scale * y))

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        x, y = self.points([(lon, lat)])[0]
        return float(x), float(y)

    def fitted(
        self, positions: Iterable[tuple[float, float]], box: tuple[float, float, float, float]
    ) -> Projection:
        """Return the projection that just gets the positions into a box of left, top, width and height."""
        at = replace(self, scale=1.0, x=0.0, y=0.0).points(positions)
        (left, top), (right, bottom) = at.min(axis=0), at.max(axis=0)
        scale = min(box[2] / max(right - left, 1e-6), box[3] / max(bottom - top, 1e-6))
        return replace(
            self,
            scale=round(float(scale), 4),
            x=round(float(box[0] + box[2] / 2 - scale * (left + right) / 2), 4),
            y=round(float(box[1] + box[3] / 2 - scale * (top + bottom) / 2), 4),
        )


def shape_of(projection: Projection, positions: Iterable[tuple[float, float]]) -> float:
    """Return width divided by height of what some positions span."""
    at = replace(projection, scale=1.0, x=0.0, y=0.0).points(positions)
    width, height = at.max(axis=0) - at.min(axis=0)
    return float(width / height)


def _equal_earth(_: Projection, lam: Points, phi: Points) -> tuple[Points, Points]:
    a1, a2, a3, a4, m = 1.340264, -0.081106, 0.000893, 0.003796, sqrt(3) / 2
    t = np.arcsin(m * np.sin(phi))
    t2 = t * t
    t6 = t2 * t2 * t2
    x = lam * np.cos(t) / (m * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)))
    return x, t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))


def _conic_conformal(p: Projection, lam: Points, phi: Points) -> tuple[Points, Points]:
    y0, y1 = (radians(v) for v in p.parallels)
    n = log(cos(y0) / cos(y1)) / log(tan((pi / 2 + y1) / 2) / tan((pi / 2 + y0) / 2))
    f = cos(y0) * tan((pi / 2 + y0) / 2) ** n / n
    r = f / np.tan((pi / 2 + phi) / 2) ** n
    return r * np.sin(n * lam), f - r * np.cos(n * lam)


def _azimuthal_equal_area(p: Projection, lam: Points, phi: Points) -> tuple[Points, Points]:
    c = radians(p.lat)
    toward = np.sin(c) * np.sin(phi) + np.cos(c) * np.cos(phi) * np.cos(lam)
    k = np.sqrt(2 / np.maximum(1 + toward, 1e-9))
    x = k * np.cos(phi) * np.sin(lam)
    return x, k * (np.cos(c) * np.sin(phi) - np.sin(c) * np.cos(phi) * np.cos(lam))


_RAW = {
    "equalEarth": _equal_earth,
    "conicConformal": _conic_conformal,
    "azimuthalEqualArea": _azimuthal_equal_area,
}
WORLD = Projection("equalEarth", 11.0)
"""Centred on Sweden's meridian: the date line then runs through the Bering Strait and cuts no land."""
SWEDISH = Projection("conicConformal", 16.5, 0.0, (57.0, 67.0))
