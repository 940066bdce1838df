"""Countries at every level of detail: all there, meeting their neighbours, turned as d3-geo wants."""

from __future__ import annotations

import pytest
import shapely

from data.records import Dataset
from geo.outlines.countries import country_shapes, geometry

LEVELS = (0.0, 0.1, 0.3)


@pytest.mark.parametrize("tolerance", LEVELS)
def test_no_country_is_lost(real: Dataset, tolerance: float) -> None:
    shapes = country_shapes(tolerance)
    assert set(real.countries) <= set(shapes)
    assert set(shapes) == set(country_shapes())
    assert all(shape.area > 0 for shape in shapes.values())
    assert "AQ" not in shapes


@pytest.mark.parametrize("tolerance", LEVELS)
@pytest.mark.parametrize("pair", [("SE", "NO"), ("KE", "TZ"), ("UA", "MD"), ("RS", "XK")])
def test_neighbours_share_their_border(pair: tuple[str, str], tolerance: float) -> None:
    one, other = (country_shapes(tolerance)[code] for code in pair)
    shared = shapely.intersection(one.boundary, other.boundary)
    assert shared.length > 1


@pytest.mark.parametrize("tolerance", LEVELS)
def test_outer_rings_run_clockwise(tolerance: float) -> None:
    for shape in country_shapes(tolerance).values():
        assert not any(part.exterior.is_ccw for part in shape.geoms)


def test_less_detail_is_fewer_points_and_about_the_same_land() -> None:
    full, coarse = country_shapes()["TZ"], country_shapes(0.1)["TZ"]
    assert len(shapely.get_coordinates(coarse)) < len(shapely.get_coordinates(full)) / 2
    assert coarse.area == pytest.approx(full.area, rel=0.02)


def test_a_country_across_the_date_line_is_in_one_piece() -> None:
    west, _, east, _ = country_shapes()["RU"].bounds
    assert 0 < west < 180 < east < 200


def test_a_geometry_is_geojson() -> None:
    result = geometry(country_shapes(0.3)["KE"])
    assert result["type"] == "MultiPolygon"
    ring = result["coordinates"][0][0]
    assert ring[0] == ring[-1]
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)
