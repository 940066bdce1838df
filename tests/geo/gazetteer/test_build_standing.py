from pathlib import Path
from typing import Any

import pytest

from geo.gazetteer.build_standing import read_features, standings
from geo.gazetteer.sources import INSIDE, PART, SEAT


def town(ident: int, population: int, latitude: float = 0.0, country: str = "KE") -> dict[str, Any]:
    return {
        "geonameid": ident,
        "population": population,
        "latitude": latitude,
        "longitude": 30.0,
        "countrycode": country,
    }


CITY = town(1, 4_000_000)


@pytest.mark.parametrize(
    ("feature", "latitude", "standing"),
    [
        ("PPLA3", 0.05, SEAT),
        ("PPLX", 2.0, PART),
        (None, 0.05, PART),  # younger than the list of kinds: told by where it lies
        (None, 2.0, None),
        ("PPL", 0.05, INSIDE),
        ("PPL", 2.0, None),
    ],
)
def test_seats_parts_and_what_lies_inside_a_city(
    feature: str | None, latitude: float, standing: str | None
) -> None:
    features = {1: "PPLC"} | ({2: feature} if feature else {})
    result = dict(standings([CITY, town(2, 20_000, latitude)], features))
    assert result == {1: SEAT} | ({2: standing} if standing else {})


def test_a_neighbour_of_its_size_or_of_another_country_is_no_part() -> None:
    features = {1: "PPLC", 2: "PPL", 3: "PPL"}
    result = dict(standings([CITY, town(2, 2_000_000, 0.05), town(3, 9_000, 0.05, "UG")], features))
    assert result == {1: SEAT}


def test_features_are_read_from_geonames_table(tmp_path: Path) -> None:
    row = ["7", 'A "b', "", "", "", "", "P", "PPLX"]
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "cities500.txt").write_text("\t".join(row) + "\n", "utf-8")
    assert read_features(tmp_path) == {7: "PPLX"}
