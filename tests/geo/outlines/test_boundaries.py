"""SCB's outlines come out whole, rounded and ready for the browser."""

from __future__ import annotations

import json

import pytest
import shapely

from geo.outlines.boundaries import (
    MultiPolygon,
    bounds,
    kommun_outlines,
    lake_outlines,
    lan_outlines,
    sweden_json,
)


def shape(outline: MultiPolygon) -> shapely.MultiPolygon:
    return shapely.MultiPolygon([(polygon[0], polygon[1:]) for polygon in outline])


def test_every_kommun_and_lan_is_there() -> None:
    assert len(kommun_outlines()) == 290
    assert len(lan_outlines()) == 21
    assert {code[:2] for code in kommun_outlines()} == set(lan_outlines())


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [("0780", 56.877, 14.809), ("0980", 57.63, 18.31), ("1480", 57.70, 11.97), ("2584", 67.86, 20.23)],
    ids=["Växjö", "Gotland", "Göteborg", "Kiruna"],
)
def test_a_town_lies_in_its_kommun_lan_and_box(code: str, lat: float, lon: float) -> None:
    town = shapely.Point(lon, lat)
    assert [c for c, outline in kommun_outlines().items() if shape(outline).contains(town)] == [code]
    assert [c for c, outline in lan_outlines().items() if shape(outline).contains(town)] == [code[:2]]
    for area in (code, code[:2]):
        south, west, north, east = bounds(area)
        assert south < lat < north
        assert west < lon < east


def test_outlines_are_valid_closed_clockwise_and_rounded_to_four_decimals() -> None:
    for outline in [*kommun_outlines().values(), *lan_outlines().values(), lake_outlines()]:
        assert shape(outline).is_valid
        for ring in (ring for polygon in outline for ring in polygon):
            assert ring[0] == ring[-1]
            assert all((round(lon, 4), round(lat, 4)) == (lon, lat) for lon, lat in ring)
        assert not any(shapely.LinearRing(polygon[0]).is_ccw for polygon in outline)


def test_lakes_are_water_and_not_land() -> None:
    lakes = shape(lake_outlines())
    assert len(lakes.geoms) == 7
    for lon, lat in ((13.2, 58.9), (14.5, 58.3), (14.5, 63.15)):
        assert lakes.contains(shapely.Point(lon, lat))
    assert not lakes.intersects(shapely.Point(14.81, 56.88))
    assert all(shape(outline).intersection(lakes).area < 1e-9 for outline in lan_outlines().values())


def test_the_browser_gets_plain_geojson_geometries() -> None:
    sent = json.loads(json.dumps(sweden_json()))
    assert sorted(sent) == ["kommun", "lakes", "lan"]
    geometries = [*sent["kommun"].values(), *sent["lan"].values(), sent["lakes"]]
    assert {geometry["type"] for geometry in geometries} == {"MultiPolygon"}
    assert shapely.from_geojson(json.dumps(sent["kommun"]["0780"])).equals(shape(kommun_outlines()["0780"]))
    assert sweden_json() is sweden_json()


def test_outlines_cannot_be_changed_by_a_reader() -> None:
    with pytest.raises(TypeError):
        kommun_outlines()["0780"] = ()  # type: ignore[index]


@pytest.mark.parametrize("code", ["", "7", "99", "0000", "07800"])
def test_an_unknown_code_has_no_box(code: str) -> None:
    with pytest.raises(KeyError):
        bounds(code)
