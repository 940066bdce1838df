"""What stands beside a name, in the brackets and commas of lists, narrows it or makes it unsure."""

import pytest

from geo.gazetteer.candidate import GazetteerPlace
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.hints import Hints
from tests.geo.gazetteer.storby import place


@pytest.mark.parametrize(
    ("text", "country", "region"),
    [
        ("Neustadt (Holstein)", "DE", "Schleswig-Holstein"),
        ("Freiberg, Sachsen", "DE", "Saxony"),
        ("Columbus (GA)", "US", "Georgia"),
        ("Rochester, Minnesota", "", "Minnesota"),
        ("Bayern: Neuburg", "DE", "Bavaria"),
        ("Santa Fe, Bogotá", "AR", "Santa Fe"),
    ],
)
def test_hints_in_any_name_and_place(gazetteer: Gazetteer, text: str, country: str, region: str) -> None:
    result = gazetteer.find(text, country)
    assert result
    assert result.region == region or result.confidence == "low"


@pytest.mark.parametrize("hint", ["Atlantis", "Bayern", "Qwerty län"])
def test_a_hint_that_fits_nothing_makes_it_low(gazetteer: Gazetteer, hint: str) -> None:
    result = gazetteer.find(f"Rotterdam ({hint})", "NL")
    assert result
    assert result.confidence == "low"


def test_swedish_counties_and_larger_towns_are_hints(gazetteer: Gazetteer) -> None:
    for text in ("Håbo, Uppsala län", "Håbo (Uppland)", "Håbo i Uppsala län"):
        result = gazetteer.find(text)
        assert result, text
    result = gazetteer.find("Solna (Stockholm)", "SE")
    assert result
    assert (result.place_id, result.confidence) == ("solna", "high")
    result = gazetteer.find("Solna (Skåne)", "SE")
    assert result
    assert result.confidence == "low"


def fits(place: GazetteerPlace, *hints: GazetteerPlace) -> bool:
    return Hints(frozenset({"x"}), hints).fit(place)


def test_a_town_reaches_as_far_as_it_is_large() -> None:
    village = place(1, weight=900, latitude=0.2)
    assert not fits(village, place(1, weight=10_000, latitude=0.0))
    assert fits(village, place(1, weight=4_000_000, latitude=0.0))
    assert not fits(place(1, weight=9_000_000, latitude=0.2), place(1, weight=4_000_000, latitude=0.0))


def test_an_area_holds_what_lies_in_it() -> None:
    lake = place(1, region="Lakeland", rule="")
    assert fits(lake, place(9, name="Lakeland", kind="province", rule="first-seat"))
    assert not fits(lake, place(1, name="Hills", kind="province", rule="first-seat"))
    assert fits(lake, place(1, region="Lakeland", kind="district", rule="second-seat", latitude=0.5))
    assert not fits(lake, place(1, region="Hills", kind="district", rule="second-seat", latitude=0.5))
    assert not fits(lake, place(1, country="UG", region="Lakeland", kind="district", rule="second-seat"))


def test_a_word_of_the_regions_name_is_enough() -> None:
    assert Hints(frozenset({"anhalt"})).fit(place(region="Saxony-Anhalt"))
    assert not Hints(frozenset({"an"})).fit(place(region="Saxony-Anhalt an"))
