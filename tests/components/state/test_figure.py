"""How a figure is drawn, in an address and back."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.language import language
from components.outputs.export.query_warnings import dropped, warning
from components.state.figure import (
    INKS,
    MAPS,
    NAMES,
    SHEETS,
    TITLE_LIMIT,
    Options,
    decode_options,
    encode_options,
    one_line,
)
from components.state.state import State, decode, encode, vocabulary
from data.reading.read_folder import read_folder
from tests.components.strategies import states
from tests.conftest import TABLES

REAL = read_folder(TABLES).dataset
KNOWN = vocabulary(REAL)
FOCUSES = ("KE", "UA", "africa", "europe")
any_options = st.builds(
    Options,
    preset=st.sampled_from(SHEETS),
    map=st.sampled_from(MAPS),
    focus=st.sampled_from(["", *FOCUSES]),
    title=st.text(max_size=250).map(one_line),
    labels=st.booleans(),
    ink=st.sampled_from(INKS),
    transparent=st.booleans(),
    header=st.booleans(),
    footer=st.booleans(),
    wording=st.sampled_from(["", "sv", "en"]),
)


@given(any_options)
def test_every_choice_survives_the_address(options: Options) -> None:
    query = parse_qs(urlencode(encode_options(options)), keep_blank_values=True)
    assert decode_options(query, FOCUSES) == options


@given(states(REAL), any_options)
def test_state_and_options_share_one_query(state: State, options: Options) -> None:
    both = replace(state, figure=options)
    query = parse_qs(urlencode(encode(both)), keep_blank_values=True)
    assert decode(both.page, query, vocabulary(REAL)) == both


@given(any_options)
def test_nothing_falls_away_from_what_we_write(options: Options) -> None:
    assert dropped(urlencode(encode_options(options)), KNOWN, figure=True) == ()


@given(st.sampled_from(NAMES), st.text(max_size=20))
def test_a_value_that_falls_away_is_told(name: str, text: str) -> None:
    query = parse_qs(urlencode({name: text}), keep_blank_values=True)
    options = decode_options(query, KNOWN.focuses)
    result = dropped(urlencode({name: text}), KNOWN, figure=True)
    if name != "title":
        # What was taken is what was asked for, or else it is told.
        assert bool(result) == (encode_options(options).get(name, encode_whole(name)) != text)
    assert all(warning(one, language("sv")).isprintable() for one in result)


def encode_whole(name: str) -> str:
    """Return what the default of an option would be in an address."""
    value = getattr(Options(), name)
    return value if isinstance(value, str) else "yes" if value else "no"


def test_a_list_passes_over_how_a_figure_is_drawn() -> None:
    assert dropped("preset=a3&theme=climate", KNOWN) == ()
    (result,) = dropped("preset=a3&theme=climate", KNOWN, figure=True)
    assert (result.name, result.value, result.allowed) == ("preset", "a3", SHEETS)
    (long,) = dropped("title=" + "a" * 201, KNOWN, figure=True)
    assert warning(long, language("en")).startswith("The query: title is longer than 200 characters")


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.text(max_size=20), max_size=2)))
def test_whatever_is_unknown_falls_away(query: dict[str, list[str]]) -> None:
    result = decode_options(query, FOCUSES)
    assert decode_options({k: [v] for k, v in encode_options(result).items()}, FOCUSES) == result
    assert result.preset in SHEETS
    assert result.map in MAPS
    assert result.focus in ("", *FOCUSES)
    assert len(result.title) <= TITLE_LIMIT


def test_defaults_are_left_out() -> None:
    assert encode_options(Options()) == {}
    assert encode_options(Options(labels=False, transparent=True)) == {"labels": "no", "transparent": "yes"}


@pytest.mark.parametrize("title", ["a\nb", "a\x00b", "a\ud800b", "a\u2028b", "  a \t b "])
def test_a_title_is_one_line_that_any_file_can_hold(title: str) -> None:
    assert one_line(title) == "a b"
