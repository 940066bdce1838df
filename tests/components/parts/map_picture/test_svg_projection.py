"""Where a place lies on the picture, and how lines are thinned and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.parts.map_picture.svg_projection import WORLD, around, path, project, thinned

positions = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_the_middle_of_the_map_is_where_the_equator_meets_greenwich() -> None:
    assert project((0, 0)) == pytest.approx((WORLD / 2, WORLD / 2))
    assert project((0, 180))[0] == WORLD
    assert project((60, 0))[1] < project((50, 0))[1]


@given(st.lists(positions, min_size=1), st.floats(0.5, 3), st.floats(1, 100))
def test_a_frame_holds_what_it_was_made_for_and_has_the_shape_asked_for(
    found: list[tuple[float, float]], ratio: float, smallest: float
) -> None:
    points = [project(p) for p in found]
    frame = around(points, ratio, smallest, 0.1)
    assert frame.width == pytest.approx(frame.height * ratio)
    assert frame.width >= smallest
    assert frame.x >= 0
    if max(p[0] for p in points) - min(p[0] for p in points) < WORLD / 2 and frame.width < WORLD:
        assert all(frame.x - 1e-6 <= x <= frame.x + frame.width + 1e-6 for x, _ in points)


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=2, max_size=30))
def test_a_thinned_line_keeps_its_ends_and_never_strays_far(line: list[tuple[float, float]]) -> None:
    kept = thinned(line, 1.0)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    assert set(kept) <= set(line)
    for x, y in line:
        assert min(abs(x - a) + abs(y - b) for a, b in kept) < 1.0


def test_a_path_is_written_in_steps() -> None:
    assert path([[(1, 2), (1.5, 1), (2, 1)]], closed=True) == "M100 200l50-100 50 0z"
    assert path([[(1, 2), (1, 2)]], closed=False) == ""
