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


def test_oldest_first_keeps_the_undated_last_and_by_title_is_by_title_alone() -> None:
    oldest = article_view(REAL, State(article_sort="oldest"))
    dates = [a.published.first for a in oldest.dated if a.published]
    assert dates == sorted(dates)
    assert oldest.articles == oldest.dated + oldest.undated
    titled = article_view(REAL, State(article_sort="title"))
    keys = [titled.language.sort_key(a.title) for a in titled.articles]
    assert keys == sorted(keys)
    assert set(titled.articles) == set(oldest.articles)


def test_years_bound_what_is_shown_at_both_ends_and_leave_out_the_undated() -> None:
    years = {a.id: a.published.first.year for a in REAL.articles.values() if a.published}
    assert ids(article_from="2019", article_to="2020") == {i for i, y in years.items() if 2019 <= y <= 2020}
    assert ids(article_from="2020") == {i for i, y in years.items() if y >= 2020} != set()
    assert ids(article_to="2019") == {i for i, y in years.items() if y <= 2019} != set()
    assert ids(article_from="2021", article_to="2020") == set()
    assert article_view(REAL, State()).years == tuple(range(min(years.values()), max(years.values()) + 1))


def test_language_and_type_of_publication_are_filters(sample: Dataset) -> None:
    first, second, third = sample.articles.values()
    changed = (
        replace(first, language="uk", publication_type="toolbox"),
        replace(second, language="es", publication_type="report"),
        replace(third, publication_type=""),
    )
    dataset = replace(sample, revision="tongues", articles={a.id: a for a in changed})

    def shown(**chosen: object) -> tuple[str, ...]:
        view = article_view(dataset, State(**chosen))  # type: ignore[arg-type]  # field names and values
        return tuple(a.id for a in view.articles)

    assert shown(article_language=("uk",)) == shown(article_publication_type=("toolbox",)) == (first.id,)
    assert set(shown(article_language=("uk", "es"))) == {first.id, second.id}
    offered = article_view(dataset, State()).options["article_publication_type"]
    assert [(o.value, o.count) for o in offered] == [("report", 1), ("toolbox", 1)]


def test_publisher_series_and_teaser_are_searched_in(sample: Dataset) -> None:
    article = replace(
        next(iter(sample.articles.values())),
        publisher="Bladet",
        series="Skrift 7",
        teaser="Om hönshus",
        summary_sv="",
    )
    dataset = replace(sample, revision="searched", articles={article.id: article})
    for text in ("bladet", "skrift 7", "honshus"):
        assert article_view(dataset, State(text=text)).articles == (article,)


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
    for result in view.loosenings:
        empty = type(getattr(state, result.field))()
        assert article_view(REAL, replace(state, **{result.field: empty})).counts.shown == result.count > 0  # type: ignore[arg-type]
    assert article_view(REAL, article_reset(state)).counts.shown == len(REAL.articles)


def test_another_revision_is_another_index(sample: Dataset) -> None:
    fewer = replace(sample, revision="fewer", articles={})
    assert article_view(sample, State()).counts.all == len(sample.articles)
    assert article_view(fewer, State()).counts.all == 0
