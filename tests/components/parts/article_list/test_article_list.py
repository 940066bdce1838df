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
    result = {k.label: (k.count, k.current) for k in kinds(article_view(REAL, State()))}
    assert result["Alla"] == (69, True)
    assert result["Porträtt: Hjältar inom lokal demokrati"] == (9, False)
    chosen = {
        k.label: (k.count, k.current) for k in kinds(article_view(REAL, State(article_kind=("portrait",))))
    }
    assert chosen["Alla"] == (69, False)
    assert chosen["Porträtt: Hjältar inom lokal demokrati"] == (9, True)


def test_a_kind_that_would_show_nothing_is_no_link() -> None:
    html = page(country=("KE",), theme=("youth",))
    assert re.search(r'<span class="pk-kind-none">Debatt <span class="pk-kind-n">0</span></span>', html)


def shown(html: str) -> list[str]:
    return re.findall(r'data-article="([^"]+)"', html)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("sv", "0 av 69 sidor om barn och unga i Kenya, typ Debatt, efter sökning ”x”."),
        ("en", "0 of 69 pages on children and youth in Kenya, kind Opinion, matching the search “x”."),
    ],
)
def test_the_sentence_says_which_filters_are_used(code: str, said: str) -> None:
    state = State(language=code, theme=("youth",), article_kind=("debate",), country=("KE",), text="x")
    assert sentence(article_view(REAL, state)) == said


def test_the_undated_stand_last_under_a_heading_that_says_so() -> None:
    dated = {a.id for a in REAL.articles.values() if a.published}
    for order, heading in (("", "Nyast först"), ("oldest", "Äldst först")):
        html = page(article_sort=order)
        assert html.index(f">{heading}</h2>") < html.index("51 sidor utan känt datum")
        known = [i in dated for i in shown(html)]
        assert known == sorted(known, reverse=True)
        assert len(known) == PAGE_SIZE


def test_every_article_is_on_one_page_and_pages_know_of_each_other() -> None:
    pages = [page(start=start) for start in range(0, len(REAL.articles), PAGE_SIZE)]
    everything = [i for html in pages for i in shown(html)]
    assert everything == [a.id for a in article_view(REAL, State()).articles]
    assert f'<a href="./articles?start={PAGE_SIZE}" rel="next"' in pages[0]
    assert 'rel="next"' not in pages[-1]
    assert f"1–{PAGE_SIZE} av 69" in pages[0]
    # An address beyond the end, as from an older link, shows the last page.
    assert shown(page(start=900)) == shown(pages[-1])


def test_the_order_is_a_link_that_begins_anew_and_keeps_the_filters() -> None:
    html = page(country=("KE",), start=PAGE_SIZE, article_sort="title")
    assert "Efter titel</h2>" in html
    assert "utan känt datum" not in html
    assert re.search(r'aria-current="true">\s*Efter titel</a>', html)
    assert 'href="./articles?country=KE&amp;article_sort=oldest"' in html
    assert 'href="./articles?country=KE" data-to="order-newest"' in html


@pytest.mark.parametrize(
    ("first", "last", "sv", "en"),
    [
        ("2019", "2023", "publicerade 2019–2023", "published 2019–2023"),
        ("2019", "2019", "publicerade 2019", "published in 2019"),
        ("2019", "", "publicerade 2019 eller senare", "published in 2019 or later"),
        ("", "2019", "publicerade 2019 eller tidigare", "published in 2019 or earlier"),
    ],
)
def test_the_sentence_says_which_years(first: str, last: str, sv: str, en: str) -> None:
    for code, said in (("sv", sv), ("en", en)):
        state = State(language=code, article_from=first, article_to=last)
        assert sentence(article_view(REAL, state)).endswith(f", {said}.")


def test_a_year_that_shows_nothing_can_be_taken_away() -> None:
    html = page(article_from="2024", article_kind=("tool",))
    assert "Ta bort Från år: 2024" in html
    assert 'href="./articles?article_kind=tool"' in html


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
