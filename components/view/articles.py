"""Which articles a state shows: the same idea as the rows of the map, for a few hundred articles at most.

An article belongs to a place or country that it names, and to those of the
partnerships it is about. A search means the same as on the map (``components.view.search``): whoever types a
place's name gets that place's articles. Only :data:`ARTICLE_FILTERS`, :data:`ARTICLE_YEARS` and the
text decide: status, date and the like are about partnerships, and an article does not end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from components.language import Language, language
from components.state.state import DEFAULT, LANGUAGES, State
from components.view.filter import Loosening, Option
from components.view.index import filter_values
from components.view.search import in_words, named, names_of
from data.records import SWEDEN, Article, Dataset
from geo.naming.fold import fold

ARTICLE_FILTERS = (
    "theme", "article_kind", "article_publication_type", "article_programme", "article_language",
    "country", "swedish_place", "partner_place",
)  # fmt: skip
"""The lists of a state that decide which articles are shown; years and the free text do so too."""
ARTICLE_YEARS = ("article_from", "article_to")
"""The first and the last year in which an article was published; one without a date passes neither."""
_NARROWING = (*ARTICLE_FILTERS, *ARTICLE_YEARS, "text")


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """How many articles are shown, how many there are in all, and how many of the shown bear no date."""

    shown: int
    all: int
    undated: int


@dataclass(frozen=True, slots=True)
class ArticleView:
    """The articles of a state: newest or oldest first and those without a date last, or all by title.

    ``years`` are those in which anything was published, with those between.
    ``options`` gives every filter's choices with the articles each would leave
    under all the other filters; ``loosenings`` the single filters whose removal
    would show something, when nothing is shown.
    """

    dataset: Dataset
    state: State
    language: Language
    articles: tuple[Article, ...]
    options: Mapping[str, tuple[Option, ...]]
    years: tuple[int, ...]
    loosenings: tuple[Loosening, ...]
    counts: ArticleCounts

    @property
    def dated(self) -> tuple[Article, ...]:
        return tuple(a for a in self.articles if a.published)

    @property
    def undated(self) -> tuple[Article, ...]:
        return tuple(a for a in self.articles if not a.published)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An article with its year (0: unknown), its values by filter, and by language what a search looks in, folded."""

    article: Article
    year: int
    values: Mapping[str, frozenset[str]]
    texts: Mapping[str, str]


def article_view(dataset: Dataset, state: State) -> ArticleView:
    """Return the articles of a dataset for a state."""
    words = language(state.language)
    entries = _entries(dataset)
    matching = _found(dataset, entries, state)
    shown = sorted((e.article for e in _passing(matching, state)), key=lambda a: words.sort_key(a.title))
    # Sorting keeps the order of equals, so articles of one day stand by title as well.
    if state.article_sort != "title":
        shown.sort(key=lambda a: _place_in_time(a, state.article_sort == "oldest"))
    years = [e.year for e in entries if e.year]
    return ArticleView(
        dataset,
        state,
        words,
        tuple(shown),
        {name: _options(entries, matching, state, name) for name in ARTICLE_FILTERS},
        tuple(range(min(years), max(years) + 1)) if years else (),
        () if shown else _loosenings(dataset, entries, state),
        ArticleCounts(len(shown), len(entries), sum(a.published is None for a in shown)),
    )


def article_attributes(dataset: Dataset, code: str) -> dict[str, dict[str, str]]:
    """Return by article id what a page in a language can filter its card by.

    The keys are :data:`ARTICLE_FILTERS` (values separated by spaces), ``year`` (empty if unknown) and ``words``
    (folded text for searches).
    """
    return {
        e.article.id: {
            **{name: " ".join(sorted(e.values[name])) for name in ARTICLE_FILTERS},
            "year": str(e.year or ""),
            "words": e.texts[code],
        }
        for e in _entries(dataset)
    }


def article_narrowed(state: State) -> tuple[str, ...]:
    """Return the names of the article filters that are in use, the text included."""
    return tuple(n for n in _NARROWING if getattr(state, n))


