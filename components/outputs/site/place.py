"""A page for every place, with partnerships or without; and the lists of all places and of those with each answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from components.kit.links import place_state, selection_of
from components.kit.templates import render
from components.language import Language, language
from components.outputs.site.assets import land_address
from components.outputs.site.page import Site, SitePage
from components.parts.filters.options import listed
from components.parts.map_picture.plain import of_place
from components.parts.place_index.former import former_list
from components.parts.place_index.render import place_list
from components.parts.place_page.render import answer_part, around_part, partnerships_part
from components.parts.place_page.sentences import answer_sentence
from components.state.state import FORMER, LANGUAGES, State
from components.view import data_date, option_label
from components.view.answers import ANSWER_KINDS, Answer, place_answers
from components.view.former import Former, former, former_options
from data.records import Place


def place_pages(site: Site) -> Iterator[SitePage]:
    """Yield every place's page in both languages."""
    answers = place_answers(site.dataset, site.today)
    for code in LANGUAGES:
        words = language(code)
        for place in site.dataset.places.values():
            yield _page(site, words, place, answers)


def index_pages(site: Site) -> Iterator[SitePage]:
    """Yield the list of places: all of them, and those with each answer."""
    answers = place_answers(site.dataset, site.today)
    day = data_date(site.dataset, site.today)
    for code in LANGUAGES:
        words = language(code)
        for kind in ("", *ANSWER_KINDS):
            state = State(page="place", language=code, answer=kind)
            heading, body = place_list(site.dataset, answers, words, state, day, searchable=True)
            label = words(f"place_index.word_{kind}") if kind else ""
            title = words("site.place_title", answer=label) if kind else words("nav.place")
            html = render(
                "outputs/site/place_index.html",
                words=words,
                heading=Markup(heading),
                body=Markup(body),
                kind=kind,
                filters=[],
            )
            yield SitePage(state, title, words("place_index.intro", date=words.date(day)), html)
        yield _former_page(site, words, former(site.dataset, answers), day)


def _former_page(site: Site, words: Language, places: Sequence[Former], day: date) -> SitePage:
    state = State(page="place", language=words.code, answer=FORMER)
    heading, body = former_list(site.dataset, places, words, state, day, searchable=True)
    options = former_options(places, state)
    filters = []
    for field in ("country", "theme"):
        choices = listed(site.dataset, words, field, options[field])
        names = {o.value: option_label(site.dataset, words, field, o.value) for o in choices}
        filters.append((field, words(f"filter.{field}"), names))
    html = render(
        "outputs/site/place_index.html",
        words=words,
        heading=Markup(heading),
        body=Markup(body),
        kind=FORMER,
        filters=filters,
    )
    intro = words(
        "former.intro", n=len(places), countries=len({x.place.country for x in places}), date=words.date(day)
    )
    return SitePage(state, words("former.heading"), intro, html)


def _page(site: Site, words: Language, place: Place, answers: Mapping[str, Answer]) -> SitePage:
    dataset, answer = site.dataset, answers[place.id]
    state = place_state(words, place)
    picture = of_place(dataset, words, place, answer, land_address())
    map_state = State(language=words.code, status=(), funding=(), selection=selection_of("place", place.id))
    blocks = (
        partnerships_part(dataset, words, place, answer, site.today, "", site.reports) if answer.rows else ""
    )
    body = render(
        "outputs/site/place.html",
        words=words,
        answer=Markup(answer_part(dataset, words, place, answer, site.reports, serving=False)),
        picture=Markup(picture),
        on_map=map_state if answer.rows else None,
        partnerships=Markup(blocks),
        around=Markup(around_part(dataset, words, place, answers, site.reports)),
    )
    return SitePage(state, words.place(place), answer_sentence(words, place, answer), body)
