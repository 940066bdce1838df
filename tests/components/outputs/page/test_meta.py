"""What search engines and link previews read of a page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.outputs.page.meta import LONGEST, canonical_state, is_indexed, meta, meta_html, shortened
from components.state.state import LANGUAGES, PAGES, State
from tests.components.outputs.page.pages import ROOT, page_of

STATES = [
    *(State(page=p) for p in PAGES),
    State(page="place", id="vaxjo"),
    State(page="place", answer="former"),
]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("state", STATES, ids=lambda s: s.page + s.id + s.answer)
def test_every_page_has_a_title_a_description_and_its_addresses(state: State, code: str) -> None:
    page = page_of(replace(state, language=code))
    lines = meta(page)
    assert lines.title
    assert 20 < len(lines.description) <= LONGEST
    assert "{" not in lines.description
    assert dict(lines.alternates)[code] == lines.canonical
    assert set(dict(lines.alternates)) == {*LANGUAGES, "x-default"}
    assert dict(lines.alternates)["x-default"] == dict(lines.alternates)["sv"]
    for address in (lines.canonical, lines.preview, lines.feed):
        assert address.startswith(ROOT)
    assert "preset=link" in lines.preview
    head = LexborHTMLParser(f"<head>{meta_html(page)}</head>")
    assert head.css_first('meta[property="og:title"]').attributes["content"] == lines.title
    assert [a.attributes["hreflang"] for a in head.css("link[hreflang]")] == [*LANGUAGES, "x-default"]


def test_pages_of_one_subject_have_different_titles_and_descriptions() -> None:
    lines = [meta(page_of(State(page="place", id=i))) for i in ("vaxjo", "kalmar", "danderyd")]
    assert len({line.title for line in lines}) == len({line.description for line in lines}) == 3


def test_what_changes_only_how_a_page_is_shown_is_not_part_of_its_address() -> None:
    state = State(theme=("climate",), selection="place:vaxjo", panel="list", sort="-start", start=25)
    assert canonical_state(state) == State(theme=("climate",))
    for page in PAGES:
        foreign = State(page=page, theme=("climate",), id="vaxjo", answer="former", article_kind=("news",))
        own = canonical_state(foreign)
        assert own.id == ("vaxjo" if page == "place" else "")
        assert own.theme == (("climate",) if page not in ("about", "place") else ())
        assert own.article_kind == (("news",) if page == "articles" else ())
    page = State(page="place", id="vaxjo", selection="partnership:vaxjo-an-giang")
    assert meta(page_of(page)).canonical == f"{ROOT}place?id=vaxjo"


@pytest.mark.parametrize(
    ("state", "listed"),
    [
        (State(), True),
        (State(theme=("climate",)), True),
        (State(status=()), True),
        (State(page="table", country=("KE",)), True),
        (State(page="articles", article_kind=("news",)), True),
        (State(theme=("climate", "youth")), False),
        (State(theme=("climate",), country=("KE",)), False),
        (State(text="kenya"), False),
        (State(date="2012"), False),
        (State(page="articles", article_from="2020", theme=("youth",)), False),
        (State(page="embed"), False),
    ],
)
def test_search_engines_list_whole_pages_and_single_filters(state: State, listed: bool) -> None:
    assert is_indexed(state) is listed
    assert ('content="noindex"' in meta_html(page_of(state))) is not listed


def test_only_pages_of_one_subject_have_a_picture_of_their_own() -> None:
    usual = meta(page_of(State())).preview
    assert meta(page_of(State(theme=("climate", "youth"), country=("KE",)))).preview == usual
    assert meta(page_of(State(text="kenya"))).preview == usual
    assert "theme=climate" in meta(page_of(State(theme=("climate",)))).preview
    assert "swedish_place=vaxjo" in meta(page_of(State(page="place", id="vaxjo"))).preview
    assert meta(page_of(State(page="place", id="danderyd"))).preview == usual


def test_a_long_text_is_cut_at_a_word() -> None:
    assert shortened("kort") == "kort"
    cut = shortened("ett två " * 40)
    assert len(cut) <= LONGEST
    assert cut.endswith(("två…", "ett…"))
