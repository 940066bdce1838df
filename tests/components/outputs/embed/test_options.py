"""What is chosen, as an address and as code for another page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.language import language
from components.outputs.embed.options import (
    PAGE,
    Options,
    code,
    data_addresses,
    embed_address,
    frozen,
    read_options,
    read_state,
)
from components.outputs.open_data.query import read_query
from components.state.state import FILTERS, State, decode, vocabulary
from data.plain_text import fit
from data.records import Dataset
from tests.components.strategies import states

TODAY = date(2026, 11, 22)
ROOT = "https://map.example.org/"
OPTIONS = st.builds(Options, st.booleans(), st.sampled_from(["", "7", "b4b183b05f26"]))


class Elements(HTMLParser):
    """Collects the elements of a piece of HTML with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


@given(data=st.data(), options=OPTIONS)
def test_an_address_gives_back_what_was_chosen(
    sample: Dataset, data: st.DataObject, options: Options
) -> None:
    state = data.draw(states(sample, "embed"))
    path, _, query = embed_address(state, options).partition("?")
    result = parse_qs(query)
    assert path == PAGE
    assert read_options(result) == options
    read = read_state(result, vocabulary(sample))
    kept = (*FILTERS, "text", "date", "language", "selection", "area", "panel")
    assert read == State(**{name: getattr(state, name) for name in kept})


@pytest.mark.parametrize("revision", ["../7", "7;8", "A", "x" * 21, "7,8", "%00"])
def test_a_revision_that_cannot_be_one_is_none(revision: str) -> None:
    assert read_options({"revision": [revision]}) is None


def test_a_frozen_map_stands_on_a_day(real: Dataset) -> None:
    assert frozen(real, State(), TODAY).date == "2026-11-22"
    assert frozen(real, State(), date(2027, 6, 1)).date == "2026-12-31"
    assert frozen(real, State(date="today"), TODAY).date == "2026-11-22"
    assert frozen(real, State(date="2019"), TODAY).date == "2019"


@given(
    data=st.data(),
    options=OPTIONS,
    title=st.one_of(st.sampled_from(['"><script>x</script>', "{{7*7}}", "'&<b>"]), st.text(max_size=20)),
)
def test_the_code_is_a_frame_with_a_title_and_a_way_to_the_full_map(
    sample: Dataset, data: st.DataObject, options: Options, title: str
) -> None:
    state = data.draw(states(sample, "embed"))
    words = language(state.language)
    title = fit(title).replace("\r", "")
    (frame, about), *rest = Elements(code(ROOT, state, options, 600, words, title)).found
    assert frame == "iframe"
    assert [tag for tag, _ in rest] == ["p", "a"]
    assert about["src"] == ROOT + embed_address(state, options)
    assert about["title"] == title
    assert (about["loading"], about["height"], about["width"]) == ("lazy", "600", "900")
    assert about["width"].isdigit()
    parts = urlsplit(rest[-1][1]["href"])
    assert f"{parts.scheme}://{parts.netloc}/" == ROOT
    whole = decode("map", parse_qs(parts.query), vocabulary(sample))
    assert whole == replace(state, page="map", panel="overview")


@given(data=st.data())
def test_the_rows_as_data_are_those_of_the_map(sample: Dataset, data: st.DataObject) -> None:
    state = data.draw(states(sample, "embed"))
    for kind, target in data_addresses(state).items():
        path, _, query = target.partition("?")
        assert path == f"api/v1/partnerships.{kind}"
        asked = read_query(sample, "partnerships", query).state
        assert all(getattr(asked, name) == getattr(state, name) for name in (*FILTERS, "text", "date"))
