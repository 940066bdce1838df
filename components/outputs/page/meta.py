"""What search engines, feed readers and link previews read of a page: its head's lines beside the title."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from components.kit.templates import render
from components.outputs.figure.report_html import figure_address
from components.outputs.figure.request import with_options
from components.outputs.page.changes import comparison
from components.outputs.page.page import Page
from components.outputs.page.surroundings import title
from components.parts.article_list.render import sentence
from components.parts.changes.sentences import lead
from components.parts.place_page.sentences import answer_sentence
from components.state.figure import Options
from components.state.state import DEFAULT, FILTERS, FORMER, LANGUAGES, State, address, narrowed, put
from components.view import View, build_view, data_date
from components.view.answers import place_answers
from components.view.articles import ARTICLE_FILTERS, ARTICLE_YEARS, article_narrowed, article_view
from components.view.former import former

LONGEST = 200
"""Letters of a description; what is longer is cut at a word."""
_ROWS = (*FILTERS, "text", "date")
_DECIDING: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("map", "table", "numbers", "report", "embed"), _ROWS),
    "articles": (*ARTICLE_FILTERS, *ARTICLE_YEARS, "text"),
    "about": (),
    "changes": (*(n for n in _ROWS if n not in ("status", "basis")), "since"),
}
"""The fields that decide what a page says; the others decide how it is shown, or belong to another page."""


@dataclass(frozen=True, slots=True)
class Meta:
    """A page for programs that read no more than its head; addresses are absolute.

    ``canonical`` is the page's one address, ``alternates`` the same page by language. ``preview`` is a picture of
    1200 by 628 pixels. ``indexed`` is whether search engines should list it.
    """

    title: str
    description: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    preview: str
    preview_alt: str
    feed: str
    indexed: bool


def meta(page: Page) -> Meta:
    """Return what a page is to search engines and link previews."""
    state, words = canonical_state(page.state), page.words
    own = _subject(page, state)
    by_language = [(code, _absolute(page, replace(state, language=code))) for code in LANGUAGES]
    return Meta(
        title(page),
        shortened(description(page)),
        _absolute(page, state),
        (*by_language, ("x-default", by_language[0][1])),
        page.root + _preview(page, own).removeprefix("./"),
        words("site.picture", told=description(page)) if own else words("site.preview_alt"),
        page.root + feed_address(state),
        is_indexed(state),
    )


def meta_html(page: Page) -> str:
    """Return the lines of a page's head."""
    lines = meta(page)
    values = {name: getattr(lines, name) for name in Meta.__slots__}
    return render("outputs/page/meta.html", words=page.words, **values)


def canonical_state(state: State) -> State:
    """Return the state whose address is a page's one address: without what changes only how it is shown."""
    if state.page == "place":
        names: tuple[str, ...] = ("id",) if state.id else ("answer", "text")
        if state.answer == FORMER and not state.id:
            names += ("country", "theme")
    else:
        names = _DECIDING[state.page]
    values = {name: getattr(state, name) for name in ("page", "language", *names)}
    return replace(DEFAULT, **values)


def is_indexed(state: State) -> bool:
    """Return whether a page should be listed: a whole page, or what one value of one filter leaves of it."""
    names = {*narrowed(state), *article_narrowed(state)}
    choices = [value for name in names for value in (getattr(state, name) or ("",))]
    return state.page != "embed" and not names & {"text", "date"} and not state.since and len(choices) <= 1


def description(page: Page) -> str:
    """Return in a sentence what a page shows."""
    state, words, dataset = page.state, page.words, page.dataset
    if place := dataset.places.get(state.id if state.page == "place" else ""):
        return answer_sentence(words, place, place_answers(dataset, page.today)[place.id])
    if state.page == "place":
        day = words.date(data_date(dataset, page.today))
        if state.answer != FORMER:
            return words("place_index.intro", date=day)
        places = former(dataset, place_answers(dataset, page.today))
        return words(
            "former.intro", n=len(places), countries=len({x.place.country for x in places}), date=day
        )
    if state.page == "articles":
        return f"{sentence(article_view(dataset, state))} {words('article_list.intro')}"
    if state.page == "changes":
        return lead(comparison(page), state, words)
    own = {"about": "app.description", "embed": "app.description", "report": "report.intro"}
    return words(own[state.page]) if state.page in own else page.view.sentence


def shortened(text: str) -> str:
    """Return a text of at most so many letters."""
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"


def feed_address(state: State) -> str:
    """Return the address of the news, relative to the root: of all, or of the place that a page is about."""
    folder = "" if state.language == LANGUAGES[0] else f"{state.language}/"
    return f"{folder}feed.xml" + (f"?id={state.id}" if state.page == "place" and state.id else "")


def _absolute(page: Page, state: State) -> str:
    return page.root + address(state).removeprefix("./")


def _subject(page: Page, state: State) -> View | None:
    """Return the rows of the one thing that a page is about: a place, or one value of one filter; None otherwise."""
    place = page.dataset.places.get(state.id) if state.page == "place" else None
    if place:
        field = "swedish_place" if place.is_swedish else "partner_place"
        own = put(State(language=state.language, status=(), funding=()), field, (place.id,))
    elif state.page in ("map", "table", "numbers") and is_indexed(state) and state != DEFAULT:
        own = replace(state, page="map")
    else:
        return None
    view = build_view(page.dataset, own, page.today)
    return view if view.rows else None


def _preview(page: Page, own: View | None) -> str:
    """Return the address of the picture: of the page's own rows where it is about one thing, else of the start page.

    So a program that reads many pages cannot have a figure drawn for each combination of filters.
    """
    view = own or build_view(page.dataset, State(language=page.state.language), page.today)
    return figure_address(with_options(view, Options(preset="link")), "png")
