"""A country's name stands in the country."""

from __future__ import annotations

import json

from data.records import Dataset
from geo.outlines.boundaries import COUNTRIES_PATH, LABELS_PATH, country_labels
from geo.outlines.build_country_labels import build_country_labels


def test_the_kept_file_is_what_the_source_gives() -> None:
    assert build_country_labels(json.loads(COUNTRIES_PATH.read_bytes())) == LABELS_PATH.read_bytes()


def test_every_country_of_the_dataset_has_a_place_for_its_name(real: Dataset) -> None:
    assert set(real.countries) <= set(country_labels())


def test_names_stand_where_people_expect_them() -> None:
    labels = country_labels()
    for code, south, west, north, east in (
        ("SE", 55, 11, 69, 24), ("KE", -5, 34, 5, 42), ("CO", -4, -79, 13, -67), ("ZA", -35, 16, -22, 33),
    ):  # fmt: skip
        latitude, longitude, width = labels[code]
        assert south < latitude < north
        assert west < longitude < east
        assert 0 < width < 60
