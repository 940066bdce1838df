import csv
import json
from pathlib import Path

import pytest

from geo.gazetteer.build_area_names import area_names, country_names, initials
from geo.gazetteer.build_areas import Area
from geo.gazetteer.sources import FOLDER

AREAS = [
    Area("DE", "", "02", "Bavaria", 1, "seat"),
    Area("DE", "", "03", "Bremen", 2, "seat"),
    Area("DE", "", "04", "CTT", 3, "seat"),
    Area("DE", "02", "", "Upper", 1, "seat"),
]


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A country of three areas in ISO 3166 and in Unicode's names."""
    pycountry, cldr = tmp_path / "p", tmp_path / "c"
    (pycountry / "pycountry/databases").mkdir(parents=True)
    (pycountry / "pycountry/locales/sv").mkdir(parents=True)
    (cldr / "subdivisions/en").mkdir(parents=True)
    areas = [
        {"code": "DE-BY", "name": "Bayern"},
        {"code": "DE-HB", "name": "Bremmen"},
        {"code": "DE-99", "name": "Capital Test Territory"},
    ]
    countries = [
        {"alpha_2": "DE", "alpha_3": "DEU", "name": "Germany", "official_name": "Federal Republic of Germany"}
    ]
    for name, rows in (("iso3166-2", {"3166-2": areas}), ("iso3166-1", {"3166-1": countries})):
        (pycountry / f"pycountry/databases/{name}.json").write_text(json.dumps(rows))
    names = {"subdivisions": {"localeDisplayNames": {"subdivisions": {"deby": "Bavaria"}}}}
    (cldr / "subdivisions/en/en.json").write_text(json.dumps(names))
    return pycountry, cldr


def test_areas_are_joined_by_any_name_by_initials_and_by_likeness(folders: tuple[Path, Path]) -> None:
    assert area_names(AREAS, *folders) == [
        ("DE", "02", "BY"),
        ("DE", "02", "Bayern"),
        ("DE", "03", "Bremmen"),
        ("DE", "03", "HB"),
        ("DE", "04", "Capital Test Territory"),
    ]


def test_countries_have_short_and_official_names(folders: tuple[Path, Path]) -> None:
    assert country_names(folders[0]) == [("DE", "Federal Republic of Germany"), ("DE", "Germany")]


def test_initials() -> None:
    assert initials("Federal Capital Territory") == "FCT"
    assert initials("New York") == ""


def test_the_file_has_areas_names_in_their_own_language() -> None:
    with (FOLDER / "area-names.csv").open(encoding="utf-8", newline="") as lines:
        names = {(row["country"], row["name"]) for row in csv.DictReader(lines)}
    assert {
        ("DE", "Sachsen"),
        ("ZA", "Västra Kapprovinsen"),
        ("UA", "Полтавська область"),
        ("US", "IL"),
    } <= names
