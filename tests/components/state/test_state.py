"""The address says what the viewer chose: exactly, in ids, and nothing that does not exist."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.state.state import (
    ALL,
    DEFAULT,
    FILTERS,
    State,
    address,
    clean_text,
    decode,
    encode,
    narrowed,
    parse_selection,
    reset,
    vocabulary,
)
from data.reading.read_folder import read_folder
from data.records import Dataset
from tests.components.strategies import states
from tests.conftest import TABLES

REAL = read_folder(TABLES).dataset
KNOWN = vocabulary(REAL)


def through_address(state: State) -> State:
    parts = urlsplit(address(state))
    page = parts.path.removeprefix("./") or "map"
    return decode(page, parse_qs(parts.query, keep_blank_values=True), KNOWN)


@given(states(REAL))
def test_an_address_brings_back_the_state_that_made_it(state: State) -> None:
    assert through_address(state) == state


@given(states(REAL))
def test_the_address_of_a_state_read_from_an_address_is_that_address(state: State) -> None:
    assert address(through_address(state)) == address(state)


def test_the_default_state_has_the_plain_address() -> None:
    assert address(DEFAULT) == "./"
    assert encode(DEFAULT) == {}


def test_goals_are_numbers_from_1_to_17_and_others_fall_away() -> None:
    assert encode(State(goal=("16", "5"))) == {"goal": "16,5"}
    assert decode("map", {"goal": ["5,18,x", "0,17,05"]}, KNOWN).goal == ("5", "17")
    assert narrowed(State(goal=("5",))) == ("goal",)
    assert reset(State(goal=("5",))) == State()


def test_the_address_carries_ids_and_a_fixed_order() -> None:
    state = State(page="table", language="en", theme=("climate", "youth"), text="växjö & co", date="2020")
    assert (
        address(state) == "./table?language=en&theme=climate,youth&date=2020&text=v%C3%A4xj%C3%B6%20%26%20co"
    )


def test_an_emptied_list_that_is_not_empty_by_default_is_told() -> None:
    state = State(status=(), funding=())
    assert encode(state) == {"status": ALL, "funding": ALL}
    assert through_address(state) == state


@pytest.mark.parametrize(
    "query",
    [
        {"theme": ["no-such-theme"]},
        {"theme": ["Klimat"]},
        {"status": ["nonsense"]},
        {"date": ["2020-13-45"]},
        {"date": ["1066"]},
        {"selection": ["place:atlantis"]},
        {"selection": ["place"]},
        {"selection": ["dragon:vaxjo"]},
        {"id": ["atlantis"]},
        {"language": ["de"]},
        {"sort": ["--start"]},
        {"start": ["-1"]},
        {"start": ["1e9"]},
        {"area": ["moon"]},
        {"panel": ["nothing"]},
        {"whatever": ["x"]},
        {"page": ["about"]},
    ],
)
def test_what_is_unknown_falls_away(query: dict[str, list[str]]) -> None:
    assert decode("map", query, KNOWN) == DEFAULT


def test_known_values_stay_beside_unknown_ones() -> None:
    assert decode("map", {"theme": ["climate,nonsense", "youth"]}, KNOWN).theme == ("climate", "youth")


def test_an_unknown_page_is_the_map() -> None:
    assert decode("nowhere", {}, KNOWN).page == "map"


@given(st.dictionaries(st.text(max_size=20), st.lists(st.text(max_size=200), max_size=3), max_size=8))
def test_any_query_gives_a_state(query: dict[str, list[str]]) -> None:
    state = decode("map", query, KNOWN)
    assert through_address(state) == state


@given(st.text(max_size=500))
def test_free_text_is_one_short_line(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert len(cleaned) <= 120
    assert not any(ord(c) < 32 for c in cleaned)


def test_narrowed_names_the_filters_that_differ() -> None:
    assert narrowed(DEFAULT) == ()
    assert narrowed(State(theme=("climate",), status=(), text="x", date="2020")) == (
        "theme",
        "status",
        "text",
        "date",
    )


def test_reset_keeps_page_language_and_place() -> None:
    state = State(
        page="table", language="en", theme=("climate",), text="x", id="vaxjo", sort="start", start=50
    )
    assert reset(state) == State(page="table", language="en", id="vaxjo")


def test_the_tables_columns_are_in_the_address_and_filter_nothing() -> None:
    state = State(page="table", columns=("swedish", "partner", "topic", "sources"))
    assert address(state) == "./table?columns=swedish,partner,topic,sources"
    assert through_address(state) == state
    assert "columns" not in FILTERS
    assert narrowed(state) == ()
    assert reset(replace(state, theme=("climate",))) == state
    assert decode("table", {"columns": ["topic,colour"]}, KNOWN).columns == ("topic",)


def test_a_selection_has_a_kind_and_an_id() -> None:
    assert parse_selection("place:homa-bay") == ("place", "homa-bay")
    assert parse_selection("") == parse_selection("place:") == ("", "")


def test_every_id_of_the_dataset_can_stand_in_an_address(real: Dataset) -> None:
    for ident in real.places:
        assert through_address(replace(DEFAULT, page="place", id=ident)).id == ident
    for ident in real.partnerships:
        selected = State(selection=f"partnership:{ident}")
        assert through_address(selected) == selected
