"""What the map draws its outlines from: every line as whole steps that lead where the line goes."""

from __future__ import annotations

import json
from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from components.parts.map.outlines import FINE, WORLD, steps, sweden_outlines, world_outlines
from geo.outlines.boundaries import kommun_outlines, lan_outlines, world_json_path
from geo.outlines.web_mercator import project

positions = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


def _points(line: list[int]) -> list[tuple[int, int]]:
    return list(zip(accumulate(line[::2]), accumulate(line[1::2]), strict=True))


def _exact(lon: float, lat: float) -> tuple[float, float]:
    x, y = project(lat, lon)
    return x * WORLD * FINE, y * WORLD * FINE


@given(st.lists(positions, min_size=1, max_size=20))
def test_steps_lead_through_every_point_of_a_line_in_turn(line: list[tuple[float, float]]) -> None:
    result = _points(steps(line))
    assert all(one != other for one, other in pairwise(result))
    at = 0
    for x, y in (_exact(*p) for p in line):
        near = [
            abs(result[i][0] - x) <= 0.5 and abs(result[i][1] - y) <= 0.5
            for i in range(at, min(at + 2, len(result)))
        ]
        assert any(near)
        at += near.index(True)
    assert at == len(result) - 1


def test_a_point_that_falls_on_the_one_before_is_left_out() -> None:
    assert len(steps([(18.0, 59.0), (18.00001, 59.0), (18.1, 59.0)])) == 4


def test_every_polygon_line_and_place_of_the_sources_is_there() -> None:
    source = json.loads(world_json_path().read_bytes())
    world, sweden = world_outlines(source), sweden_outlines()
    assert [len(p) for p in world["land"]] == [len(p) for p in source["land"]["coordinates"]]
    assert len(world["borders"]) == len(source["borders"]["coordinates"])
    assert set(sweden["kommun"]) == set(kommun_outlines())
    assert set(sweden["lan"]) == set(lan_outlines())
    assert sweden["lakes"]
    for ring in (ring for polygon in world["land"] for ring in polygon):
        points = _points(ring)
        assert points[0] == points[-1]
