"""The browser shows the articles that Python's article view shows, in its order, with its counts and its sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from components.parts.article_list.render import PAGE_SIZE, sentence
from components.state.state import ARTICLE_SORTS, State, clean_text, encode, vocabulary
from components.view.articles import (
    ARTICLE_FILTERS,
    ArticleView,
    article_narrowed,
    article_reset,
    article_view,
)
from data.records import Dataset
from tests.browser.site.conftest import Visit
from tests.browser.site.engine import Engine, running
from tests.browser.site.states import LETTERS

IN_BROWSER = """asked => asked.map(pairs => {
    const PS = PartnershipSite, A = PS.articles, state = PS.state.decode("articles", pairs, PS.dataset.known);
    const view = A.view(PS.dataset, state);
    return {
        ids: view.articles.map(a => a.id), counts: view.counts, sentence: view.sentence,
        years: view.years,
        options: Object.fromEntries(Object.entries(view.options).map(([name, found]) =>
            [name, found.map(o => [o.value, o.count, o.chosen])])),
        loosenings: view.loosenings.map(l => [l.field, l.count]),
        narrowed: A.narrowed(state), reset: PS.state.encode(A.reset(state)),
    };
})"""
WORDS = [
    "vaxjo",
    "Växjö",
    "homa bay",
    "klimat",
    "KENYA",
    "youth",
    "a",
    "Å",
    "mentor",
    "vatten",
    "gotland",
    "unga",
]


def told(view: ArticleView) -> dict[str, Any]:
    """Return of Python's view what the browser is asked for."""
    return {
        "ids": [a.id for a in view.articles],
        "counts": {"shown": view.counts.shown, "all": view.counts.all, "undated": view.counts.undated},
        "sentence": sentence(view),
        "years": list(view.years),
        "options": {n: [[o.value, o.count, o.chosen] for o in found] for n, found in view.options.items()},
        "loosenings": [[x.field, x.count] for x in view.loosenings],
        "narrowed": list(article_narrowed(view.state)),
        "reset": [list(pair) for pair in encode(article_reset(view.state)).items()],
    }


def compare(engine: Engine, dataset: Dataset, asked: list[State]) -> None:
    found = engine.evaluate(IN_BROWSER, [list(encode(s).items()) for s in asked])
    for state, browsers in zip(asked, found, strict=True):
        assert browsers == told(article_view(dataset, state)), state


@st.composite
def readers(draw: st.DrawFn, dataset: Dataset) -> State:
    """Return any state of the page; most have few filters, as those that people use."""
    known = vocabulary(dataset)
    kept = draw(st.sets(st.sampled_from(ARTICLE_FILTERS), max_size=3))
    lists: dict[str, Any] = {
        n: tuple(draw(st.lists(st.sampled_from(sorted(known.lists[n])), max_size=3, unique=True)))
        for n in sorted(kept)
    }
    text = draw(st.one_of(st.just(""), st.sampled_from(WORDS), st.text(LETTERS, max_size=9)).map(clean_text))
    code = draw(st.sampled_from(["sv", "en"]))
    year = st.one_of(st.just(""), st.sampled_from(["2018", "2019", "2020", "2024", "1000", "2999"]))
    order = draw(st.sampled_from(["", *ARTICLE_SORTS]))
    lists |= {"article_from": draw(year), "article_to": draw(year), "article_sort": order}
    # What belongs to the map alone decides nothing here.
    date = draw(st.sampled_from(["", "2012"]))
    return replace(State(page="articles", language=code, text=text, date=date), **lists)


@pytest.mark.parametrize("lists", [3, pytest.param(30, marks=pytest.mark.deep)])
def test_random_states_show_the_same_articles(engine: Engine, real: Dataset, lists: int) -> None:
    @settings(
        max_examples=lists, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None
    )
    @given(st.lists(readers(real), min_size=40, max_size=40))
    def each(asked: list[State]) -> None:
        compare(engine, real, asked)

    each()


def test_every_single_choice_and_every_title_shows_the_same_articles(engine: Engine, real: Dataset) -> None:
    known = vocabulary(real)
    asked = [
        replace(State(page="articles", language=code), **{name: (value,)})  # type: ignore[arg-type]  # a field
        for code in ("sv", "en")
        for name in ARTICLE_FILTERS
        for value in sorted(known.lists[name])
    ]
    words = {w for a in real.articles.values() for w in f"{a.title} {a.summary_sv} {a.summary_en}".split()}
    asked += [State(page="articles", text=clean_text(w)) for w in sorted(words)[::7]]
    compare(engine, real, asked)


def varied(dataset: Dataset) -> Dataset:
    """Return a dataset whose articles have what those of the frozen tables lack."""
    kinds, tongues = ("", "report", "toolbox", "film"), ("sv", "en", "es", "uk", "xx")
    articles = {
        a.id: replace(
            a,
            language=tongues[n % len(tongues)],
            publication_type=kinds[n % len(kinds)],
            publisher="Växjö kommun" if n % 3 else "",
            series="Skrift 7" if n % 5 else "",
            teaser="Källans ”egna” ord om hönshus." if n % 2 else "",
            updated=a.published if n % 4 == 0 else None,
            summary_en="" if n % 2 else a.summary_en,
        )
        for n, a in enumerate(dataset.articles.values())
    }
    return replace(dataset, revision="varied", articles=articles)


