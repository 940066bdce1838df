from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.geocoding.nominatim_reply import read_reply
from geo.result import Match, ServiceAnswerError
from tests.geo.server import a_result

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(sorted(a_result())), inner),
    max_leaves=12,
)


def test_a_place_that_bears_the_name_is_read() -> None:
    assert read_reply([a_result()], "Storby", "SE") == Match(
        *("Storby", 58.3806, 12.3234, "town", "SE", "Västra Götalands län"),
        *("OpenStreetMap node 123 (Nominatim; ODbL)", "medium", ()),
    )


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("Storby kommun", {}),
        ("Storbys", {}),
        ("STORBY", {"display_name": "Elsewhere"}),
        ("Grand Ville", {"namedetails": {"name": "Storby", "name:fr": "Grand-Ville"}}),
        ("Storby", {"display_name": "Storby County, Kenya", "namedetails": None}),
    ],
)
def test_the_name_may_be_written_otherwise(name: str, changes: dict[str, Any]) -> None:
    assert read_reply([a_result(**changes)], name, "")


@pytest.mark.parametrize(
    ("name", "country", "changes"),
    [
        ("Storbyn", "", {}),
        ("Stor", "", {}),
        ("Storby", "KE", {}),
        ("Storby", "SE", {"address": {}}),
        ("Storby", "", {"class": "highway"}),
        ("Storby", "", {"class": "shop"}),
    ],
)
def test_what_merely_resembles_it_is_nothing(name: str, country: str, changes: dict[str, Any]) -> None:
    assert read_reply([a_result(**changes)], name, country) is None


def test_two_that_fit_are_unsure() -> None:
    matches = read_reply([a_result(), a_result(lat="60.0", osm_id=4)], "Storby", "")
    assert matches
    assert (matches.confidence, matches.alternatives[0].latitude) == ("low", 60.0)


@pytest.mark.parametrize(
    ("addresstype", "kind"),
    [
        ("city", "city"),
        ("county", "county"),
        ("state", "province"),
        ("state_district", "district"),
        ("village", "town"),
        ("hamlet", "town"),
    ],
)
def test_kinds_are_the_tables_kinds(addresstype: str, kind: str) -> None:
    matches = read_reply([a_result(addresstype=addresstype)], "Storby", "")
    assert matches
    assert matches.kind == kind


@pytest.mark.parametrize(
    "reply",
    [
        None,
        {},
        "text",
        5,
        [1],
        [[]],
        [{"lat": "1"}],
        [a_result(lat="north")],
        [a_result(lat="91")],
        [a_result(lon="nan")],
    ],
)
def test_garbage_is_no_answer(reply: object) -> None:
    with pytest.raises(ServiceAnswerError):
        read_reply(reply, "Storby", "")


@given(JSON | st.lists(JSON))
def test_any_json_is_a_place_nothing_or_no_answer(reply: object) -> None:
    try:
        matches = read_reply(reply, "Storby", "")
    except ServiceAnswerError:
        return
    assert matches is None or isinstance(matches, Match)
