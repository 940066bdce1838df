"""Whose land a name would stand on."""

from __future__ import annotations

import numpy as np

from components.outputs.figure.land import land
from components.outputs.figure.projections import Projection

KENYA = Projection("azimuthalEqualArea", 38.0, 0.0, scale=1200.0, x=200.0, y=200.0)


def boxes(*at: tuple[float, float]) -> np.ndarray:
    """Boxes of ten by six points around positions of longitude and latitude."""
    return np.array([(x - 5, y - 3, x + 5, y + 3) for x, y in KENYA.points(at)])


def test_a_box_is_at_home_on_its_own_land_and_on_the_sea() -> None:
    here = land(KENYA, 400.0, 400.0)
    nairobi, kampala, sea = (37.5, 0.5), (32.5, 1.0), (42.5, -4.5)
    assert here.foreign("KE", boxes(nairobi, kampala, sea)).tolist() == [False, True, False]
    assert here.foreign("UG", boxes(nairobi, kampala, sea)).tolist() == [True, False, False]


def test_a_leader_may_not_cross_another_country_to_the_sea() -> None:
    here = land(KENYA, 400.0, 400.0)
    sea = boxes((42.5, -4.5))
    kampala, lamu = (KENYA.point(*at) for at in ((32.5, 1.0), (40.5, -2.3)))
    end = sea[0, :2]
    for own, start, expected in (("UG", kampala, True), ("KE", lamu, False)):
        assert here.foreign(own, sea, np.array([(*start, *end)]))[0] == expected
