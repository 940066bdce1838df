"""The header leads to every page and keeps what is chosen; the title says where one is."""

from __future__ import annotations

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.language import language
from components.parts.header.render import MADE_BY_SERVER, footer, header, page_title
from components.state.state import NAVIGATION, State
from data.records import Dataset

SV = language("sv")


def pages(html: str) -> dict[str, str]:
    result = LexborHTMLParser(html).css("[data-pk-page]")
    return {a.attributes["data-pk-page"] or "": a.attributes["href"] or "" for a in result}


def test_every_page_is_in_the_menu_where_a_server_answers() -> None:
    assert list(pages(header(State(), SV, serving=True))) == list(NAVIGATION)
    assert list(pages(header(State(), SV))) == [p for p in NAVIGATION if p not in MADE_BY_SERVER]


def test_links_keep_the_filters_but_not_what_belongs_to_one_page() -> None:
    state = State(page="table", country=("KE",), start=100, selection="place:vaxjo")
    to = pages(header(state, SV))
    assert "selection=" in to["map"]
    assert "country=KE" in to["numbers"]
    assert all("start=" not in address for address in to.values())
    assert all("selection=" not in address for page, address in to.items() if page != "map")


def test_the_page_that_one_is_on_is_marked_alone() -> None:
    marked = LexborHTMLParser(header(State(page="table"), SV)).css("[aria-current]")
    assert [a.attributes["data-pk-page"] for a in marked] == ["table"]


@pytest.mark.parametrize(("code", "other"), [("sv", "en"), ("en", "sv")])
def test_the_other_language_shows_the_same(code: str, other: str) -> None:
    page = LexborHTMLParser(header(State(language=code, country=("KE",)), language(code)))
    (link,) = page.css("a[data-pk-language]")
    assert link.attributes["lang"] == other
    assert "country=KE" in (link.attributes["href"] or "")
    assert ("language=en" in (link.attributes["href"] or "")) == (other == "en")


def test_the_title_begins_with_the_pages_subject(sample: Dataset) -> None:
    name = SV("app.name")
    assert page_title(sample, State(), SV) == name
    assert page_title(sample, State(page="table"), SV).startswith(SV("nav.table"))
    assert page_title(sample, State(page="place", id="vaxjo"), SV).startswith("Växjö kommun")
    assert page_title(sample, State(page="place", id="nowhere"), SV).startswith(SV("nav.place"))
    assert page_title(sample, State(page="place", answer="former"), SV).startswith(SV("former.heading"))


def test_the_footer_says_from_when_the_facts_are() -> None:
    shown = footer(SV, SV.date(date(2026, 11, 1)), State(page="about"))
    assert "1 november 2026" in shown
    assert 'href="./about#sources"' in shown
