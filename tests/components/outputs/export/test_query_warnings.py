"""What falls away from a query is told, and nothing else."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.language import language
from components.outputs.export.query_warnings import NAMES, dropped, query_of, warning
from components.state.state import LANGUAGES, State, address, vocabulary
from data.reading.read_folder import read_folder
from tests.components.strategies import states
from tests.conftest import TABLES

TODAY = date(2026, 11, 22)
REAL = read_folder(TABLES).dataset
KNOWN = vocabulary(REAL)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("theme=climate", "theme=climate"),
        ("?theme=climate", "theme=climate"),
        ("https://example.org/karta/table?theme=climate&text=a?b#x", "theme=climate&text=a?b"),
        ("text=why?", "text=why?"),
        ("https://example.org/karta/", ""),
        ("", ""),
    ],
)
def test_a_query_is_read_from_what_people_copy(text: str, query: str) -> None:
    assert query_of(text) == query


@settings(max_examples=60, deadline=None)
@given(states(REAL))
def test_nothing_falls_away_from_an_address_of_ours(state: State) -> None:
    assert dropped(query_of(f"https://example.org{address(state)[1:]}"), KNOWN) == ()


@given(st.text(), st.sampled_from([*NAMES, "other"]), st.sampled_from(LANGUAGES))
def test_whatever_falls_away_is_told_in_one_line(value: str, name: str, code: str) -> None:
    for result in dropped(urlsplit(f"?{name}={value}").query, KNOWN):
        sentence = warning(result, language(code))
        assert sentence.isprintable()
        assert sentence.endswith(".")


def test_a_text_that_is_too_long_is_told() -> None:
    (result,) = dropped("text=" + "a" * 121, KNOWN)
    assert (
        warning(result, language("en"))
        == "The query: text is longer than 120 characters; the rest was ignored."
    )
    assert dropped("text=" + "a" * 120, KNOWN) == ()
