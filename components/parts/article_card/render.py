"""The article cards' HTML."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from components.kit.links import place_state, selection_of
from components.kit.reports import NOBODY, Reports
from components.kit.templates import render
from components.language import Language
from components.parts.article_card.link_places import linked
from components.parts.partnership_card.card import theme_marks, title_of
from components.state.state import DEFAULT, FILTERS, LANGUAGES, State
from components.view.source_links import link_of
from data.records import Article, Dataset

SEARCH = "https://icld.se/?s="
"""The organisation's own search: offered where an article's address is unknown."""
SHOWN_LINKS = 6
"""So many places and partnerships stand on a card; the others behind "and n more"."""

Link = tuple[State | None, str]
"""A label and where it leads, ``None`` for plain text."""


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article's card; ``url`` and ``twin`` are empty when no safe address is known.

    ``note`` says when that is an archived copy, or gone. ``twin`` is the page in the other
    language, ``twin_label`` says which. ``quoted`` is the page's own introduction, where there
    is no ``summary`` in the viewer's language. Of ``places`` and ``partnerships`` the second
    part stands behind "and n more". ``report`` is where to report an error, empty without a contact.
    """

    article: Article
    url: str
    note: str
    twin: str
    twin_label: str
    search: str
    summary: tuple[Link, ...]
    quoted: str
    kind: str
    publisher: str
    date: str
    facts: tuple[str, ...]
    themes: tuple[tuple[str, str, str], ...]
    places: tuple[tuple[Link, ...], tuple[Link, ...]]
    partnerships: tuple[tuple[Link, ...], tuple[Link, ...]]
    report: str
    attributes: Mapping[str, str]


def article_cards(
    dataset: Dataset,
    words: Language,
    state: State,
    articles: Iterable[Article],
    visible: Collection[str] = (),
    few: int = sys.maxsize,
    reports: Reports = NOBODY,
    attributes: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> str:
    """Return cards of articles, in the order given; after ``few`` the rest stands behind a line on a phone.

    ``attributes`` are those of the cards' elements by article id, for a page that filters without a server.

    A link to a partnership leads to it on the map: with the viewer's filters if
    its id is among ``visible``, those that they show, else with none, since a
    partnership that has ended would not be drawn.
    """
    cards = [_card(dataset, words, state, a, visible, reports, attributes.get(a.id, {})) for a in articles]
    return render("parts/article_card/cards.html", words=words, cards=cards, few=few)


def on_map(state: State, partnership: str, visible: Collection[str]) -> State:
    """Return the state that shows a partnership selected on the map, whatever its status."""
    shown = replace(state, page="map", id="", start=0, sort="", panel=DEFAULT.panel)
    if partnership not in visible:
        empty: dict[str, Any] = dict.fromkeys(FILTERS, ())
        shown = replace(shown, text="", date="", area="", **empty)
    return replace(shown, selection=selection_of("partnership", partnership))


def _card(
    dataset: Dataset,
    words: Language,
    state: State,
    article: Article,
    visible: Collection[str],
    reports: Reports,
    attributes: Mapping[str, str],
) -> ArticleCard:
    summary = words.own(article, "summary")
    other = next((code for code in LANGUAGES if code != article.language), "")
    url, note = link_of(dataset, article.url)
    twin, twin_note = link_of(dataset, article.twin_url)
    label = words(f"article.twin_{other}") if other else ""
    return ArticleCard(
        article,
        url,
        words(f"card.source_{note}") if note else "",
        twin,
        f"{label} ({words(f'card.source_{twin_note}')})" if twin_note else label,
        SEARCH + quote(article.title),
        linked(dataset, summary, words.code),
        "" if summary else article.teaser,
        words(f"article_kind.{article.kind}"),
        article.publisher,
        _date(words, article),
        _facts(words, article),
        theme_marks(dataset, words, article.themes),
        _split(_places(dataset, words, article)),
        _split([(on_map(state, p, visible), _name(dataset, words, p)) for p in article.partnerships]),
        reports.link(words, article.title, state),
        attributes,
    )


def _facts(words: Language, article: Article) -> tuple[str, ...]:
    kind, updated = article.publication_type, article.updated
    facts = (
        words("article.updated", date=words.date(updated)) if updated else "",
        words(f"article_publication_type.{kind}") if kind else "",
        article.series,
        words.tongue(article.language),
        words(f"article_programme.{article.programme}"),
    )
    return tuple(fact for fact in facts if fact)


def _date(words: Language, article: Article) -> str:
    if article.published is None:
        return ""
    return words(
        "article.about_date" if article.is_about_dated else "article.date", date=words.date(article.published)
    )


def _places(dataset: Dataset, words: Language, article: Article) -> list[Link]:
    links: list[Link] = []
    for ident in article.places:
        place = dataset.places[ident]
        links.append((place_state(words, place), words.short(place)))
    for code in article.countries:
        page = State(page="articles", country=(code,), language=words.code)
        links.append((page if code in dataset.countries else None, words.country(code)))
    # Of what the tables have no place for there is nothing to link to.
    return links + [(None, name) for name in article.other_places]


def _split(links: list[Link]) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    # "And 1 more" would take the room of the one.
    end = len(links) if len(links) <= SHOWN_LINKS + 1 else SHOWN_LINKS
    return tuple(links[:end]), tuple(links[end:])


def _name(dataset: Dataset, words: Language, partnership: str) -> str:
    return title_of(dataset, words, words.short, dataset.partnerships[partnership])
