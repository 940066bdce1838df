"""What a map must have room for."""

from __future__ import annotations

from components.outputs.figure.extent import PARTS, edges, rim, world_shape
from data.records import Dataset
from tests.components.outputs.figure.seen import view


def test_a_part_of_the_world_has_its_own_edges(real: Dataset) -> None:
    west, south, east, north = PARTS["africa"]
    assert edges(view(real), "africa") == [(west, south), (east, north)]


def test_a_country_has_room_for_itself_and_its_partners(real: Dataset) -> None:
    shown = view(real, country=("KE",))
    partners = {(p.lon, p.lat) for r in shown.rows for p in r.partners if p.country == "KE"}
    found = edges(shown, "KE")
    assert partners <= set(found)
    (west, south), (east, north) = found[:2]
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
