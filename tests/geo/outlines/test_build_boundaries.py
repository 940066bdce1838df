"""world.json is what the kept source gives, small, and good to draw."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
import shapely

from geo.outlines.boundaries import COUNTRIES_PATH, FOLDER, world_json_path
from geo.outlines.build_boundaries import build_world, main

WORLD = world_json_path().read_bytes()


@pytest.fixture(scope="module")
def world() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(WORLD)
    return loaded


@pytest.fixture(scope="module")
def land(world: dict[str, Any]) -> shapely.MultiPolygon:
    return shapely.MultiPolygon([(p[0], p[1:]) for p in world["land"]["coordinates"]])


def test_rebuilding_gives_the_same_bytes() -> None:
    assert build_world(json.loads(COUNTRIES_PATH.read_bytes())) == WORLD


@pytest.mark.parametrize("path", [COUNTRIES_PATH, world_json_path()], ids=lambda p: p.name)
def test_source_md_states_the_checksum(path: Any) -> None:
    stated = (FOLDER / "SOURCE.md").read_text(encoding="utf-8")
    assert f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" in stated


def test_it_is_small_enough_to_send() -> None:
    assert len(WORLD) < 700_000
    assert len(gzip.compress(WORLD, 6)) < 205_000


def test_rings_are_closed_clockwise_and_have_no_repeated_points(world: dict[str, Any]) -> None:
    for ring in (ring for polygon in world["land"]["coordinates"] for ring in polygon[:1]):
        assert ring[0] == ring[-1]
        assert len(ring) >= 4
        assert not shapely.LinearRing(ring).is_ccw
    lines = [ring for polygon in world["land"]["coordinates"] for ring in polygon]
    for line in lines + world["borders"]["coordinates"]:
        assert all(a != b for a, b in pairwise(line))


def test_coordinates_have_two_decimals_and_no_jump_at_the_date_line(world: dict[str, Any]) -> None:
    lines = [ring for polygon in world["land"]["coordinates"] for ring in polygon]
    lines += world["borders"]["coordinates"]
    for lon, lat in (position for line in lines for position in line):
        assert -180 <= lon <= 191
        assert -60 <= lat <= 84
        assert (round(lon, 2), round(lat, 2)) == (lon, lat)
    assert all(abs(a[0] - b[0]) < 180 for line in lines for a, b in pairwise(line))


def test_each_border_is_there_once(world: dict[str, Any]) -> None:
    steps = Counter(
        frozenset((tuple(a), tuple(b))) for line in world["borders"]["coordinates"] for a, b in pairwise(line)
    )
    assert {step for step, times in steps.items() if times > 1} == set()


@pytest.mark.parametrize(
    ("place", "lat", "lon"),
    [
        ("Växjö", 56.88, 14.81),
        ("Visby", 57.63, 18.31),
        ("Homa Bay", -0.53, 34.46),
        ("Sabang, on an island of 0.15 degrees", 5.87, 95.32),
        ("Male, whose country is specks", 4.2, 73.4),
        ("Bridgetown", 13.15, -59.55),
        ("Anadyr, east of the date line from Chukotka", 66.5, 185.0),
        ("Longyearbyen", 78.2, 15.6),
        ("Stanley", -51.7, -57.9),
    ],
)
def test_land_is_where_people_live(land: shapely.MultiPolygon, place: str, lat: float, lon: float) -> None:
    assert land.distance(shapely.Point(lon, lat)) < (0.7 if "specks" in place else 0.05)


def test_antarctica_and_the_open_sea_are_not_land(land: shapely.MultiPolygon) -> None:
    for lon, lat in ((0, -80), (0, -70), (-30, 30), (51, 42), (19, 57)):
        assert land.distance(shapely.Point(lon, lat)) > 0


def test_a_topology_without_land_stops() -> None:
    with pytest.raises(KeyError, match="land"):
        build_world(
            {
                "transform": {"scale": [1, 1], "translate": [0, 0]},
                "arcs": [],
                "objects": {"countries": {"geometries": []}},
            }
        )


def test_without_a_package_it_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "PATH_TO_UNPACKED_NPM_PACKAGE" in capsys.readouterr().err