def test_languages_types_publishers_and_teasers_are_read_alike(real: Dataset) -> None:
    dataset = varied(real)
    known = vocabulary(dataset)
    asked = [
        replace(State(page="articles", language=code, article_sort=order), **{name: (value,)})  # type: ignore[arg-type]
        for code in ("sv", "en")
        for order in ("", *ARTICLE_SORTS)
        for name in ("article_language", "article_publication_type")
        for value in sorted(known.lists[name])
    ]
    asked += [State(page="articles", text=text) for text in ("honshus", "skrift 7", "växjö kommun", "egna")]
    with running(dataset) as engine:
        compare(engine, dataset, asked)


def ids(page: Page) -> list[str]:
    found: list[str] = page.locator("[data-article]").evaluate_all("all => all.map(e => e.dataset.article)")
    return found


def test_a_shared_link_shows_its_articles_and_the_page_can_choose_and_reset(
    visit: Visit, root: str, real: Dataset
) -> None:
    page = visit(f"{root}/articles/index.html?theme=climate&country=KE")
    shared = State(page="articles", theme=("climate",), country=("KE",))
    assert ids(page) == [a.id for a in article_view(real, shared).articles]
    assert page.locator("h1").inner_text() == "Artiklar"
    page.locator("a.pk-reset, .pk-filter-reset a").click()
    everything = article_view(real, State(page="articles"))
    assert ids(page) == [a.id for a in everything.articles][:PAGE_SIZE]
    page.locator(".pk-kinds a", has_text="Nyheter").click()
    assert page.url.endswith("?article_kind=news")
    news = [a.id for a in article_view(real, State(page="articles", article_kind=("news",))).articles]
    assert ids(page) == news
    assert page.locator(".pk-kinds [aria-current]").inner_text().startswith("Nyheter")
    page.locator("label.pk-choice", has_text="Klimat").click()
    both_chosen = State(page="articles", article_kind=("news",), theme=("climate",))
    assert ids(page) == [a.id for a in article_view(real, both_chosen).articles]
    page.go_back()
    assert ids(page) == news
    page.locator("a[data-pk-language]").click()
    page.wait_for_url("**/en/articles/index.html?*")
    page.locator("#pk-app[data-ready]").wait_for()
    assert page.locator("h1").inner_text() == "Articles"
    assert sorted(ids(page)) == sorted(news)


def test_the_list_is_paged_ordered_and_bound_by_years(visit: Visit, root: str, real: Dataset) -> None:
    page = visit(f"{root}/articles/index.html")
    newest = [a.id for a in article_view(real, State(page="articles")).articles]
    page.locator(".pk-pager [rel=next]").click()
    assert page.url.endswith(f"?start={PAGE_SIZE}")
    assert ids(page) == newest[PAGE_SIZE : 2 * PAGE_SIZE]
    page.locator(".pk-article-orders a", has_text="Äldst först").click()
    assert page.url.endswith("?article_sort=oldest")
    oldest = article_view(real, State(page="articles", article_sort="oldest"))
    assert ids(page) == [a.id for a in oldest.articles][:PAGE_SIZE]
    page.get_by_label("Från år").select_option("2020")
    page.get_by_label("Till år").select_option("2022")
    few = article_view(
        real, State(page="articles", article_sort="oldest", article_from="2020", article_to="2022")
    )
    assert ids(page) == [a.id for a in few.articles]
    assert page.locator(".pk-article-sentence").inner_text() == sentence(few)
    page.reload()
    page.locator("#pk-app[data-ready]").wait_for()
    assert page.get_by_label("Till år").input_value() == "2022"
    assert page.locator(".pk-article-orders [aria-current]").inner_text() == "Äldst först"
    assert ids(page) == [a.id for a in few.articles]


def test_where_no_article_is_left_each_way_out_is_named(visit: Visit, root: str) -> None:
    page = visit(f"{root}/articles/index.html?article_kind=event&text=qqqqq")
    assert ids(page) == []
    ways = page.locator(".pk-empty li")
    assert ways.count() == 2
    ways.first.get_by_role("link").click()
    assert ids(page)


def test_on_paper_every_card_of_the_page_is_whole_and_its_address_reads_along_the_line(
    visit: Visit, root: str
) -> None:
    page = visit(f"{root}/articles/index.html")
    page.set_viewport_size({"width": 700, "height": 1000})
    page.emulate_media(media="print")
    heights = page.locator("[data-article] h3").evaluate_all("all => all.map(e => e.offsetHeight)")
    assert len(heights) == PAGE_SIZE
    assert max(heights) < 150
    folded = page.locator("[data-article] details a")
    assert folded.count()
    assert all(folded.nth(i).is_visible() for i in range(folded.count()))
