"""Lines on the globe: right way, even steps, no jump at the date line."""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, radians, sin, sqrt

import pytest
from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]  # ships no type hints
from hypothesis import assume, example, given
from hypothesis import strategies as st

from geo.outlines.great_circle import LatLon, cut_at_date_line, great_circle
from geo.outlines.great_circle import distance as sphere

VAXJO, SYDNEY, SUVA, APIA = (56.88, 14.81), (-33.87, 151.21), (-18.14, 178.44), (-13.83, -171.77)
positions = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def distance(start: LatLon, end: LatLon) -> float:
    """Return metres along WGS 84's ellipsoid."""
    return float(Geodesic.WGS84.Inverse(*start, *end)["s12"])


@given(positions, positions, st.integers(2, 70))
def test_ends_are_exact_and_nothing_jumps(start: LatLon, end: LatLon, points: int) -> None:
    line = great_circle(start, end, points)
    assert len(line) == points
    assert line[0] == start
    assert line[-1][0] == end[0]
    assert (line[-1][1] - end[1]) / 360 == pytest.approx(round((line[-1][1] - end[1]) / 360), abs=1e-9)
    assert all(-90 <= lat <= 90 for lat, _ in line)
    assert all(abs(a[1] - b[1]) <= 180 + 1e-9 for a, b in pairwise(line))


@given(positions, positions)
def test_a_step_turns_no_further_than_its_length_allows(start: LatLon, end: LatLon) -> None:
    step = pi / 31
    for (lat_a, lon_a), (lat_b, lon_b) in pairwise(great_circle(start, end)):
        width = sqrt(max(0.0, cos(radians(lat_a)) * cos(radians(lat_b))))
        assert width * sin(radians(abs(lon_b - lon_a) / 2)) <= sin(step / 2) + 1e-9


@given(positions, positions)
def test_it_stays_by_the_true_geodesic(start: LatLon, end: LatLon) -> None:
    true = Geodesic.WGS84.InverseLine(*start, *end)
    assume(true.a13 <= 150)  # nearer to the antipode, sphere and ellipsoid may take different ways
    for i, position in enumerate(great_circle(start, end, 9)):
        there = true.Position(true.s13 * i / 8)
        assert distance(position, (there["lat2"], there["lon2"])) <= 0.004 * true.s13 + 1


@given(positions, positions)
def test_steps_are_even_and_add_up_to_the_way(start: LatLon, end: LatLon) -> None:
    steps = [distance(a, b) for a, b in pairwise(great_circle(start, end, 17))]
    assert max(steps) - min(steps) <= 0.013 * max(steps) + 1
    if distance(start, end) < 16_600_000:
        assert sum(steps) == pytest.approx(distance(start, end), rel=0.006, abs=1)


def test_a_line_over_the_date_line_goes_on() -> None:
    assert great_circle(SUVA, APIA)[-1] == pytest.approx((APIA[0], 360 + APIA[1]))
    assert great_circle(APIA, SUVA)[-1] == pytest.approx((SUVA[0], SUVA[1] - 360))
    assert great_circle(VAXJO, SYDNEY)[-1] == SYDNEY


def test_the_way_to_the_east_bends_north() -> None:
    assert great_circle((60, 0), (60, 90), 3)[1] == pytest.approx((67.7923, 45), abs=1e-4)


def test_equal_ends_stay_where_they_are() -> None:
    for position in great_circle(VAXJO, VAXJO, 4):
        assert position == pytest.approx(VAXJO)


def test_opposite_ends_go_due_north() -> None:
    due_north = [(0, 20), (45, 20), (90, 20), (45, -160), (0, -160)]
    for (lat, lon), expected in zip(great_circle((0, 20), (0, -160), 5), due_north, strict=True):
        assert (lat, (lon + 180) % 360 - 180) == pytest.approx(expected)
    lats = [lat for lat, _ in great_circle((-90, 15), (90, 0), 5)]
    assert lats == pytest.approx([-90, -45, 0, 45, 90])


def test_two_points_are_just_the_ends() -> None:
    assert great_circle(VAXJO, SYDNEY, 2) == (VAXJO, SYDNEY)


@pytest.mark.parametrize("points", [1, 0, -5])
def test_a_line_needs_two_ends(points: int) -> None:
    with pytest.raises(ValueError, match="at least 2"):
        great_circle(VAXJO, SYDNEY, points)


@given(positions, positions, st.integers(2, 40))
@example((0.0, 180.0), (2.0, 0.0), 12)
def test_cut_at_the_date_line_it_is_the_same_line_in_pieces(start: LatLon, end: LatLon, points: int) -> None:
    line = great_circle(start, end, points)
    pieces = cut_at_date_line(line)
    assert all(len(piece) >= 2 for piece in pieces)
    assert all(-180 - 1e-9 <= lon <= 180 + 1e-9 for piece in pieces for _, lon in piece)
    for before, after in pairwise(pieces):
        assert (before[-1][0], abs(before[-1][1])) == (after[0][0], 180)
        assert after[0][1] == -before[-1][1]
    again = [p for i, piece in enumerate(pieces) for p in (piece if i == 0 else piece[1:])]
    kept = [
        p for p in again if any(p[0] == lat and abs(sin(radians(p[1] - lon) / 2)) < 1e-6 for lat, lon in line)
    ]
    assert len(kept) >= len(line)


def test_a_line_that_stays_on_one_side_is_left_whole() -> None:
    line = great_circle(VAXJO, SYDNEY)
    assert cut_at_date_line(line) == (line,)


def test_a_line_that_ends_on_the_date_line_is_not_cut() -> None:
    assert cut_at_date_line(((0.0, 170.0), (0.0, 180.0))) == (((0.0, 170.0), (0.0, 180.0)),)
    assert cut_at_date_line(((0.0, 180.0), (0.0, 190.0))) == (((0.0, -180.0), (0.0, -170.0)),)


def test_a_line_over_the_date_line_is_cut_between_its_ends() -> None:
    assert cut_at_date_line(((0.0, 170.0), (10.0, 190.0))) == (
        ((0.0, 170.0), (5.0, 180.0)),
        ((5.0, -180.0), (10.0, -170.0)),
    )


@given(positions, positions)
@example(VAXJO, SYDNEY)
@example(VAXJO, (56.88, 14.8101))
@example((0.0, 0.0), (0.0, 180.0))
def test_a_distance_is_that_on_the_ellipsoid_within_a_hundredth(start: LatLon, end: LatLon) -> None:
    assert sphere(start, end) == pytest.approx(distance(start, end), rel=0.01, abs=0.01)
    assert sphere(start, start) == 0
