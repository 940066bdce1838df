"""A search finds places too, however they are written."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.parts.found_places.render import SHOWN, find, found_places
from tests.components.view.real import REAL, view


def links(text: str, **chosen: object) -> list[str | None]:
    return [a.attributes["href"] for a in LexborHTMLParser(found_places(view(text=text, **chosen))).css("a")]


@pytest.mark.parametrize("typed", ["Växjö", "vaxjo", "VÄXJÖ kommun"])
def test_a_place_is_found_however_its_name_is_typed(typed: str) -> None:
    assert "./place?id=vaxjo" in links(typed)


def test_a_place_abroad_has_its_country_beside_it() -> None:
    page = found_places(view(text="homa bay", language="en"))
    assert "./place?language=en&amp;id=homa-bay" in page
    assert "Kenya" in page


def test_without_a_search_or_a_place_there_is_nothing() -> None:
    assert found_places(view()) == found_places(view(text="finnsinte")) == ""


def test_the_shortest_names_are_shown_and_not_too_many() -> None:
    everywhere = find(REAL.places.values(), "a")
    assert len(everywhere) > SHOWN
    shown = links("a")
    assert len(shown) == SHOWN
    shortest = sorted(len(p.short_name) for p in everywhere)[:SHOWN]
    assert [len(REAL.places[(a or "").partition("id=")[2]].short_name) for a in shown] == shortest
