import pytest

from geo.gazetteer.candidate import Asked, Claim
from geo.gazetteer.index import Row
from geo.gazetteer.rank import rank
from geo.gazetteer.sources import DERIVED, INSIDE, OTHER, OWN, PART, SEAT, UNCOUNTED
from geo.naming.wording import Form
from tests.geo.gazetteer.storby import place

PLAIN = Form("Storby", frozenset(), 0)


def claim(spot: Row, form: Form = PLAIN, own: int = OWN, letters: str = "") -> Claim:
    return Claim(spot, own, letters, form)


def confidence(*claims: Claim, country: str = "") -> str:
    ranked = rank(claims, Asked(country))
    return ranked[0] if ranked else ""


def test_one_place_is_sure_and_none_is_nothing() -> None:
    assert confidence(claim(place())) == "high"
    assert rank([], Asked("")) is None


def test_equal_namesakes_are_never_sure() -> None:
    assert confidence(claim(place(1)), claim(place(2))) == "low"
    assert confidence(claim(place(1)), claim(place(2)), country="KE") == "low"


@pytest.mark.parametrize(
    ("times", "with_country", "without"),
    [(1.5, "low", "low"), (3, "medium", "medium"), (19, "medium", "medium"), (20, "high", "high")],
)
def test_the_larger_the_surer(times: float, with_country: str, without: str) -> None:
    both = claim(place(1, weight=int(50_000 * times))), claim(place(2, weight=50_000))
    assert confidence(*both, country="KE") == with_country
    assert confidence(*both) == without


def test_a_town_and_its_county_are_one_answer() -> None:
    town, county = place(1), place(2, kind="county", longitude=31.3, rule="first-namesake")
    ranked = rank([claim(town), claim(county)], Asked("KE"))
    assert ranked == ("high", claim(town), ())


def test_wording_chooses_the_area() -> None:
    form = Form("Storby", frozenset({"county"}), 1)
    town, county = place(1), place(2, kind="county", longitude=31.3, rule="first-namesake")
    ranked = rank([claim(town, form), claim(county, form)], Asked("KE"))
    assert ranked
    assert ranked[1].spot == county


def test_a_rules_point_is_at_most_medium() -> None:
    form = Form("Storby", frozenset({"district"}), 1)
    assert confidence(claim(place(kind="district", rule="second-largest"), form), country="KE") == "medium"
    assert confidence(claim(place(), PLAIN, DERIVED), country="KE") == "medium"


def test_a_town_for_an_area_is_never_sure() -> None:
    form = Form("Storby", frozenset({"province"}), 1)
    assert confidence(claim(place(), form), country="KE") == "medium"
    assert confidence(claim(place(), form)) == "low"


def test_a_village_is_no_city_without_a_country() -> None:
    form = Form("Storby", frozenset({"city"}), 1)
    village = claim(place(weight=600), form)
    assert confidence(village) == ""
    assert confidence(village, country="KE") == "medium"


def test_typed_swedish_letters_must_be_there() -> None:
    typed = Form("Håbo", frozenset(), 0)
    assert confidence(claim(place(), typed, OWN, "")) == ""
    assert confidence(claim(place(), typed, OWN, "håbo")) == "high"
    plain = Form("Habo", frozenset(), 0)
    assert confidence(claim(place(1), plain, OWN, "håbo"), claim(place(2, weight=600), plain)) == "medium"


def test_short_names_that_are_not_a_places_own_need_a_country() -> None:
    form = Form("Syd", frozenset(), 0)
    assert confidence(claim(place(), form, OTHER)) == ""
    assert confidence(claim(place(), form, OTHER), country="KE") != ""


def best(*claims: Claim) -> tuple[str, int]:
    ranked = rank(claims, Asked("KE"))
    assert ranked
    return ranked[0], ranked[1].spot.weight


@pytest.mark.parametrize("standing", [PART, INSIDE])
def test_a_quarter_is_not_meant_where_a_municipality_bears_the_name(standing: str) -> None:
    quarter, village = place(1, standing=standing, weight=90_000), place(2, standing=SEAT, weight=2_200)
    assert best(claim(quarter), claim(village)) == ("medium", 2_200)
    assert best(claim(quarter)) == ("medium", 90_000)


@pytest.mark.parametrize(("times", "sure"), [(999, "medium"), (1_001, "high")])
def test_inhabitants_do_not_tell_which_of_two_municipalities_is_meant(times: int, sure: str) -> None:
    large, small = place(1, standing=SEAT, weight=3_000 * times), place(2, standing=SEAT, weight=3_000)
    assert best(claim(large), claim(small))[0] == sure


def test_a_municipality_whose_inhabitants_nobody_counted_may_be_meant() -> None:
    large, unknown = place(1, standing=SEAT, weight=900_000), place(2, standing=UNCOUNTED, weight=1_000)
    assert best(claim(large), claim(unknown))[0] == "medium"
    assert best(claim(unknown))[0] == "medium"


@pytest.mark.parametrize(
    ("standing", "weight", "sure"), [(SEAT, 900, "high"), ("", 49_000, "medium"), ("", 51_000, "high")]
)
def test_a_small_place_without_a_known_government_is_not_sure(standing: str, weight: int, sure: str) -> None:
    assert best(claim(place(standing=standing, weight=weight)))[0] == sure


def test_another_name_is_not_sure_where_one_is_really_called_so() -> None:
    nickname, own = place(1, standing=SEAT, weight=900_000), place(2, weight=700)
    assert best(claim(nickname, own=OTHER), claim(own))[0] == "medium"
    assert best(claim(nickname, own=OTHER))[0] == "high"
    longer = place(1, standing=SEAT, weight=900_000, name="Storby vid Ån")
    assert best(claim(longer, own=OTHER))[0] == "medium"


def test_a_hint_decides_and_one_that_fits_nothing_makes_it_unsure() -> None:
    large, small = place(1, standing=SEAT, weight=900_000), place(2, standing=SEAT, weight=9_000)
    ranked = rank([claim(large), claim(small)], Asked("KE", lambda spot: spot.weight == 9_000))
    assert ranked
    assert (ranked[0], ranked[1].spot) == ("high", small)
    ranked = rank([claim(large)], Asked("KE", lambda spot: False))
    assert ranked
    assert ranked[0] == "low"
