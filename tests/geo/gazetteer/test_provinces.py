"""The provinces of the places abroad."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.records import Dataset
from geo.gazetteer.provinces import province_of, provinces


def test_a_province_is_in_the_country_of_its_places(real: Dataset) -> None:
    abroad = [p for p in real.places.values() if not p.is_swedish]
    known = [p for p in abroad if province_of(p)]
    assert all(province_of(p).startswith(f"{p.country}-") for p in known)
    assert [p.id for p in abroad if p not in known] == []


def test_no_place_is_in_two_provinces_and_no_name_is_used_twice() -> None:
    places = [place for province in provinces().values() for place in province.places]
    assert len(set(places)) == len(places)
    for names in ([p.name_sv for p in provinces().values()], [p.name_en for p in provinces().values()]):
        assert all(names)
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("place", "province"),
    [("kisumu", "KE-17"), ("kampala", "UG-C"), ("an-giang", "VN-44"), ("bila-tserkva", "UA-32")],
)
def test_it_is_the_first_level_below_the_country(real: Dataset, place: str, province: str) -> None:
    assert province_of(real.places[place]) == province


def test_of_a_new_place_it_is_its_own_code_where_that_is_a_provinces_and_else_unknown(real: Dataset) -> None:
    new = replace(real.places["kisumu"], id="new", iso_3166_2="KE-17")
    assert province_of(new) == "KE-17"
    assert province_of(replace(new, iso_3166_2="KE-99")) == province_of(replace(new, iso_3166_2="")) == ""
    assert province_of(real.places["vaxjo"]) == ""
