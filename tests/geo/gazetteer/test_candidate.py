"""How far apart places are, and when two are one answer."""

import pytest

from geo.gazetteer.candidate import distance, same_result
from tests.geo.gazetteer.storby import place


def test_distance_in_kilometres() -> None:
    assert distance((59.3293, 18.0686), (57.7089, 11.9746)) == pytest.approx(398, rel=0.02)
    assert distance((0, 179.9), (0, -179.9)) == pytest.approx(22, rel=0.02)
    assert not same_result(place(1, country="UG"), place(1))
