"""A search means the place that it names; other words mean the text that the page shows."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import normalize

import pytest

from components.language import language
from components.state.state import State
from components.view import build_view, index
from components.view.filter import other_hits
from components.view.search import in_text, like, named, names_of, search_bits, text_bits
from data.records import Dataset, Place
from data.status import Period
from geo.naming.fold import fold
from tests.components.view.real import REAL, TODAY, view

SV = language("sv")
OWN_SCRIPT = {"lutsk": "Луцьк", "kalush": "Калуш", "jinja": "ジンジャ"}
"""Names as the tables bear them once they have been looked up; the tests' own tables are older."""


def with_names(dataset: Dataset) -> Dataset:
    places = dict(dataset.places)
    for ident, name in OWN_SCRIPT.items():
        places[ident] = replace(places[ident], aliases=(*places[ident].aliases, name))
    return replace(dataset, places=places, revision="own script")


WRITTEN = with_names(REAL)


def spellings(name: str) -> set[str]:
    """Return a name as people type it: as it is, in capitals and small letters, decomposed, without accents, in one."""
    return {name, name.upper(), name.lower(), f"  {name} ", normalize("NFD", name), fold(name), key(name)}


def key(name: str) -> str:
    return fold(name).replace(" ", "")


def bodies(place: Place) -> set[str]:
    """Return the ids of one body: Gotland is a municipality and a region in one."""
    return {place.id, place.same_as, *(p.id for p in REAL.places.values() if p.same_as == place.id)} - {""}


def test_every_place_finds_itself_first_in_every_spelling_of_its_names() -> None:
    for place in WRITTEN.places.values():
        for name in names_of(place).all:
            for typed in spellings(name):
                result = like(WRITTEN, typed, SV)
                first = result[0][1]
                # Habo and Håbo differ by an accent alone: without it the one that has none comes first.
                bare = typed not in names_of(place).own and key(typed) in map(key, names_of(first).own)
                assert first.id in bodies(place) or (bare and place in [p for _, p in result[:2]]), (
                    typed,
                    first,
                )


def test_names_that_differ_by_an_accent_alone_are_told_apart_where_it_is_typed() -> None:
    assert [named(REAL, t)[0].id for t in ("Håbo", "HÅBO", "Habo", "habo kommun")] == [
        "habo-uppland", "habo-uppland", "habo", "habo",
    ]  # fmt: skip
    assert [p.id for _, p in like(REAL, "habo", SV)] == ["habo", "habo-uppland"]


@pytest.mark.parametrize("typed", ["Луцьк", "ЛУЦЬК", "Łuck", "Luzk", "lutsk", "Lutsk community"])
def test_a_place_is_named_in_its_own_script_and_as_its_neighbours_write_it(typed: str) -> None:
    assert [p.id for p in named(WRITTEN, typed)] == ["lutsk"]


@pytest.mark.parametrize("typed", ["Vaexjoe", "aare", "Ostersund", "oestersund"])
def test_a_place_is_named_without_swedish_letters(typed: str) -> None:
    assert len(named(REAL, typed)) == 1


def test_a_beginning_names_nothing_but_is_like_every_name_that_begins_so() -> None:
    assert named(REAL, "Växj") == ()
    assert like(REAL, "Växj", SV)[0] == (3, REAL.places["vaxjo"])
    assert (4, REAL.places["homa-bay"]) in like(REAL, "bay", SV)
    assert like(REAL, "äxjö", SV) == ()


def test_a_place_by_name_selects_its_rows_and_no_text_that_begins_alike() -> None:
    for place in REAL.places.values():
        for typed in (place.name, place.name.lower()):
            shown = build_view(REAL, State(text=typed, status=(), funding=()), TODAY)
            meant = {ident for p in named(REAL, typed) for ident in bodies(p)}
            assert all(meant & {p.id for p in row.ends} for row in shown.rows)
            assert {r.id for r in shown.rows} == {
                r.id for r in shown.index.rows if meant & {p.id for p in r.ends}
            }


def test_a_text_is_searched_in_the_language_of_the_page_by_beginnings_of_words() -> None:
    seen = index(REAL, Period.day(TODAY))
    project = next(
        p for r in seen.rows for p in r.projects if "waste" in p.topic_en and "waste" not in p.topic_sv
    )
    at = 1 << next(r.position for r in seen.rows if project in r.projects)
    assert text_bits(seen, "waste", "en") & at
    assert not text_bits(seen, "waste", "sv") & at
    assert text_bits(seen, "wast", "en") & at
    assert not text_bits(seen, "aste", "en") & at


def test_names_of_places_and_countries_are_searched_in_every_language() -> None:
    seen = index(WRITTEN, Period.day(TODAY))
    for code in ("sv", "en"):
        for typed in ('"Луцьк"', "Ukraina", "Ukraine"):
            assert text_bits(seen, typed, code)


def test_in_quotation_marks_a_search_is_of_texts_only() -> None:
    place = REAL.places["are"]
    seen = index(REAL, Period.day(TODAY))
    assert search_bits(seen, place.short_name, "en") == search_bits(seen, "are", "en")
    assert named(REAL, in_text("are")) == named(REAL, "”Åre”") == ()
    state = State(text="are", status=(), funding=(), language="en")
    others = other_hits(seen, state)
    whole = build_view(REAL, replace(state, text=in_text("are")), TODAY)
    assert others
    assert {r.id for r in others} <= {r.id for r in whole.rows}
    assert not {r.id for r in others} & {r.id for r in build_view(REAL, state, TODAY).rows}


def test_the_sentence_says_what_a_search_means() -> None:
    assert view(text="vaxjo").sentence.endswith("sökning på Växjö kommun.")
    assert view(text="vatten", status=()).sentence.endswith("sökning ”vatten”.")
    assert view(text='"växjö"').sentence.endswith("sökning i text ”växjö”.")


def test_a_search_without_letters_is_none() -> None:
    for typed in ("–", '""', "   "):
        assert named(REAL, typed) == like(REAL, typed, SV) == ()
