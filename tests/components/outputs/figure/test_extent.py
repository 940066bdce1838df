"""What a map must have room for."""

from __future__ import annotations

from components.outputs.figure.extent import PARTS, SWEDEN_EDGES, edges, extent, rim, shown_focus, world_shape
from components.view import View
from data.records import Dataset
from tests.components.outputs.figure.seen import view


def test_a_part_of_the_world_has_its_own_edges(real: Dataset) -> None:
    west, south, east, north = PARTS["africa"]
    assert edges(view(real), "africa") == [(west, south), (east, north)]


def test_a_country_has_room_for_itself_and_its_partners(real: Dataset) -> None:
    shown = view(real, country=("KE",))
    partners = {(p.lon, p.lat) for r in shown.rows for p in r.partners if p.country == "KE"}
    result = edges(shown, "KE")
    assert partners <= set(result)
    (west, south), (east, north) = result[:2]
    assert 33 < west < 35
    assert 41 < east < 43
    assert -5 < south < 0 < north < 6


def test_without_a_focus_the_rows_decide_and_without_rows_it_is_europe(real: Dataset) -> None:
    shown = view(real, country=("KE",))
    spanned = edges(shown, "")
    for partner in (p for r in shown.rows for p in r.partners):
        assert min(x for x, _ in spanned) < partner.lon < max(x for x, _ in spanned)
        assert min(y for _, y in spanned) < partner.lat < max(y for _, y in spanned)
    assert edges(view(real, text="finnsinte"), "") == edges(view(real), "europe")


def test_a_rim_runs_around_the_box() -> None:
    points = rim(0, 0, 8, 16)
    assert all(x in (0, 8) or y in (0, 16) for x, y in points)
    assert {(0, 0), (8, 0), (0, 16), (8, 16), (4, 0), (0, 8)} <= set(points)


def test_the_world_is_about_twice_as_wide_as_high() -> None:
    assert 1.8 < world_shape() < 2.4


def spanned(shown: View, map: str = "shown") -> tuple[float, float, float, float]:
    """Return west, south, east and north of what a map holds."""
    lons, lats = zip(*extent(shown, map).positions, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def test_what_is_shown_is_the_partners_and_where_the_lines_begin(real: Dataset) -> None:
    shown = view(real, country=("UA", "RS"))
    west, south, east, north = spanned(shown)
    ends = [p for r in shown.rows for p in r.ends]
    assert all(west < p.lon < east and south < p.lat < north for p in ends)
    assert west > 0
    assert south > 35
    assert not extent(shown, "shown").apart


def test_a_part_of_the_world_is_shown_whole_and_one_country_alone(real: Dataset) -> None:
    africa = view(real, world_region=("africa",))
    west, south, east, north = PARTS["africa"]
    assert spanned(africa) == (west, south, east, north)
    assert extent(africa, "shown").apart
    # Several countries of one part of the world are the same as that part.
    assert shown_focus(view(real, country=("KE", "ZM"))) == "africa"
    assert shown_focus(view(real, country=("ZM",))) == "ZM"
    assert shown_focus(view(real, world_region=("europe",))) == ""
    assert shown_focus(view(real)) == ""
    west, _, east, _ = spanned(view(real, country=("ZM",)))
    assert east - west < 20


def test_without_partners_the_map_is_of_sweden_or_europe(real: Dataset) -> None:
    west, south, east, north = spanned(view(real, text="finnsinte"))
    assert all(west < x < east and south < y < north for x, y in SWEDEN_EDGES)
    assert east - west < 90


def test_the_world_is_the_world_whatever_is_shown(real: Dataset) -> None:
    assert extent(view(real, country=("KE",)), "world").whole
    assert set(extent(view(real), "both").positions) >= set(
        extent(view(real, country=("KE",)), "both").positions
    )
