"""A search is answered: the place that it names first, then places with such names, then hits in texts."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.language import language
from components.parts.found_places.render import SHOWN, SHOWN_HITS, found_places, named_answers
from components.parts.place_page.sentences import answer_sentence
from components.view.answers import place_answers
from components.view.search import like
from tests.components.view.real import REAL, TODAY, view


def page(text: str, **chosen: object) -> LexborHTMLParser:
    return LexborHTMLParser(found_places(view(text=text, **chosen)))


def answers(text: str, **chosen: object) -> LexborHTMLParser:
    return LexborHTMLParser(named_answers(REAL, language(str(chosen.get("language", "sv"))), text, TODAY))


def links(text: str, **chosen: object) -> list[str | None]:
    return [a.attributes["href"] for a in page(text, **chosen).css("a")]


@pytest.mark.parametrize("typed", ["Växjö", "vaxjo", "VÄXJÖ kommun"])
def test_the_place_that_is_named_comes_first_with_the_answer_of_its_page(typed: str) -> None:
    result = answers(typed)
    place = REAL.places["vaxjo"]
    first = result.css_first(".pk-found-answer")
    assert first.css_first("a").attributes["href"] == "./place?id=vaxjo"
    assert first.css_first("p").text() == answer_sentence(
        language("sv"), place, place_answers(REAL, TODAY)["vaxjo"]
    )
    assert "./place?id=vaxjo" not in links(typed)


def test_a_place_without_any_partnership_is_answered_too() -> None:
    nothing = next(p for p in REAL.places.values() if not REAL.partnerships_of[p.id] and not p.same_as)
    result = answers(nothing.name)
    assert nothing.short_name in result.css_first(".pk-found-answer p").text()


def test_hits_in_texts_stand_apart_and_lead_to_all_of_them() -> None:
    result = page("are", language="en", status=(), funding=())
    assert answers("are", language="en").css_first("h2").text() == "Åre Municipality"
    assert "Other matches in text" in result.text()
    lines = result.css("ul:last-of-type li")
    assert 0 < len(lines) <= SHOWN_HITS
    assert all("%22are%22" in (a.attributes["href"] or "") for a in result.css("ul:last-of-type a"))


def test_a_place_abroad_has_its_country_beside_it() -> None:
    result = found_places(view(text="homa ba", language="en"))
    assert "./place?language=en&amp;id=homa-bay" in result
    assert "Kenya" in result


def test_without_a_search_or_a_place_there_is_nothing() -> None:
    for text in ("", "finnsinte", "–"):
        assert found_places(view(text=text)) == named_answers(REAL, language("sv"), text, TODAY) == ""
    assert named_answers(REAL, language("sv"), "Växj", TODAY) == ""


def test_the_most_alike_are_shown_and_not_too_many() -> None:
    everywhere = like(REAL, "a", language("sv"))
    assert len(everywhere) > SHOWN
    assert links("a") == [f"./place?id={place.id}" for _, place in everywhere[:SHOWN]]
