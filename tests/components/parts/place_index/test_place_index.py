"""The list of places: everything in it, found by any of its names, counted by answer."""

from __future__ import annotations

import re
from datetime import date

import pytest

from components.language import language
from components.parts.place_index.render import place_list
from components.state.state import LANGUAGES, State
from components.view.answers import ANSWER_KINDS, place_answers
from data.records import Dataset
from geo.naming.fold import fold

TODAY = date(2026, 11, 22)


def listed(real: Dataset, **chosen: str) -> tuple[list[str], str]:
    """The ids of the places that are listed, in order, and the HTML."""
    state = State(page="place", **chosen)  # type: ignore[arg-type]  # fields by name
    words = language(state.language)
    html = "".join(place_list(real, place_answers(real, TODAY), words, state, TODAY))
    return re.findall(
        r'<li class="pk-m pk-m-[a-z]+"><a href="\./place\?(?:language=en&amp;)?id=([^"]*)"', html
    ), html


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_place_is_listed_once(real: Dataset, code: str) -> None:
    found, _ = listed(real, language=code)
    assert sorted(found) == sorted(real.places)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("vaxjo", {"vaxjo"}),
        ("goteborg", {"goteborg"}),
        ("homa bay", {"homa-bay", "mfangano-island"}),
        ("homabay", {"homa-bay", "mfangano-island"}),
        ("zzz", set()),
    ],
)
def test_search_forgives(real: Dataset, text: str, places: set[str]) -> None:
    assert set(listed(real, text=text)[0]) == places


def test_search_by_county_and_country_in_either_language(real: Dataset) -> None:
    skane = {p.id for p in real.places.values() if p.county == "12"}
    assert set(listed(real, text="skane lan")[0]) == skane
    south_africa = {p.id for p in real.places.values() if p.country == "ZA"}
    assert set(listed(real, text="South Africa")[0]) == south_africa
    assert set(listed(real, text="sydafrika", language="en")[0]) == south_africa


@pytest.mark.parametrize("kind", ANSWER_KINDS)
def test_one_answer_only(real: Dataset, kind: str) -> None:
    found, html = listed(real, answer=kind)
    assert set(found) == {p for p, a in place_answers(real, TODAY).items() if a.kind == kind}
    assert re.search(rf'pk-m-{kind}" href="[^"]*answer={kind}" aria-current="true"', html)


def test_counts_take_gotland_once(real: Dataset) -> None:
    _, html = listed(real)
    assert "55 aktiva" in html
    assert "24 aktiva av 311" in html
    assert "31 aktiva av 134" in html
    assert html.count("Gotland är kommun och region") == 1


def test_a_narrowed_list_counts_what_it_shows(real: Dataset) -> None:
    _, html = listed(real, answer="active")
    assert "55 träffar." in html
    assert '<span class="pk-muted">24</span>' in html
    assert "aktiva av" not in html


def test_nothing_found_offers_the_way_back(real: Dataset) -> None:
    _, html = listed(real, text="<zzz>")
    assert "Ingen plats heter så." in html
    assert 'href="./place"' in html
    assert "<zzz>" not in html


def test_a_place_page_carries_no_search(real: Dataset) -> None:
    _, html = listed(real, text="vaxjo", answer="active")
    assert 'href="./place?id=vaxjo"' in html


def test_regions_come_first_in_their_county(real: Dataset) -> None:
    found, _ = listed(real)
    kronoberg = [p for p in found if real.places[p].county == "07"]
    assert kronoberg[0] == "region-kronoberg"
    assert kronoberg[-1] == "almhult"  # ä comes after z


def test_the_list_stays_light(real: Dataset) -> None:
    assert len(listed(real)[1].encode()) < 80_000


def test_where_no_server_searches_each_place_has_the_words_that_it_is_found_by(real: Dataset) -> None:
    state, words = State(page="place", language="en"), language("en")
    answers = place_answers(real, TODAY)
    _, html = place_list(real, answers, words, state, TODAY, searchable=True)
    told = dict(re.findall(r'data-words="([^"]*)"><a href="[^"]*[?;]id=([^"]*)"', html))
    told = {ident: found for found, ident in told.items()}
    assert len(told) == len(real.places)
    for place in real.places.values():
        for name in (place.name, place.short_name, *place.aliases):
            assert fold(name) in told[place.id]
    assert "data-words" not in place_list(real, answers, words, state, TODAY)[1]
