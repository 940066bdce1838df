"""The article cards' HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from components.language import Language
from components.partnership_card.card import theme_marks
from components.shell.templates import render
from components.state import State
from data.records import Article, Dataset

SEARCH = "https://icld.se/?s="
"""The organisation's own search: offered where an article's address is unknown."""


@dataclass(frozen=True, slots=True)
class Card:
    """An article's card; ``url`` is empty when no safe address is known."""

    article: Article
    url: str
    search: str
    summary: str
    facts: tuple[str, ...]
    themes: tuple[tuple[str, str, str], ...]
    places: tuple[tuple[State, str], ...]
    others: tuple[str, ...]
    partnerships: tuple[tuple[State, str], ...]


def article_cards(dataset: Dataset, words: Language, state: State, articles: Iterable[Article]) -> str:
    """Return cards of articles; links to places and partnerships keep the viewer's filters."""
    cards = [_card(dataset, words, state, a) for a in articles]
    return render("article_card/cards.html", words=words, cards=cards)


def _card(dataset: Dataset, words: Language, state: State, article: Article) -> Card:
    facts = [words(f"article_kind.{article.kind}"), words(f"article_programme.{article.programme}")]
    if article.published:
        inferred = article.published_basis not in ("", "stated")
        facts.append(words("article.about_date" if inferred else "article.date", date=words.date(article.published)))
    facts.append(words.locale.languages.get(article.language, article.language))
    return Card(
        article,
        article.url if urlsplit(article.url).scheme in ("http", "https") else "",
        SEARCH + quote(article.title),
        words.own(article, "summary"),
        tuple(facts),
        theme_marks(dataset, words, article.themes),
        tuple(
            (State(page="place", id=p, language=words.code), words.short(dataset.places[p])) for p in article.places
        ),
        (*(words.country(c) for c in article.countries), *article.other_places),
        tuple(
            (
                replace(State(language=words.code), status=(), funding=(), selection=f"partnership:{p}"),
                _name(dataset, words, p),
            )
            for p in article.partnerships
        ),
    )


def _name(dataset: Dataset, words: Language, partnership: str) -> str:
    found = dataset.partnerships[partnership]
    partners = words.listing(words.short(dataset.places[p]) for p in found.partner_places)
    return f"{words.short(dataset.places[found.swedish_place])} – {partners}"
