"""Which boxes, markers and leaders meet, on cases that one can see."""

from __future__ import annotations

import numpy as np

from components.outputs.figure.box_geometry import are_hit, cover, cross, grown, meet, passed, run_through

BOXES = np.array([[0.0, 0.0, 10.0, 10.0], [20.0, 0.0, 30.0, 10.0]])
NONE = np.empty((0, 4))


def test_boxes_that_share_an_edge_do_not_meet() -> None:
    others = np.array([[10.0, 0.0, 20.0, 10.0]])
    assert list(meet(BOXES, others)) == [False, False]
    assert list(meet(BOXES, others - [1, 0, 0, 0])) == [True, False]
    assert list(meet(BOXES, NONE)) == [False, False]


def test_a_box_covers_a_marker_that_it_touches() -> None:
    assert list(cover(BOXES, np.array([[5.0, 5.0, 1.0]]))) == [True, False]
    assert list(cover(BOXES, np.array([[12.0, 5.0, 1.0]]))) == [False, False]
    assert list(cover(BOXES, np.array([[12.0, 5.0, 2.0]]))) == [True, False]


def test_a_leader_passes_over_the_markers_on_its_way_and_none_beyond_its_end() -> None:
    leaders = np.array([[0.0, 0.0, 10.0, 0.0]])
    marks = np.array([[5.0, 0.0, 2.0], [5.0, 1.3, 2.0], [5.0, 1.5, 2.0], [12.0, 0.0, 2.0]])
    assert list(passed(leaders, marks)) == [2.0]
    assert list(passed(leaders, np.empty((0, 3)))) == [0.0]


def test_a_leader_through_a_box_is_told_of_both() -> None:
    leaders = np.array([[-5.0, 5.0, 15.0, 5.0], [-5.0, 50.0, 15.0, 50.0], [-5.0, 5.0, -2.0, 5.0]])
    assert list(run_through(leaders, BOXES)) == [True, False, False]
    assert list(are_hit(BOXES, leaders)) == [True, False]
    assert list(are_hit(BOXES, NONE)) == [False, False]


def test_leaders_cross_inside_both_or_not_at_all() -> None:
    one = np.array([[0.0, 0.0, 10.0, 10.0]])
    assert list(cross(one, np.array([[0.0, 10.0, 10.0, 0.0]]))) == [True]
    assert list(cross(one, np.array([[0.0, 10.0, 4.0, 6.0]]))) == [False]
    assert list(cross(one, one + 1)) == [False]


def test_room_is_kept_around_a_name() -> None:
    left, top, right, bottom = grown(BOXES[:1])[0]
    assert left < 0
    assert top < 0
    assert right > 10
    assert bottom > 10
