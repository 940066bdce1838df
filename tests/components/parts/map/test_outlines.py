"""What the map draws its outlines from: every line of the sources, exactly, and each shared border once."""

from __future__ import annotations

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from components.parts.map.outlines import (
    SWEDEN_UNIT,
    WORLD_UNIT,
    Arcs,
    Point,
    differences,
    lines,
    number,
    points,
    sweden_outlines,
    world_outlines,
)
from geo.outlines.boundaries import kommun_outlines, lan_outlines, world_json_path


def test_numbers_are_those_of_the_published_format() -> None:
    """The worked example of Google's documentation, with its points exchanged: longitude is first here."""
    assert number(-17998321) == "`~oia@"
    line = [(-120_20000, 38_50000), (-120_95000, 40_70000), (-126_45300, 43_25200)]
    assert lines([line]) == "~ps|U_p~iFnnqC_ulLvxq`@_mqN"


def test_a_line_goes_on_from_the_one_before() -> None:
    assert lines([[(1, 2), (3, 4)], [(3, 4), (3, 3)]]) == "ACCC" + " " + "???@"


@given(st.lists(st.integers(-(2**29), 2**29), max_size=9))
def test_texts_need_no_escape_in_a_script_or_in_markup(values: list[int]) -> None:
    assert all("?" <= letter <= "~" for letter in differences(values))


def test_a_point_that_falls_on_the_one_before_is_left_out() -> None:
    assert points([(18.0, 59.0), (18.001, 59.0), (18.1, 59.0)], 100) == [(1800, 5900), (1810, 5900)]


def test_a_shared_border_is_one_arc_and_rings_are_whole() -> None:
    left: list[Point] = [(0, 0), (0, 2), (1, 3), (2, 2), (2, 1), (2, 0), (0, 0)]
    right: list[Point] = [(2, 0), (2, 1), (2, 2), (4, 2), (4, 0), (2, 0)]
    island: list[Point] = [(9, 9), (9, 8), (8, 8), (9, 9)]
    again: list[Point] = [*island[1:], island[1]][::-1]
    arcs = Arcs([left, right, island, again])
    numbers = [arcs.of(ring) for ring in (left, right, island, again)]
    assert {~i for i in numbers[0]} & set(numbers[1])
    assert numbers[3] == [~numbers[2][0]]
    assert sum(len(arc) - 1 for arc in arcs.lines) == 6 + 3 + 3  # the border's two edges once
    for ring, found in zip((left, right, island, again), numbers, strict=True):
        parts = [arcs.lines[i] if i >= 0 else arcs.lines[~i][::-1] for i in found]
        assert {edge for part in parts for edge in pairwise(part)} == set(pairwise(ring))


def test_every_polygon_line_and_place_of_the_sources_is_there() -> None:
    source = json.loads(world_json_path().read_bytes())
    world, sweden = world_outlines(source), sweden_outlines()
    polygons = source["land"]["coordinates"]
    assert world["land"].count(" ") + 1 == sum(map(len, polygons))
    assert len(world["holes"]) == sum(map(len, polygons)) - len(polygons)
    assert world["borders"].count(" ") + 1 == len(source["borders"]["coordinates"])
    assert set(sweden["kommun"]) == set(kommun_outlines())
    assert set(sweden["lan"]) == set(lan_outlines())
    assert sweden["lakes"]


def test_nothing_is_rounded() -> None:
    source = json.loads(world_json_path().read_bytes())
    exact = [(p, WORLD_UNIT) for polygon in source["land"]["coordinates"] for ring in polygon for p in ring]
    exact += [(p, SWEDEN_UNIT) for area in kommun_outlines().values() for polygon in area for p in polygon[0]]
    for (lon, lat), unit in exact:
        assert (round(lon * unit) / unit, round(lat * unit) / unit) == (lon, lat)
