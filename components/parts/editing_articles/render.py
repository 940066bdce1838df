"""The HTML of the section for articles, and the words beside each box to tick."""

from __future__ import annotations

from collections.abc import Sequence

from components.kit.templates import render
from components.language import Language
from data.dates import parse_partial_date
from data.importers.draft import Draft, quotation
from data.records import Dataset
from geo.link.partnerships import Proposal

_SHOWN = 12
_WEB = ("http://", "https://")


def articles_intro(words: Language, may_fetch: bool) -> str:
    """Return the section's heading and what can be pasted. It brings the section's style."""
    lines = [words("editing_articles.intro" if may_fetch else "editing_articles.intro_off")]
    return render("parts/editing_articles/intro.html", heading=words("editing_articles.heading"), lines=lines)


def article_html(words: Language, draft: Draft) -> str:
    """Return a new article: title, date, language, address, teaser and the source's own tags."""
    date = (
        words.date(parse_partial_date(draft.published))
        if draft.published
        else words("editing_articles.undated")
    )
    tongue = words.tongue(draft.language) if draft.language else words("editing_articles.unknown_language")
    return render(
        "parts/editing_articles/article.html",
        title=draft.title,
        tongue=draft.language,
        about=f"{date}, {tongue}",
        address=draft.url if draft.url.startswith(_WEB) else "",
        teaser=quotation(draft.teaser),
        tags=words("editing_articles.tags", tags=", ".join(draft.tags)) if draft.tags else "",
    )


def heading_html(text: str, level: int) -> str:
    """Return a heading within the section."""
    return render("parts/editing_articles/heading.html", text=text, level=level)


def known_html(words: Language, titles: Sequence[str]) -> str:
    """Return the articles that the draft has already."""
    heading = words("editing_articles.known", n=len(titles))
    more = len(titles) - _SHOWN
    lines = [*titles[:_SHOWN], *([words("editing_articles.more", n=more)] if more > 0 else [])]
    return render("parts/editing_articles/listed.html", heading=heading, lines=lines)


def tick_text(words: Language, dataset: Dataset, group: str, proposal: Proposal) -> str:
    """Return what a box to tick says: the name, the words in the text that speak for it, and how sure that is."""
    evidence = ", ".join(words("editing_articles.quoted", text=text) for text in proposal.evidence)
    return words(
        "editing_articles.tick",
        name=_name(words, dataset, group, proposal.id),
        evidence=evidence,
        sure=words(f"editing_articles.sure_{proposal.confidence}"),
    )


def _name(words: Language, dataset: Dataset, group: str, key: str) -> str:
    match group:
        case "places":
            return words.place(dataset.places[key])
        case "partnerships":
            ends = (dataset.places[end] for end in dataset.partnerships[key].ends)
            return " – ".join(words.short(end) for end in ends)
        case "themes":
            return words.label(dataset.themes[key])
    return words.country(key)
