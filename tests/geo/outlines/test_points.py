from collections.abc import Callable
from dataclasses import replace

import pytest

from data.reading.load import Loaded
from data.reading.read_folder import read_folder
from geo.outlines.points import country_at, country_bounds, with_points
from tests.conftest import SAMPLE, TABLES

Change = Callable[..., Loaded]


def told(loaded: Loaded) -> list[tuple[int, str, str]]:
    return [(p.row, p.kind, p.allowed) for p in with_points(loaded).problems]


def test_coasts_islands_and_borders_are_no_problems() -> None:
    assert told(read_folder(SAMPLE)) == []
    assert told(read_folder(TABLES)) == []


@pytest.mark.parametrize(
    ("old", "new", "row", "kind", "allowed"),
    [
        # exchanged
        ("-21.6978,21.6458", "21.6458,-21.6978", 10, "point-exchanged", " | BW | -21.6978, 21.6458"),
        ("46.6369,32.6146", "32.6146,46.6369", 12, "point-exchanged", "IQ | UA | 46.6369, 32.6146"),
        ("56.9947,14.9273", "14.9273,56.9947", 3, "point-exchanged", " | Växjö | 56.9947, 14.9273"),
        # without its minus, and with one too many
        ("-21.6978,", "21.6978,", 10, "point-minus", "LY | BW | -21.6978, 21.6458"),
        ("57.9306,12.2073", "57.9306,-12.2073", 6, "point-minus", " | Ale | 57.9306, 12.2073"),
        ("-6.7667,38.9167", "38.9167,6.7667", 13, "point-exchanged-minus", " | TZ | -6.7667, 38.9167"),
        # nowhere, in the sea, and in a neighbour
        ("46.9800,28.9900", "0,0", 9, "point", " | MD | "),
        ("57.4890,18.4272", "58.6,20.3", 4, "point", " | Gotland | "),
        ("55.6618,13.4462", "55.99,13.15", 5, "point", "Svalöv | Lund | "),
        ("42.8231,20.9675", "44.8,20.4", 14, "point", "RS | XK | "),
    ],
)
def test_a_point_elsewhere_is_told_with_where_it_lies(
    change: Change, old: str, new: str, row: int, kind: str, allowed: str
) -> None:
    assert told(change("places.csv", old, new)) == [(row, kind, allowed)]


def test_a_region_must_lie_in_its_county(change: Change) -> None:
    row = "region-gotland,Region Gotland,Region Gotland,,region,SE,09,09,"
    assert told(change("places.csv", f"{row}57.4890,18.4272", f"{row}59.33,18.05")) == [
        (8, "point", "Stockholms län | Gotlands län | ")
    ]


def test_a_country_without_an_outline_is_not_judged() -> None:
    loaded = read_folder(SAMPLE)
    for country, count in (("TK", 0), ("MD", 1)):
        place = replace(loaded.dataset.places["budesti"], country=country, lat=1.0, lon=1.0)
        dataset = replace(loaded.dataset, places={place.id: place})
        assert len(told(replace(loaded, dataset=dataset))) == count


def test_other_problems_stay_and_the_rows_too(change: Change) -> None:
    change("countries.csv", "UG,africa", "UG,afrika")
    loaded = change("places.csv", "46.9800,28.9900", "0,0")
    checked = with_points(loaded)
    assert checked.problems[: len(loaded.problems)] == loaded.problems
    assert checked.dataset == loaded.dataset


@pytest.mark.parametrize(
    ("lat", "lon", "country"),
    [(-0.5273, 34.4571, "KE"), (57.5, 18.5, "SE"), (0, -30, ""), (-6.8, 39.2, "TZ")],
)
def test_the_country_at_a_point(lat: float, lon: float, country: str) -> None:
    assert country_at(lat, lon) == country


def test_the_bounds_of_a_country_hold_its_largest_piece() -> None:
    (south, west), (north, east) = country_bounds("KE") or ((0, 0), (0, 0))
    assert -5 < south < -4
    assert (33 < west < 35, 41 < east < 43) == (True, True)
    assert 4 < north < 6
    assert country_bounds("XX") is None
