"""The finished page: everything that can be read and followed, in one element."""

from __future__ import annotations

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.outputs.page.first_page import ELEMENT, first_page
from components.state.state import LANGUAGES, PAGES, State
from components.view.answers import ANSWER_KINDS
from tests.components.outputs.page.pages import page_of

STATES = [
    *(State(page=page) for page in PAGES),
    State(page="place", id="vaxjo"),
    State(page="place", answer="former"),
    *(State(page="place", answer=kind) for kind in ANSWER_KINDS),
    State(selection="place:vaxjo"),
    State(panel="list", theme=("climate",)),
    State(page="table", text="finnsinte"),
]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("state", STATES, ids=lambda s: f"{s.page} {s.id or s.answer or s.panel}")
def test_a_page_is_complete_and_nothing_in_it_has_the_same_id(state: State, code: str) -> None:
    built = LexborHTMLParser(first_page(page_of(replace(state, language=code))))
    assert built.css_first(f"#{ELEMENT} > .pk-to-main") is not None
    for once in ("header.pk-header", "main", "footer", "h1"):
        assert len(built.css(once)) == 1, once
    ids = [node.attributes["id"] for node in built.css("[id]")]
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)
    fragments = {
        str(a.attributes["href"])[1:] for a in built.css("a[href^='#']") if a.attributes["href"] != "#"
    }
    assert fragments <= set(ids)


def test_the_rows_are_those_of_the_view() -> None:
    page = page_of(State(page="table", country=("KE",), status=(), funding=()))
    rows = LexborHTMLParser(first_page(page)).css("tr[data-partnership]")
    assert {row.attributes["data-partnership"] for row in rows} == {row.id for row in page.view.rows}
