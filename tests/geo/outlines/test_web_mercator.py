"""The projection against what EPSG publishes, and at the world's edges."""

from __future__ import annotations

from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.outlines.web_mercator import LIMIT, project

CIRCUMFERENCE = 2 * pi * 6378137.0
latitudes = st.floats(-90, 90)


def test_agrees_with_the_example_of_epsg() -> None:
    # Guidance Note 7-2, method 1024: 24 22 54.433 N, 100 20 00.000 W.
    x, y = project(24 + 22 / 60 + 54.433 / 3600, -(100 + 20 / 60))
    assert (x - 0.5) * CIRCUMFERENCE == pytest.approx(-11169055.58, abs=0.01)
    assert (0.5 - y) * CIRCUMFERENCE == pytest.approx(2800000.00, abs=0.01)


def test_the_world_is_as_high_as_it_is_wide() -> None:
    assert project(LIMIT, -180) == pytest.approx((0, 0), abs=1e-9)
    assert project(-LIMIT, 180) == pytest.approx((1, 1), abs=1e-9)
    assert project(90, 0) == project(LIMIT, 0)
    assert project(0, 190)[0] > 1


@given(latitudes, latitudes)
def test_what_lies_farther_north_is_never_lower(one: float, other: float) -> None:
    if one <= other:
        assert project(one, 0)[1] >= project(other, 0)[1]


@given(latitudes, st.floats(-180, 180))
def test_south_is_the_mirror_of_north(lat: float, lon: float) -> None:
    north, south = project(lat, lon), project(-lat, lon)
    assert north[0] == south[0]
    assert north[1] + south[1] == pytest.approx(1)
