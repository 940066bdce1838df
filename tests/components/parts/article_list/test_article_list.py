"""The page of good examples: quick links, headings, empty state."""

from __future__ import annotations

import re

import pytest

from components.language import language
from components.parts.article_list.render import PAGE_SIZE, article_list, kinds, sentence
from components.state.state import State
from components.view.articles import article_view
from data.reading.read_folder import read_folder
from tests.conftest import TABLES

REAL = read_folder(TABLES).dataset


def page(**chosen: object) -> str:
    return article_list(article_view(REAL, State(page="articles", **chosen)), ())  # type: ignore[arg-type]


def test_quick_links_count_each_kind_and_mark_the_chosen_one() -> None:
    found = {k.label: (k.count, k.current) for k in kinds(article_view(REAL, State()))}
    assert found["Alla"] == (69, True)
    assert found["Porträtt: Hjältar inom lokal demokrati"] == (9, False)
    chosen = {
        k.label: (k.count, k.current) for k in kinds(article_view(REAL, State(article_kind=("portrait",))))
    }
    assert chosen["Alla"] == (69, False)
    assert chosen["Porträtt: Hjältar inom lokal demokrati"] == (9, True)


def test_a_kind_that_would_show_nothing_is_no_link() -> None:
    html = page(country=("KE",), theme=("youth",))
    assert re.search(r'<span class="pk-kind-none">Debatt <span class="pk-kind-n">0</span></span>', html)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("sv", "0 sidor av 69 visas, tema Barn och unga, typ Debatt, land Kenya, sökning ”x”."),
        ("en", "Showing 0 pages of 69, theme Children and youth, kind Opinion, country Kenya, search “x”."),
    ],
)
def test_the_sentence_says_which_filters_are_used(code: str, said: str) -> None:
    state = State(language=code, theme=("youth",), article_kind=("debate",), country=("KE",), text="x")
    assert sentence(article_view(REAL, state)) == said


def test_the_undated_stand_last_under_a_heading_that_says_so() -> None:
    html = page()
    assert html.index("Nyast först") < html.index("51 sidor utan känt datum")
    dated = {a.id for a in REAL.articles.values() if a.published}
    order = [i in dated for i in re.findall(r'data-article="([^"]+)"', html)]
    assert order == sorted(order, reverse=True)
    assert len(order) == len(REAL.articles) <= PAGE_SIZE


def test_the_empty_page_says_which_filter_to_loosen() -> None:
    html = page(country=("KE",), article_kind=("debate",), date="2012")
    assert "Inga artiklar att visa" in html
    assert "Ta bort Land: Kenya → 3 artiklar" in html
    assert 'href="./articles?date=2012&amp;article_kind=debate"' in html
    # Clearing leaves alone what the map is narrowed by.
    assert 'href="./articles?date=2012"' in html


def test_no_articles_at_all_is_said_without_a_way_out_that_leads_nowhere() -> None:
    html = page(text="finnsinte", country=("KE",))
    assert "Ta bort sökning ”finnsinte”" in html
    assert "Ta bort Land" not in html


def test_both_languages_fill_every_sentence() -> None:
    for code in ("sv", "en"):
        html = page(language=code, text="kenya")
        assert language(code)("article_list.intro") in html.replace("&#39;", "'")


def test_quick_links_never_change_places() -> None:
    states = [State(), State(article_kind=("tool",)), State(country=("KE",)), State(text="finnsinte")]
    orders = {tuple(k.label for k in kinds(article_view(REAL, s))) for s in states}
    assert len(orders) == 1
