"""The page of articles filters itself: what it shows for an address is what the application shows for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from components.state.state import State, address
from components.view.articles import article_view
from data.records import Dataset
from tests.browser.conftest import PHONE
from tests.browser.site.pages import Open
from tests.browser.site.pages import address as located

STATES = (
    State(article_kind=("news",)),
    State(article_kind=("news", "event"), theme=("climate",)),
    State(theme=("climate", "gender"), article_programme=("KP",)),
    State(country=("KE", "UA"), article_language=("en",)),
    State(swedish_place=("vaxjo",)),
    State(swedish_place=("gotland",), article_from="2015"),
    State(partner_place=("homa-bay",), article_to="2023"),
    State(article_from="2022", article_to="2024", article_kind=("article",)),
    State(text="klimat"),
    State(text="demokrati", article_kind=("article", "portrait")),
    State(country=("KE",), status=(), date="2019", kind=("region",)),
    State(article_publication_type=("report",)),
    State(text="finns inte alls"),
)
SHOWN = """() => [...document.querySelectorAll(".pk-article")].filter(e => e.checkVisibility())
    .map(e => e.dataset.article)"""
COUNTS = """() => [...document.querySelectorAll("[data-find] input[type=checkbox]")].map(
    c => [c.name, c.value, c.checked, Number(/\\((\\d+)\\)$/.exec(c.parentElement.textContent.trim())[1])])"""


def shared(state: State) -> str:
    """Return the path in the site of the application's address of a state."""
    query = address(state).partition("?")[2]
    return f"{'en/' if state.language == 'en' else ''}articles/index.html?{query}"


def put(state: State, **values: object) -> State:
    return State(**{**{f: getattr(state, f) for f in State.__slots__}, **values})  # type: ignore[arg-type]


def shown(page: Page) -> list[str]:
    result: list[str] = page.evaluate(SHOWN)
    return result


def test_an_address_shows_the_articles_and_counts_of_the_application(
    look: Open, whole: Path, real: Dataset
) -> None:
    page = look(whole, "articles/index.html")
    for state in (put(s, page="articles", language=code) for s in STATES for code in ("sv", "en")):
        page.goto(located(whole, shared(state)))
        view = article_view(real, state)
        assert shown(page) == [a.id for a in view.articles], state
        counts = {
            (name, o.value, o.chosen, o.count) for name, options in view.options.items() for o in options
        }
        offered = {tuple(c) for c in page.evaluate(COUNTS)}
        assert offered == {c for c in counts if (c[0], c[1]) in {(o[0], o[1]) for o in offered}}, state
        message = page.locator("[data-status]").inner_text()
        assert message.startswith(f"{len(view.articles)} ") or not view.articles, state


def test_articles_are_ordered_by_age_and_by_title(look: Open, whole: Path, real: Dataset) -> None:
    page = look(whole, "articles/index.html?article_kind=news&article_sort=oldest")
    news = State(page="articles", article_kind=("news",))
    assert shown(page) == [a.id for a in article_view(real, put(news, article_sort="oldest")).articles]
    page.get_by_role("link", name="Nyast först").click()
    assert shown(page) == [a.id for a in article_view(real, news).articles]
    page.get_by_role("link", name="Efter titel").click()
    titled = article_view(real, put(news, article_sort="title"))
    # What has no date stays under its own heading.
    assert shown(page) == [a.id for a in (*titled.dated, *titled.undated)]
    assert page.url.endswith("?article_kind=news&article_sort=title")


def test_a_choice_is_in_the_address_and_back_undoes_it(look: Open, whole: Path) -> None:
    page = look(whole, "articles/index.html")
    everything = shown(page)
    page.get_by_label("Klimat och miljö").check()
    page.locator(".pk-kinds a", has_text="Nyheter").click()
    assert page.url.endswith("articles/index.html?theme=climate&article_kind=news")
    assert page.locator("a[data-pk-page=map]").get_attribute("href") == (
        "../index.html?theme=climate&article_kind=news"
    )
    page.go_back()
    expect(page.get_by_label("Klimat och miljö")).to_be_checked()
    assert page.url.endswith("articles/index.html?theme=climate")
    page.get_by_role("button", name="Rensa alla filter").click()
    assert shown(page) == everything
    expect(page.get_by_role("searchbox", name="Sök i titlar")).to_be_focused()


def test_a_long_list_of_choices_is_searched(look: Open, whole: Path) -> None:
    page = look(whole, "articles/index.html")
    chooser = page.locator("details", has_text="Svensk partner")
    chooser.locator("summary").click()
    chooser.get_by_role("searchbox").fill("vaxj")
    assert chooser.locator("label:visible").count() == 1
    chooser.locator("label:visible").click()
    expect(chooser.locator("[data-chosen]")).to_have_text("Växjö kommun")
    assert page.url.endswith("?swedish_place=vaxjo")


def test_on_a_phone_the_filters_are_behind_a_button(look: Open, whole: Path) -> None:
    page = look(whole, "articles/index.html", PHONE)
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_label("Klimat och miljö").check()
    n = len(shown(page))
    page.get_by_role("button", name=f"Visa {n} artiklar").click()
    expect(page.locator("#pk-filters")).not_to_be_visible()
    expect(page.get_by_role("button", name="Filter", exact=True)).to_be_focused()


@pytest.mark.parametrize(("query", "visible"), [("", False), ("?theme=climate", True), ("?sort=end", False)])
def test_the_page_of_numbers_says_that_it_leaves_out_filters(
    look: Open, whole: Path, query: str, visible: bool
) -> None:
    page = look(whole, f"numbers/index.html{query}")
    assert page.locator("[data-unfiltered]").is_visible() == visible
    assert page.locator("[data-unfiltered] a").get_attribute("href") == f"../table/index.html{query}"


def test_what_is_left_fills_the_cards_in_sight_first(look: Open, whole: Path) -> None:
    page = look(whole, "articles/index.html?article_language=en")
    section = page.locator(".pk-article-list > section").last
    first, visible = section.locator(".pk-articles").first, section.locator(".pk-article:visible").count()
    slots = first.locator(".pk-article").count()
    assert 1 < visible < section.locator(".pk-article").count()
    assert first.locator(".pk-article:visible").count() == min(slots, visible)
