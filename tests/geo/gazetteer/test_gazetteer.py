"""The gazetteer with the published tables: what people write, and what must not be found."""

from itertools import chain

import pytest
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.locate import as_point, is_right, read_sample
from data.records import Dataset
from geo.gazetteer.gazetteer import Gazetteer
from geo.result import Match, UnknownCountryError
from tests.effort import calls
from tests.geo.effort import CALLS, PATHOLOGICAL


@pytest.mark.parametrize("name", ["Kisumo", "Arbuga", "Luanshyo", "Sollefteo", "Vitlanda"])
def test_other_languages_spellings_that_may_be_slips_are_not_sure(gazetteer: Gazetteer, name: str) -> None:
    matches = gazetteer.find(name)
    assert matches is None or matches.confidence != "high"


@pytest.mark.parametrize("sample", ["names", "unseen", "unseen_2"])
def test_the_samples_hold(gazetteer: Gazetteer, real: Dataset, sample: str) -> None:
    cases = read_sample(sample)
    wrong, wrong_and_sure = [], []
    for case in cases:
        matches = gazetteer.find(case["name"], case["country"])
        point = as_point(matches)
        if not is_right(case, point, real.places):
            wrong.append(case["name"])
            wrong_and_sure += [case["name"]] * bool(point and point.is_sure)
    assert len(wrong) <= 0.02 * len(cases), wrong
    assert wrong_and_sure == []


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Kitwe City Council", "ZM", "city"),
        ("Kitwe", "ZM", "town"),
        ("Thika Municipality", "KE", "municipality"),
        ("Chadiza District", "ZM", "district"),
        ("Kapstaden", "", "town"),
        ("Siaya County", "KE", "county"),
    ],
)
def test_what_is_only_a_town_is_what_the_words_say(
    gazetteer: Gazetteer, name: str, country: str, kind: str
) -> None:
    matches = gazetteer.find(name, country)
    assert matches
    assert matches.kind == kind


def test_habo_typed_plainly_may_be_either(gazetteer: Gazetteer) -> None:
    matches = gazetteer.find("habo")
    assert matches
    assert (matches.place_id, matches.confidence) == ("habo", "medium")
    assert "habo-uppland" in {other.place_id for other in matches.alternatives}


@pytest.mark.parametrize(
    ("name", "country"), [("Växjö", "KE"), ("Homa Bay", "UG"), ("Busia, Uganda", "KE"), ("Lund", "Kenya")]
)
def test_never_a_hit_in_another_country(gazetteer: Gazetteer, name: str, country: str) -> None:
    matches = gazetteer.find(name, country)
    assert matches is None or matches.country == "KE"


def test_the_country_holds_for_alternatives_too(gazetteer: Gazetteer) -> None:
    matches = gazetteer.find("San José", "CO")
    assert matches
    assert {matches.country, *(other.country for other in matches.alternatives)} == {"CO"}


def test_alternatives_are_places_apart(gazetteer: Gazetteer) -> None:
    matches = gazetteer.find("Busia")
    assert matches
    assert matches.confidence != "high"
    assert [other.country for other in matches.alternatives].count("KE") <= 2


def test_context_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    places = [gazetteer.find(f"Springfield, {state}") for state in ("Illinois", "Massachusetts")]
    assert [place and place.region for place in places] == ["Illinois", "Massachusetts"]


def test_it_is_a_geocoder_of_geopys_kind(gazetteer: Gazetteer) -> None:
    assert isinstance(gazetteer, Geocoder)
    one = gazetteer.geocode("Homa Bay County", country="KE", timeout=1)
    assert isinstance(one, Location)
    assert isinstance(one.raw, Match)
    assert (one.latitude, one.longitude) == (one.raw.latitude, one.raw.longitude)
    several = gazetteer.geocode("Springfield", exactly_one=False, limit=3)
    assert len(several) == 3
    assert gazetteer.geocode("Qwertyville") is gazetteer.geocode("Qwertyville", exactly_one=False) is None


def test_a_country_that_is_none_is_an_error(gazetteer: Gazetteer) -> None:
    with pytest.raises(UnknownCountryError):
        gazetteer.find("Lund", "Kenja")


NASTY = [
    "'; DROP TABLE name;--",
    "%",
    "_",
    "*",
    "?" * 999,
    "\x00",
    "\ud800",
    "{{7*7}}",
    "( (( ,,, ))",
    "s" * 10_000,
]


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_is_just_no_name(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text) is None


WORDS = [
    "city of",
    "kommun",
    "San José",
    "Santa Cruz",
    "County",
    ", ",
    "(",
    "Kenya",
    "ska",
    "Växjös",
    "ö",
    "\n",
]


@settings(max_examples=300, deadline=None)
@given(
    st.text()
    | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
    | st.binary().map(lambda b: b.decode("latin-1"))
)
def test_any_text_gives_a_place_or_nothing_with_bounded_work(gazetteer: Gazetteer, text: str) -> None:
    gazetteer.find(text)  # what is loaded when first used is not the text's work
    assert calls(lambda: gazetteer.find(text)) < CALLS
    matches = gazetteer.find(text)
    assert matches is None or isinstance(matches, Match)


@pytest.mark.parametrize("text", PATHOLOGICAL.values(), ids=PATHOLOGICAL)
def test_what_is_made_to_be_much_work_is_not(gazetteer: Gazetteer, text: str) -> None:
    gazetteer.find(text)
    assert calls(lambda: gazetteer.find(text)) < CALLS


def test_every_kommun_in_one_line_is_no_work_and_no_place(gazetteer: Gazetteer, real: Dataset) -> None:
    for separator in (" ", ""):
        text = separator.join(place.short_name for place in real.places.values())
        assert gazetteer.find(text) is None
        assert calls(lambda text=text: gazetteer.find(text)) < CALLS  # type: ignore[misc]


def test_names_are_found_again_by_the_name_they_are_given(gazetteer: Gazetteer, real: Dataset) -> None:
    for name in chain.from_iterable((p.name, p.short_name) for p in real.places.values() if not p.is_swedish):
        matches = gazetteer.find(name)
        assert matches, name
