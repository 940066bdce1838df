"""The HTML of the page of articles."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from markupsafe import Markup

from components.kit.reports import NOBODY, Reports
from components.kit.templates import render
from components.language import Language
from components.parts.article_card.render import article_cards
from components.parts.empty_state.render import empty_notice, ways_out
from components.parts.pager.render import pager, part
from components.state.state import ARTICLE_SORTS, State
from components.view import option_label
from components.view.articles import ARTICLE_FILTERS, ArticleView, article_attributes, article_reset
from components.view.phrases import phrases
from components.view.wording import about, where
from data.records import Article, ArticleKind

PAGE_SIZE, FEW = 24, 12
"""So many cards stand on a page, the rest behind "next"; and so many in sight on a phone, the rest behind a line."""
_ORDER: tuple[str, ...] = get_args(ArticleKind)


@dataclass(frozen=True, slots=True)
class Kind:
    """A quick link: the kind (empty: all), its label, how many pass the other filters, whether it is chosen."""

    name: str
    label: str
    target: State
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Order:
    """A link to an order: ``name`` as in the sentences, ``sort`` as in the state, where it leads, if it is in use."""

    name: str
    sort: str
    target: State
    current: bool


@dataclass(frozen=True, slots=True)
class Section:
    """Cards under a heading, with a note on what they have in common; without one the order above them says it."""

    heading: str
    note: str
    cards: Markup


def article_list(
    view: ArticleView, visible: Collection[str], reports: Reports = NOBODY, *, all_on_page: bool = False
) -> str:
    """Return the page's content; ``visible`` are the partnerships that the map shows for the same state.

    With ``all_on_page`` there are no further pages, and every card has the attributes that a script filters by.
    """
    words, state = view.language, view.state
    size = max(view.counts.shown, 1) if all_on_page else PAGE_SIZE
    attributes = article_attributes(view.dataset, words.code) if all_on_page else {}
    page_range = part(state, view.counts.shown, size)
    several = page_range.total > size
    on_page = view.articles[page_range.start : page_range.stop]
    return render(
        "parts/article_list/list.html",
        words=words,
        sentence=sentence(view),
        kinds=kinds(view),
        orders=orders(state),
        range=words("pager.range", first=page_range.start + 1, last=page_range.stop, n=page_range.total)
        if several
        else "",
        sections=_sections(view, on_page, visible, reports, attributes),
        empty=Markup(_empty(view)) if not on_page else "",
        pager=Markup(pager(words, state, page_range, size)),
    )


def sentence(view: ArticleView) -> str:
    """Return how many articles are shown of all, and under which filters."""
    words, state = view.language, view.state
    clauses = [
        _said(view, words, n) for n in ARTICLE_FILTERS if n.startswith("article_") and getattr(state, n)
    ]
    if years := _years(words, state):
        clauses.append(years)
    clauses += phrases(view.dataset, state, words, ("swedish_place", "partner_place", "text"))
    chosen = (about(view.dataset, state, words), where(state, words))
    filters = "".join(f" {text}" for text in chosen if text) + "".join(f", {s}" for s in clauses)
    return words("article_list.shown", n=view.counts.shown, all=view.counts.all, filters=filters)


def kinds(view: ArticleView) -> list[Kind]:
    """Return a quick link for all and for each kind, always in the same order, so that none jumps about."""
    words, state = view.language, view.state
    options = sorted(view.options["article_kind"], key=lambda o: _ORDER.index(o.value))
    total = sum(o.count for o in options)
    plain = replace(state, start=0, article_kind=())
    found = [Kind("", words("article_list.kind_all"), plain, total, not state.article_kind)]
    for option in options:
        label = words(f"article_list.kind_{option.value}")
        target = replace(plain, article_kind=(option.value,))
        found.append(Kind(option.value, label, target, option.count, state.article_kind == (option.value,)))
    return found


def orders(state: State) -> list[Order]:
    """Return a link to each order of the cards."""
    return [
        Order(name or "newest", name, replace(state, start=0, article_sort=name), state.article_sort == name)
        for name in ("", *ARTICLE_SORTS)
    ]


def _years(words: Language, state: State) -> str:
    first, last = state.article_from, state.article_to
    if first and last:
        same = "article_list.said_year" if first == last else "article_list.said_years"
        return words(same, first=first, last=last)
    if first:
        return words("article_list.said_article_from", first=first)
    return words("article_list.said_article_to", last=last) if last else ""


def _said(view: ArticleView, words: Language, name: str) -> str:
    labels = (option_label(view.dataset, words, name, v) for v in getattr(view.state, name))
    return words(f"article_list.said_{name}", values=words.choice(labels))


def _sections(
    view: ArticleView,
    on_page: tuple[Article, ...],
    visible: Collection[str],
    reports: Reports,
    attributes: Mapping[str, Mapping[str, str]],
) -> list[Section]:
    words, order = view.language, view.state.article_sort
    heading = words(f"article_list.{order or 'newest'}")
    undated = words("article_list.undated", n=view.counts.undated)
    parts = [
        (heading, "", [a for a in on_page if a.published]),
        (undated, words("article_list.undated_note"), [a for a in on_page if not a.published]),
    ]
    if order == "title":
        parts = [(heading, "", list(on_page))]
    return [
        Section(
            heading,
            note,
            Markup(
                article_cards(
                    view.dataset,
                    words,
                    view.state,
                    found,
                    visible,
                    few=FEW,
                    reports=reports,
                    attributes=attributes,
                )
            ),
        )
        for heading, note, found in parts
        if found
    ]


def _empty(view: ArticleView) -> str:
    words, state = view.language, view.state
    ways = ways_out(view.dataset, words, state, view.loosenings)
    heading = words("article_list.none_heading")
    return empty_notice(words, heading, "article_list.loosen", ways, article_reset(state))
