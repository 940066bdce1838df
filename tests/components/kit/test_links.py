"""Addresses within the application."""

from __future__ import annotations

from components.kit.links import (
    REGISTERS,
    brief_address,
    on_map,
    place_state,
    register_address,
    selection_of,
)
from components.language import language
from components.state.state import State, address, parse_selection
from data.records import Dataset


def test_a_brief_has_an_address_in_each_language() -> None:
    assert brief_address(language("sv"), "vaxjo") == "./data/brief/vaxjo.pdf"
    assert brief_address(language("en"), "KE") == "./data/brief/KE.pdf?language=en"
    assert brief_address(language("sv"), "a/b?c") == "./data/brief/a%2Fb%3Fc.pdf"


def test_a_places_page_carries_no_filters(sample: Dataset) -> None:
    assert address(place_state(language("sv"), sample.places["vaxjo"])) == "./place?id=vaxjo"
    assert "language=en" in address(place_state(language("en"), sample.places["vaxjo"]))


def test_other_registers_have_an_address_each_by_one_rule(sample: Dataset) -> None:
    result = {name: register_address(name, "Q1/?") for name in REGISTERS}
    assert result == {
        "iso_3166_2": "",
        "organisation_id": "",
        "wikidata": "https://www.wikidata.org/wiki/Q1%2F%3F",
        "geonames": "https://www.geonames.org/Q1%2F%3F",
    }
    assert all(hasattr(sample.places["vaxjo"], name) for name in REGISTERS)


def test_a_partnership_on_the_map_keeps_the_filters_and_leaves_the_list() -> None:
    listed = State(page="table", theme=("climate",), sort="start", start=50, id="vaxjo")
    assert on_map(listed, "p-1") == State(theme=("climate",), selection="partnership:p-1")
    assert parse_selection(selection_of("place", "vaxjo")) == ("place", "vaxjo")
