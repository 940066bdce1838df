"""Where we think a place is, d3-geo draws it."""

from __future__ import annotations

import re

import numpy as np
import pytest

from components.outputs.figure.extent import SWEDEN_EDGES, WORLD_EDGES
from components.outputs.figure.projections import SWEDISH, WORLD, Projection
from components.outputs.figure.vega import Drawing

PLACES = [(14.8, 56.88), (36.8, -1.29), (-74.07, 4.71), (105.4, 10.4), (20.4, 67.0), (31.0, 48.5)]
NORTH = [(14.8, 56.88), (20.4, 67.0), (24.1, 65.8), (12.0, 57.7)]


@pytest.mark.parametrize(
    ("projection", "places"),
    [
        (WORLD.fitted(WORLD_EDGES, (0, 0, 600, 300)), PLACES),
        (SWEDISH.fitted(SWEDEN_EDGES, (0, 0, 200, 400)), NORTH),
        (Projection("azimuthalEqualArea", 22.0, 3.0, scale=200, x=250, y=150), PLACES),
    ],
)
def test_a_place_is_drawn_where_it_is_reckoned(
    projection: Projection, places: list[tuple[float, float]]
) -> None:
    drawing = Drawing(projection, 600, 400)
    drawing.marks([{"lon": x, "lat": y, "path": "M1,0L0,1Z", "fill": "#000000"} for x, y in places], 3, 0)
    drawn = re.findall(r"translate\((-?[\d.]+),(-?[\d.]+)\)", drawing.svg())
    assert np.allclose(np.array(drawn, dtype=float), projection.points(places), atol=0.02)


def test_a_map_fits_its_box() -> None:
    at = WORLD.fitted(WORLD_EDGES, (10, 20, 600, 300)).points(WORLD_EDGES)
    (left, top), (right, bottom) = at.min(axis=0), at.max(axis=0)
    assert (top, bottom) == pytest.approx((20, 320), abs=0.01)
    assert (left + right) / 2 == pytest.approx(310, abs=0.01)
    assert 10 <= left < right <= 610
