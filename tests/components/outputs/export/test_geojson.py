"""The rows as GeoJSON: valid by RFC 7946, readable by GDAL (which is what QGIS reads with), true to the table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyogrio  # type: ignore[import-untyped]  # ships no type hints
import pytest
import shapely
from geojson_pydantic import FeatureCollection
from hypothesis import given, settings
from hypothesis import strategies as st

from components.outputs.export.columns import COLUMNS, cells
from components.outputs.export.download import file_of
from components.outputs.export.geojson import bounding_box
from components.state.state import State
from components.view import View, build_view
from data.plain_text import fit
from data.reading.read_folder import read_folder
from data.records import Dataset
from geo.outlines.great_circle import great_circle
from tests.components.strategies import states
from tests.conftest import TABLES

TODAY = date(2026, 11, 22)
REAL = read_folder(TABLES).dataset
EVERYTHING = State(page="table", status=(), funding=())


def view_of(state: State, dataset: Dataset = REAL) -> View:
    return build_view(dataset, state, TODAY)


def written(view: View) -> bytes:
    return file_of(view, "geojson", "https://example.org/karta/").make()


def read(view: View) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(written(view))
    return result


def layer(document: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [f for f in document["features"] if f["properties"]["layer"] == name]


def moved(place: str, lat: float, lon: float) -> Dataset:
    """Return the tables with one place elsewhere: none of ours lies beyond the date line."""
    there = replace(REAL.places[place], lat=lat, lon=lon)
    return replace(REAL, revision=f"moved {lat} {lon}", places={**REAL.places, place: there})


def positions(value: Any) -> Iterator[tuple[float, float]]:
    if isinstance(value[0], int | float):
        yield tuple(value)
    else:
        for inside in value:
            yield from positions(inside)


@settings(max_examples=25, deadline=None)
@given(states(REAL, page="table"))
def test_any_selection_is_valid_by_the_rfc(state: State) -> None:
    text = written(view_of(state))
    FeatureCollection[Any].model_validate_json(text)
    document = json.loads(text)
    assert "crs" not in document
    idents = [f["id"] for f in document["features"]]
    assert len(idents) == len(set(idents))
    for feature in document["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        for position in positions(feature["geometry"]["coordinates"]):
            assert len(position) == 2
            assert -180 <= position[0] <= 180
            assert -90 <= position[1] <= 90


def test_every_area_is_closed_wound_and_valid() -> None:
    """RFC 7946, 3.1.6: outer rings counterclockwise, holes clockwise, first position last again."""
    areas = layer(read(view_of(EVERYTHING)), "area")
    assert len(areas) > 80
    for feature in areas:
        for rings in feature["geometry"]["coordinates"]:
            assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in rings)
            assert [shapely.LinearRing(ring).is_ccw for ring in rings] == [True] + [False] * (len(rings) - 1)
        assert shapely.geometry.shape(feature["geometry"]).is_valid


def test_every_area_holds_its_place_so_nothing_is_the_wrong_way_round() -> None:
    document = read(view_of(EVERYTHING))
    points = {f["properties"]["id"]: f["geometry"]["coordinates"] for f in layer(document, "place")}
    for area in layer(document, "area"):
        point = shapely.Point(points[area["properties"]["id"]])
        assert shapely.geometry.shape(area["geometry"]).distance(point) < 0.001, area["id"]
    assert points["vaxjo"] == [14.9273, 56.9947]


def test_lines_run_from_the_swedish_place_to_each_partner() -> None:
    view = view_of(EVERYTHING)
    for row, feature in zip(view.rows, layer(read(view), "partnership"), strict=True):
        shape = shapely.geometry.shape(feature["geometry"])
        assert shape.geom_type == ("LineString" if len(row.partners) == 1 else "MultiLineString")
        for partner, line in zip(row.partners, shapely.get_parts(shape), strict=True):
            assert line.coords[0] == (row.swedish.lon, row.swedish.lat)
            assert line.coords[-1] == (partner.lon, partner.lat)
            curve = great_circle((row.swedish.lat, row.swedish.lon), (partner.lat, partner.lon))
            assert line.equals_exact(shapely.LineString([(lon, lat) for lat, lon in curve]), 1e-4)


@pytest.mark.parametrize("lon", [-171.77, -147.7, 178.0])
def test_a_line_over_the_date_line_is_cut_there(lon: float) -> None:
    """RFC 7946, 3.1.9."""
    dataset = moved("kisumu", 60.0, lon)
    state = State(page="table", status=(), funding=(), partner_place=("kisumu",))
    document = read(view_of(state, dataset))
    feature = layer(document, "partnership")[0]
    shape = shapely.geometry.shape(feature["geometry"])
    beyond = abs(great_circle((59.0, 15.0), (60.0, lon))[-1][1]) > 180
    parts = shapely.get_parts(shape)
    assert len(parts) == 1 + beyond
    for part in parts:
        assert all(abs(a[0] - b[0]) < 180 for a, b in zip(part.coords, part.coords[1:], strict=False))
    if beyond:
        assert (parts[0].coords[-1][0], parts[1].coords[0][0]) == (180, -180)
        assert parts[0].coords[-1][1] == parts[1].coords[0][1]
        west, _, east, _ = document["bbox"]
        assert west > east


def test_the_box_holds_everything_and_no_more() -> None:
    document = read(view_of(State(page="table")))
    everything = shapely.union_all([shapely.geometry.shape(f["geometry"]) for f in document["features"]])
    west, south, east, north = document["bbox"]
    assert (west, south, east, north) == everything.bounds


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(0, 120)), min_size=1, max_size=6))
def test_a_box_leaves_out_the_widest_gap(spans: list[tuple[float, float]]) -> None:
    lines = [((low, 0.0), (min(180.0, low + width), 1.0)) for low, width in spans]
    west, south, east, north = bounding_box(lines)
    assert (south, north) == (0, 1)

    def inside(lon: float) -> bool:
        return west <= lon <= east if west <= east else lon >= west or lon <= east

    assert all(inside(lon) for line in lines for lon, _ in line)
    plain = max(line[1][0] for line in lines) - min(line[0][0] for line in lines)
    assert (east - west) % 360 <= plain or (east - west) % 360 == 0


@settings(max_examples=15, deadline=None)
@given(states(REAL, page="table"))
def test_links_carry_the_cells_of_the_table_in_its_order(state: State) -> None:
    view = view_of(state)
    document = read(view)
    report = [f["properties"] for f in layer(document, "partnership")]
    expected = json.loads(json.dumps(cells(view), default=lambda day: day.isoformat()))
    assert [[row[c] for c in COLUMNS] for row in report] == expected
    ends = {p.id: p for r in view.rows for p in (r.swedish, *r.partners)}
    points = layer(document, "place")
    assert [p["properties"]["id"] for p in points] == list(ends)
    assert all(p["geometry"]["coordinates"] == [ends[p["properties"]["id"]].lon, ends[p["properties"]["id"]].lat]
               for p in points)  # fmt: skip


def test_it_says_whose_it_is_and_what_it_shows() -> None:
    view = view_of(State(page="table", theme=("climate",), language="en"))
    about = read(view)["about"]
    assert about["content"] == view.sentence
    assert about["count"] == len(view.rows)
    assert about["filter"].startswith("Theme: Climate and environment")
    assert (about["data_date"], about["made"]) == ("2026-02-01", "2026-11-22")
    assert about["address"] == "https://example.org/karta/table?language=en&theme=climate"
    assert "GeoNames" in about["licence"]
    assert "SCB" in about["format"]
    assert set(about["columns"]) == set(COLUMNS)


def test_nothing_is_an_empty_collection_without_a_box() -> None:
    document = read(view_of(State(page="table", text="finnsinte")))
    assert document["features"] == []
    assert "bbox" not in document
    assert document["about"]["count"] == 0


def test_gdal_reads_it_with_its_columns_and_letters(tmp_path: Path) -> None:
    view = view_of(EVERYTHING)
    file = tmp_path / "partnerskap.geojson"
    file.write_bytes(written(view))
    info = pyogrio.read_info(file)
    assert info["crs"] == "EPSG:4326"
    assert set(COLUMNS) | {"layer"} <= set(info["fields"])
    _, _, shapes, fields = pyogrio.raw.read(file)
    result = dict(zip(info["fields"], fields, strict=True))
    rows = result["layer"] == "partnership"
    assert list(result["id"][rows]) == [r.id for r in view.rows]
    assert "Växjö kommun" in set(result["swedish"][rows])
    assert {s.geom_type for s in shapely.from_wkb(shapes[rows])} == {"LineString", "MultiLineString"}
    assert list(result["start_year"][rows][:5]) == pytest.approx(
        [r.start_year or float("nan") for r in view.rows[:5]], nan_ok=True
    )


@pytest.mark.parametrize("text", ["{{7*7}}", '"]}', "</script>", "å\u2028\x00", "\ud800"])
def test_hostile_text_stays_text(text: str) -> None:
    place = replace(REAL.places["kisumu"], name=text, name_sv=text)
    dataset = replace(REAL, revision=f"hostile {text!r}", places={**REAL.places, "kisumu": place})
    document = read(view_of(replace(EVERYTHING, partner_place=("kisumu",)), dataset))
    (point,) = [f for f in layer(document, "place") if f["properties"]["id"] == "kisumu"]
    assert point["properties"]["name"] == fit(text)
