"""Nothing to show: which filter to loosen, and what each way out gives."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from components.parts.empty_state.render import empty
from components.state.state import State, decode, vocabulary
from components.view import build_view
from tests.components.view.real import REAL, TODAY, view

KNOWN = vocabulary(REAL)


def test_each_way_out_gives_the_number_that_it_promises() -> None:
    shown = view(country=("KE",), theme=("youth",))
    assert not shown.rows
    *ways, reset = LexborHTMLParser(empty(shown)).css("a")
    assert len(ways) == len(shown.loosenings) > 0
    for way, loosening in zip(ways, shown.loosenings, strict=True):
        query = (way.attributes["href"] or "").partition("?")[2]
        asked = {name: [value] for name, _, value in (part.partition("=") for part in query.split("&"))}
        state = decode("map", asked, KNOWN)
        assert len(build_view(REAL, state, TODAY).rows) == loosening.count
        assert str(loosening.count) in way.text()
    assert reset.attributes["href"] == "./"


def test_a_search_is_repeated_as_text_only() -> None:
    page = empty(view(text="<b>finnsinte</b>"))
    assert "<b>" not in page
    assert "<b>finnsinte</b>" in unescape(page)


def test_without_any_partnership_no_filter_is_to_blame() -> None:
    nothing = replace(REAL, revision="nothing", partnerships={}, projects_of={}, articles_of={})
    page = LexborHTMLParser(empty(build_view(nothing, State(), TODAY)))
    assert page.css("h2")
    assert page.css("a") == []