def article_reset(state: State) -> State:
    """Return the state without any article filter; what belongs to the map alone stays."""
    return replace(state, start=0, **{n: getattr(DEFAULT, n) for n in _NARROWING})


def _place_in_time(article: Article, oldest_first: bool) -> int:
    day = article.published.first.toordinal() if article.published else 0
    # What has no date stands last either way.
    return (day or date.max.toordinal()) if oldest_first else -day


def _found(dataset: Dataset, entries: Iterable[_Entry], state: State) -> list[_Entry]:
    if not state.text:
        return list(entries)
    if places := {p.id for p in named(dataset, state.text)}:
        return [e for e in entries if places & (e.values["swedish_place"] | e.values["partner_place"])]
    return [e for e in entries if in_words(state.text, e.texts[state.language])]


def _passing(entries: Iterable[_Entry], state: State, without: str = "") -> list[_Entry]:
    chosen = [(n, set(getattr(state, n))) for n in ARTICLE_FILTERS if n != without and getattr(state, n)]
    first, last = int(state.article_from or 0), int(state.article_to or date.max.year)
    if state.article_from or state.article_to:
        entries = [e for e in entries if e.year and first <= e.year <= last]
    return [e for e in entries if all(e.values[name] & ids for name, ids in chosen)]


def _options(
    entries: Iterable[_Entry], matching: Iterable[_Entry], state: State, name: str
) -> tuple[Option, ...]:
    counts = Counter(v for e in _passing(matching, state, without=name) for v in e.values[name])
    chosen = getattr(state, name)
    # What occurs in some article is a choice, and what is chosen stays one (a link may bring it from the map).
    values = dict.fromkeys((*chosen, *sorted(v for e in entries for v in e.values[name])))
    return tuple(Option(v, counts[v], v in chosen) for v in values)


def _loosenings(dataset: Dataset, entries: tuple[_Entry, ...], state: State) -> tuple[Loosening, ...]:
    loosenings = []
    for name in article_narrowed(state):
        loosened = replace(state, **{name: getattr(DEFAULT, name)})
        if count := len(_passing(_found(dataset, entries, loosened), loosened)):
            loosenings.append(Loosening(name, count))
    return tuple(sorted(loosenings, key=lambda x: -x.count))


@lru_cache(maxsize=4)
def _entries(dataset: Dataset) -> tuple[_Entry, ...]:
    return tuple(_entry(dataset, a) for a in dataset.articles.values())


def _entry(dataset: Dataset, article: Article) -> _Entry:
    partnerships = [dataset.partnerships[p] for p in article.partnerships]
    ids = [*article.places, *(i for p in partnerships for i in p.ends)]
    places = dataset.with_twins(ids)
    countries = {*article.countries, *(p.country for p in places)} - {SWEDEN}
    countries |= {c for p in partnerships for c in p.partner_countries}
    values = {
        **filter_values(dataset, "article")[article.id],
        "theme": article.themes,
        "country": countries & dataset.countries.keys(),
        "swedish_place": (p.id for p in places if p.is_swedish),
        "partner_place": (p.id for p in places if not p.is_swedish),
    }
    names = [article.title, article.publisher, article.series, *article.other_places]
    names += [name for p in places for name in names_of(p).all]
    names += [language(code).country(c) for code in LANGUAGES for c in sorted(countries)]
    texts = {code: fold(" ".join([*names, *_text(dataset, article, language(code))])) for code in LANGUAGES}
    year = article.published.first.year if article.published else 0
    return _Entry(article, year, {name: frozenset(ids) for name, ids in values.items()}, texts)


def _text(dataset: Dataset, article: Article, words: Language) -> list[str]:
    """Return what a card says of an article in a language; its own introduction only where there is no summary."""
    labels = [words.label(dataset.themes[t]) for t in article.themes]
    return [words.own(article, "summary") or article.teaser, *labels]
