"""Which places of a draft are to be settled, and why."""

from __future__ import annotations

import pytest

from data.editing.row_edits import RowEdit, with_edits
from data.store.revision import Files, loaded_of
from geo.settle.places import places_to_settle, position
from tests.geo.settle.conftest import NEW

NAKURU = {"name": "Nakuru County", "kind": "county", "country": "KE", "lat": "-0.3", "lon": "36.07"}


def settle(published: Files, *edits: RowEdit) -> list[tuple[str, str, bool]]:
    files = with_edits(published, edits)
    return [(one.id, one.why, one.is_new) for one in places_to_settle(published, files, loaded_of(files))]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"lat": "", "lon": ""}, "no-position"),
        ({"lat": "norr"}, "unreadable"),
        ({"lat": "91"}, "unreadable"),
        ({"lon": ""}, "unreadable"),
        ({"country": "MW", "lat": "-13.9", "lon": "33.8"}, "no-country"),
        ({"country": "VN"}, "misplaced"),
        ({}, "no-source"),
        ({"coordinate_source": "GeoNames 184622 Nakuru"}, None),
    ],
)
def test_why_a_new_place_is_to_be_settled(published: Files, cells: dict[str, str], why: str | None) -> None:
    expected = [(NEW, why, True)] if why else []
    source = {"coordinate_source": "x"} if why == "misplaced" else {}
    assert settle(published, RowEdit("places", NEW, NAKURU | source | cells)) == expected


def test_a_published_place_is_settled_again_only_when_its_point_is_wrong(published: Files) -> None:
    assert settle(published) == []
    assert settle(published, RowEdit("places", "homa-bay", {"coordinate_source": ""})) == []
    moved = RowEdit("places", "homa-bay", {"lat": "34.4571", "lon": "-0.5273"})
    files = with_edits(published, [moved])
    (place,) = places_to_settle(published, files, loaded_of(files))
    assert (place.id, place.why, place.is_new) == ("homa-bay", "misplaced", False)
    assert place.problem is not None
    assert place.problem.kind == "point-exchanged"
    assert place.partnerships


@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [
        ("-0,5273", " 34.4571 ", (-0.5273, 34.4571)),
        ("\u22121", "180", (-1, 180)),
        ("91", "0", None),
        ("1e1", "0", None),
        ("nan", "0", None),
        ("", "", None),
        ("1,000,5", "0", None),
    ],
)
def test_numbers_that_are_typed(lat: str, lon: str, expected: tuple[float, float] | None) -> None:
    assert position(lat, lon) == expected
