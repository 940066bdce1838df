"""Names beside their points: none over another, whatever the points."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from components.outputs.figure.labels import Name, Placed, is_free, place

ROOM = (0.0, 0.0, 500.0, 300.0)
NOTHING = np.empty((0, 2))
names = st.lists(
    st.builds(
        Name,
        x=st.floats(5, 495),
        y=st.floats(5, 295),
        reach=st.just(3.0),
        width=st.floats(10, 90),
        height=st.just(9.0),
    ),
    min_size=1,
    max_size=25,
)


def meet(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def runs_through(leader: tuple[float, ...], box: tuple[float, ...]) -> bool:
    share = np.linspace(0, 1, 200)
    x = leader[0] + share * (leader[2] - leader[0])
    y = leader[1] + share * (leader[3] - leader[1])
    return bool(((x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])).any())


@settings(max_examples=40)
@given(names)
def test_no_name_meets_another_a_marker_or_the_edge(wanted: list[Name]) -> None:
    placed = place(wanted, ROOM, NOTHING)
    for p in placed:
        left, top, right, bottom = p.box
        assert left >= ROOM[0] - 0.01
        assert top >= ROOM[1] - 0.01
        assert right <= ROOM[2] + 0.01
        assert bottom <= ROOM[3] + 0.01
        assert right - left == np.float64(0) or abs(right - left - wanted[p.name].width) < 0.02
        assert not any(left < n.x < right and top < n.y < bottom for n in wanted), "a name covers a marker"
    assert not any(meet(a.box, b.box) for a, b in combinations(placed, 2))
    leaders = [p.leader for p in placed if p.leader]
    assert not any(runs_through(leader, p.box) for leader in leaders for p in placed)


@settings(max_examples=10)
@given(names)
def test_the_same_points_give_the_same_places(wanted: list[Name]) -> None:
    assert place(wanted, ROOM, NOTHING) == place(wanted, ROOM, NOTHING)


def test_sixty_names_in_a_crowd_all_find_room() -> None:
    spread = np.random.default_rng(7)
    wanted = [
        Name(float(x), float(y), 2.5, 40.0, 9.0) for x, y in spread.normal((400, 250), (110, 85), (60, 2))
    ]
    assert len(place(wanted, (0.0, 0.0, 800.0, 500.0), NOTHING)) == 60


def test_a_name_alone_stands_to_the_right_of_its_point_without_a_leader() -> None:
    [only] = place([Name(100, 100, 3, 40, 9)], ROOM, NOTHING)
    assert only == Placed(0, (104.5, 95.5, 144.5, 104.5), None)


def test_a_name_makes_way_for_a_line_and_for_what_is_taken() -> None:
    line = np.column_stack((np.arange(104, 200), np.full(96, 100.0)))
    [aside] = place([Name(100, 100, 3, 40, 9)], ROOM, line)
    assert aside.box[2] <= 100
    [below] = place([Name(100, 100, 3, 40, 9)], ROOM, line, taken=[(0, 0, 500, 99)])
    assert below.box[1] >= 99


def test_what_finds_no_room_is_left_out() -> None:
    assert place([Name(10, 5, 3, 600, 9)], ROOM, NOTHING) == ()
    assert place([], ROOM, NOTHING) == ()


def test_an_extra_name_stands_only_where_nothing_is() -> None:
    box = (10.0, 10.0, 50.0, 20.0)
    assert is_free(box, ROOM, [], [], [])
    assert not is_free(box, ROOM, [(40, 15, 60, 30)], [], [])
    assert not is_free(box, ROOM, [], [(30, 15, 2)], [])
    assert not is_free(box, ROOM, [], [], [(0, 15, 100, 15)])
    assert not is_free((-1.0, 10.0, 50.0, 20.0), ROOM, [], [], [])
