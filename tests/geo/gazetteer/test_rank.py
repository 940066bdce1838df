import pytest

from geo.gazetteer.candidate import Candidate, GazetteerPlace, QueryContext
from geo.gazetteer.rank import rank
from geo.gazetteer.sources import DERIVED, INSIDE, OTHER, OWN, PART, SEAT, UNCOUNTED
from geo.naming.wording import Form
from tests.geo.gazetteer.storby import place

PLAIN = Form("Storby", frozenset(), 0)


def candidate(place: GazetteerPlace, form: Form = PLAIN, own: int = OWN, letters: str = "") -> Candidate:
    return Candidate(place, own, letters, form)


def confidence(*candidates: Candidate, country: str = "") -> str:
    ranked = rank(candidates, QueryContext(country))
    return ranked[0] if ranked else ""


def test_one_place_is_sure_and_none_is_nothing() -> None:
    assert confidence(candidate(place())) == "high"
    assert rank([], QueryContext("")) is None


def test_equal_namesakes_are_never_sure() -> None:
    assert confidence(candidate(place(1)), candidate(place(2))) == "low"
    assert confidence(candidate(place(1)), candidate(place(2)), country="KE") == "low"


@pytest.mark.parametrize(
    ("times", "with_country", "without"),
    [(1.5, "low", "low"), (3, "medium", "medium"), (19, "medium", "medium"), (20, "high", "high")],
)
def test_the_larger_the_surer(times: float, with_country: str, without: str) -> None:
    both = candidate(place(1, weight=int(50_000 * times))), candidate(place(2, weight=50_000))
    assert confidence(*both, country="KE") == with_country
    assert confidence(*both) == without


def test_a_town_and_its_county_are_one_answer() -> None:
    town, county = place(1), place(2, kind="county", longitude=31.3, rule="first-namesake")
    ranked = rank([candidate(town), candidate(county)], QueryContext("KE"))
    assert ranked == ("high", candidate(town), ())


def test_wording_chooses_the_area() -> None:
    form = Form("Storby", frozenset({"county"}), 1)
    town, county = place(1), place(2, kind="county", longitude=31.3, rule="first-namesake")
    ranked = rank([candidate(town, form), candidate(county, form)], QueryContext("KE"))
    assert ranked
    assert ranked[1].place == county


def test_a_rules_point_is_at_most_medium() -> None:
    form = Form("Storby", frozenset({"district"}), 1)
    assert (
        confidence(candidate(place(kind="district", rule="second-largest"), form), country="KE") == "medium"
    )
    assert confidence(candidate(place(), PLAIN, DERIVED), country="KE") == "medium"


def test_a_town_for_an_area_is_never_sure() -> None:
    form = Form("Storby", frozenset({"province"}), 1)
    assert confidence(candidate(place(), form), country="KE") == "medium"
    assert confidence(candidate(place(), form)) == "low"


def test_a_village_is_no_city_without_a_country() -> None:
    form = Form("Storby", frozenset({"city"}), 1)
    village = candidate(place(weight=600), form)
    assert confidence(village) == ""
    assert confidence(village, country="KE") == "medium"


def test_typed_swedish_letters_must_be_there() -> None:
    typed = Form("Håbo", frozenset(), 0)
    assert confidence(candidate(place(), typed, OWN, "")) == ""
    assert confidence(candidate(place(), typed, OWN, "håbo")) == "high"
    plain = Form("Habo", frozenset(), 0)
    assert (
        confidence(candidate(place(1), plain, OWN, "håbo"), candidate(place(2, weight=600), plain))
        == "medium"
    )


def test_short_names_that_are_not_a_places_own_need_a_country() -> None:
    form = Form("Syd", frozenset(), 0)
    assert confidence(candidate(place(), form, OTHER)) == ""
    assert confidence(candidate(place(), form, OTHER), country="KE") != ""


def best(*candidates: Candidate) -> tuple[str, int]:
    ranked = rank(candidates, QueryContext("KE"))
    assert ranked
    return ranked[0], ranked[1].place.weight


@pytest.mark.parametrize("standing", [PART, INSIDE])
def test_a_quarter_is_not_meant_where_a_municipality_bears_the_name(standing: str) -> None:
    quarter, village = place(1, standing=standing, weight=90_000), place(2, standing=SEAT, weight=2_200)
    assert best(candidate(quarter), candidate(village)) == ("medium", 2_200)
    assert best(candidate(quarter)) == ("medium", 90_000)


@pytest.mark.parametrize(("times", "sure"), [(999, "medium"), (1_001, "high")])
def test_inhabitants_do_not_tell_which_of_two_municipalities_is_meant(times: int, sure: str) -> None:
    large, small = place(1, standing=SEAT, weight=3_000 * times), place(2, standing=SEAT, weight=3_000)
    assert best(candidate(large), candidate(small))[0] == sure


def test_a_municipality_whose_inhabitants_nobody_counted_may_be_meant() -> None:
    large, unknown = place(1, standing=SEAT, weight=900_000), place(2, standing=UNCOUNTED, weight=1_000)
    assert best(candidate(large), candidate(unknown))[0] == "medium"
    assert best(candidate(unknown))[0] == "medium"


@pytest.mark.parametrize(
    ("standing", "weight", "sure"), [(SEAT, 900, "high"), ("", 49_000, "medium"), ("", 51_000, "high")]
)
def test_a_small_place_without_a_known_government_is_not_sure(standing: str, weight: int, sure: str) -> None:
    assert best(candidate(place(standing=standing, weight=weight)))[0] == sure


def test_another_name_is_not_sure_where_one_is_really_called_so() -> None:
    nickname, own = place(1, standing=SEAT, weight=900_000), place(2, weight=700)
    assert best(candidate(nickname, own=OTHER), candidate(own))[0] == "medium"
    assert best(candidate(nickname, own=OTHER))[0] == "high"
    longer = place(1, standing=SEAT, weight=900_000, name="Storby vid Ån")
    assert best(candidate(longer, own=OTHER))[0] == "medium"


def test_a_hint_decides_and_one_that_fits_nothing_makes_it_unsure() -> None:
    large, small = place(1, standing=SEAT, weight=900_000), place(2, standing=SEAT, weight=9_000)
    ranked = rank(
        [candidate(large), candidate(small)], QueryContext("KE", lambda place: place.weight == 9_000)
    )
    assert ranked
    assert (ranked[0], ranked[1].place) == ("high", small)
    ranked = rank([candidate(large)], QueryContext("KE", lambda place: False))
    assert ranked
    assert ranked[0] == "low"
