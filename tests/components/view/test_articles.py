"""Which articles a state shows, in which order, and what each further choice would leave."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from components.state.state import State
from components.view.articles import ARTICLE_FILTERS, article_reset, article_view
from data.reading.read_folder import read_folder
from data.records import Dataset
from tests.components.strategies import states
from tests.conftest import TABLES

REAL = read_folder(TABLES).dataset


def ids(**chosen: object) -> set[str]:
    state = State(page="articles", **chosen)  # type: ignore[arg-type]  # field names and values
    return {a.id for a in article_view(REAL, state).articles}


def test_without_filters_every_article_is_shown_whatever_the_map_is_narrowed_to() -> None:
    assert ids() == set(REAL.articles)
    assert ids(status=("ended",), world_region=("asia",), kind=("region",), date="2012") == set(REAL.articles)


def test_newest_first_and_the_undated_last_by_title() -> None:
    view = article_view(REAL, State())
    dates = [a.published.first for a in view.dated if a.published]
    assert dates == sorted(dates, reverse=True)
    assert view.articles == view.dated + view.undated
    titles = [view.language.sort_key(a.title) for a in view.undated]
    assert titles == sorted(titles)
    assert view.counts.undated == len(view.undated) == 51


def test_swedish_titles_sort_by_the_swedish_alphabet() -> None:
    titles = [a.title for a in article_view(REAL, State(language="sv")).undated]
    first = next(i for i, t in enumerate(titles) if t.startswith("Är"))
    assert all(t[0] in "ÅÄÖ" for t in titles[first:])


def test_an_article_is_found_by_the_places_of_its_partnerships(sample: Dataset) -> None:
    article, partnership = next(
        (a, sample.partnerships[a.partnerships[0]]) for a in sample.articles.values() if a.partnerships
    )
    bare = replace(article, places=(), countries=())
    dataset = replace(sample, revision="bare", articles={bare.id: bare})
    abroad = partnership.partner_places[0]
    for chosen in (
        State(swedish_place=(partnership.swedish_place,)),
        State(partner_place=(abroad,)),
        State(country=(sample.places[abroad].country,)),
        State(text=sample.places[abroad].name),
    ):
        assert article_view(dataset, chosen).articles == (bare,)


def test_gotland_is_found_as_kommun_and_as_region() -> None:
    assert ids(swedish_place=("gotland",)) == ids(swedish_place=("region-gotland",)) != set()


def test_search_forgives_accents_and_spaces() -> None:
    assert ids(text="vaxjo") == ids(text="Växjö") != set()
    assert ids(text="homabay") == ids(text="Homa Bay") != set()
    assert ids(text="kenya") >= ids(country=("KE",)) != set()


def test_sweden_is_no_choice_among_the_countries() -> None:
    assert "SE" not in {o.value for o in article_view(REAL, State()).options["country"]}


def test_a_choice_from_the_map_that_no_article_has_stays_a_choice() -> None:
    without = next(p.id for p in REAL.places.values() if not p.is_swedish and not ids(partner_place=(p.id,)))
    view = article_view(REAL, State(partner_place=(without,)))
    assert view.options["partner_place"][0].value == without
    assert (view.options["partner_place"][0].count, view.options["partner_place"][0].chosen) == (0, True)


@settings(max_examples=20, deadline=None)
@given(states(REAL, page="articles"))
def test_the_count_beside_an_option_is_what_choosing_it_alone_gives(state: State) -> None:
    view = article_view(REAL, state)
    for name in ARTICLE_FILTERS:
        for option in view.options[name][:3]:
            alone = article_view(REAL, replace(state, **{name: (option.value,)}))  # type: ignore[arg-type]
            assert option.count == alone.counts.shown, (name, option)


@settings(max_examples=40, deadline=None)
@given(states(REAL, page="articles"))
def test_loosening_gives_what_it_promises_and_reset_shows_all(state: State) -> None:
    view = article_view(REAL, state)
    assert bool(view.loosenings) <= (not view.articles)
    for found in view.loosenings:
        empty = "" if found.field == "text" else ()
        assert article_view(REAL, replace(state, **{found.field: empty})).counts.shown == found.count > 0  # type: ignore[arg-type]
    assert article_view(REAL, article_reset(state)).counts.shown == len(REAL.articles)


def test_another_revision_is_another_index(sample: Dataset) -> None:
    fewer = replace(sample, revision="fewer", articles={})
    assert article_view(sample, State()).counts.all == len(sample.articles)
    assert article_view(fewer, State()).counts.all == 0
