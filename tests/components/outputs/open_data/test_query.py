"""Queries: the page's own words, and a clear refusal of everything else."""

from __future__ import annotations

import json
from datetime import date
from typing import get_args
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.outputs.open_data.edition import EVERYTHING, Edition
from components.outputs.open_data.query import PAGING, WORDS, Asked, RefusedError, choices, read_query
from components.outputs.open_data.responses import respond
from components.state.state import FILTERS, State, decode, encode, vocabulary
from data.records import AbroadKind, Dataset
from tests.components.strategies import states


def test_nothing_is_filtered_unless_asked_for(real: Dataset) -> None:
    assert read_query(real, "partnerships", "") == Asked(EVERYTHING)
    assert read_query(real, "partnerships", "status=all&theme=all").state == EVERYTHING


def test_the_words_mean_what_they_mean_on_the_page(real: Dataset) -> None:
    query = "theme=climate,youth&country=KE&status=active&funding=yes&date=2019&text=homa+bay&sort=-start&language=en"
    assert read_query(real, "partnerships", query).state == decode("table", parse_qs(query), vocabulary(real))


def test_goals_are_asked_for_by_number(real: Dataset) -> None:
    assert read_query(real, "partnerships", "goal=5,16").state.goal == ("5", "16")
    with pytest.raises(RefusedError) as refused:
        read_query(real, "partnerships", "goal=18")
    assert refused.value.allowed == tuple(str(n) for n in range(1, 18))


def test_a_list_may_be_written_in_both_ways(real: Dataset) -> None:
    one, other = (
        read_query(real, "partnerships", q) for q in ("theme=climate,youth", "theme=climate&theme=youth")
    )
    assert one == other
    assert one.state.theme == ("climate", "youth")


@given(data=st.data())
def test_whatever_the_page_can_ask_the_api_can_answer(sample: Dataset, data: st.DataObject) -> None:
    state = data.draw(states(sample, "table"))
    words = {w: v for w, v in encode(state).items() if w in WORDS["partnerships"]}
    written = {f: ",".join(getattr(state, f)) or "all" for f in FILTERS}
    asked = read_query(
        sample, "partnerships", "&".join(f"{w}={_plain(v)}" for w, v in {**words, **written}.items())
    )
    kept = {w: getattr(state, w) for w in WORDS["partnerships"] if w not in PAGING}
    assert asked.state == State(page="table", **kept)


def _plain(text: str) -> str:
    return "".join(f"%{b:02X}" for b in text.encode())


@pytest.mark.parametrize(
    ("query", "kind", "word"),
    [
        ("them=climate", "unknown-word", "them"),
        ("selection=place:vaxjo", "unknown-word", "selection"),
        ("theme=climat", "unknown-value", "theme"),
        ("theme=climate,", "unknown-value", "theme"),
        ("theme=", "unknown-value", "theme"),
        ("theme=all,climate", "unknown-value", "theme"),
        ("country=SE&country=XX", "unknown-value", "country"),
        ("sort=name", "unknown-value", "sort"),
        ("language=de", "unknown-value", "language"),
        ("date=2019-13", "bad-date", "date"),
        ("date=", "bad-date", "date"),
        ("date=1800", "bad-date", "date"),
        ("date=2019&date=2020", "given-twice", "date"),
        ("limit=0", "bad-number", "limit"),
        ("limit=x", "bad-number", "limit"),
        ("limit=9999999", "bad-number", "limit"),
        ("offset=-1", "bad-number", "offset"),
        ("limit=%D9%A3", "bad-number", "limit"),
        ("text=" + "a" * 121, "text-too-long", "text"),
        ("&".join(f"a{i}=1" for i in range(150)), "too-long", ""),
    ],
)
def test_a_query_that_is_wrong_is_refused_by_name(edition: Edition, query: str, kind: str, word: str) -> None:
    result = respond(edition, "partnerships.json", query)
    report = json.loads(result.file.content)
    assert (result.status, result.file.media_type) == (400, "application/problem+json")
    assert report["type"] == f"https://map.example.org/api/en/#{kind}"
    assert report.get("parameter", "") == word
    assert report["status"] == 400
    assert word in report["detail"]
    assert report["detail"] != report["detail_sv"]


def test_a_refusal_names_what_is_allowed_and_what_was_perhaps_meant(edition: Edition, real: Dataset) -> None:
    report = json.loads(respond(edition, "partnerships.json", "theme=climat").file.content)
    assert report["allowed"] == sorted(real.themes)
    assert report["perhaps"][0] == "climate"
    report = json.loads(respond(edition, "partnerships.json", "swedish_place=vaxjoo").file.content)
    assert "allowed" not in report
    assert report["perhaps"][0] == "vaxjo"
    assert "vaxjo" in report["detail"]


def test_articles_are_asked_for_by_year_language_and_order_and_wrong_ones_are_refused(real: Dataset) -> None:
    query = "article_from=2019&article_to=2020&article_language=sv&article_sort=oldest"
    asked = decode("table", parse_qs(f"status=all&funding=all&{query}"), vocabulary(real))
    assert asked.article_from == "2019"
    assert read_query(real, "articles", query).state == asked
    for wrong, key in (
        ("article_from=19", "bad_number"),
        ("article_to=2019-06", "bad_number"),
        ("article_from=2019&article_from=2020", "given_twice"),
        ("article_sort=newest", "unknown_value"),
        ("article_language=de", "unknown_value"),
        ("article_publication_type=book", "unknown_value"),
    ):
        with pytest.raises(RefusedError) as refused:
            read_query(real, "articles", wrong)
        assert (refused.value.key, refused.value.parameter) == (key, wrong.partition("=")[0])


def test_places_abroad_have_kinds_of_their_own(real: Dataset) -> None:
    assert set(get_args(AbroadKind)) <= set(choices(real, "places")["kind"])
    with pytest.raises(RefusedError):
        read_query(real, "partnerships", "kind=city")


def test_parts_put_together_are_the_whole(edition: Edition) -> None:
    query, result, links = "limit=50&theme=climate,youth", [], 0
    whole = json.loads(respond(edition, "partnerships.json", "theme=climate,youth").file.content)["items"]
    while True:
        part = respond(edition, "partnerships.json", query)
        result += json.loads(part.file.content)["items"]
        following = dict(part.links).get("next")
        if not following:
            break
        links += 1
        query = following.partition("?")[2]
    assert links == (len(whole) - 1) // 50 > 0
    assert result == whole


def test_a_part_that_ends_with_the_list_has_none_after_it(edition: Edition) -> None:
    total = len(json.loads(respond(edition, "themes.json", "").file.content)["items"])
    assert "next" not in dict(respond(edition, "themes.json", f"limit={total}").links)
    assert "next" in dict(respond(edition, "themes.json", f"limit={total - 1}").links)


def test_the_part_before_is_named_too(edition: Edition) -> None:
    links = dict(respond(edition, "places.csv", "limit=10&offset=15").links)
    assert links["prev"].endswith("/api/v1/places.csv?limit=10&offset=5")
    assert "prev" not in dict(respond(edition, "places.csv", "limit=10").links)
    assert not {"prev", "next"} & dict(respond(edition, "places.csv", "offset=10").links).keys()


def test_statuses_hold_on_the_day_that_is_asked_for(edition: Edition) -> None:
    then = json.loads(respond(edition, "partnerships.json", "date=2012&status=active").file.content)
    assert then["date"] == "2012"
    assert (
        then["total"]
        != json.loads(respond(edition, "partnerships.json", "status=active").file.content)["total"]
    )
    assert date.fromisoformat(then["as_of"])
