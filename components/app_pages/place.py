"""Is my municipality active? A place's page, or the list to find it in."""

from __future__ import annotations

import streamlit as st

from components.app_pages.filters import choose, search
from components.app_pages.page import Page
from components.host.html import show_html
from components.host.map_frame import show_map
from components.host.session import change
from components.kit.links import selection_of
from components.outputs.figure.report_html import printed_address
from components.parts.found_places.render import named_answers
from components.parts.paper.render import printed_map
from components.parts.place_index.former import former_list
from components.parts.place_index.render import place_list
from components.parts.place_page.render import answer_part, around_part, partnerships_part
from components.parts.place_page.sentences import answer_sentence
from components.state.state import FORMER, State, parse_selection
from components.view import View, build_view, data_date
from components.view.answers import place_answers
from components.view.former import former, former_options
from data.records import Place

MAP_HEIGHT = 340


def content(page: Page) -> None:
    place = page.dataset.places.get(page.state.id)
    if place:
        show_place(page, place)
    elif page.state.answer == FORMER:
        show_former(page)
    else:
        show_index(page)


def show_index(page: Page) -> None:
    """Draw the search box and every place that it finds, with its answer."""
    answers = place_answers(page.dataset, page.today)
    heading, body = place_list(
        page.dataset, answers, page.words, page.state, data_date(page.dataset, page.today)
    )
    show_html(heading)
    left, _ = st.columns([45, 55])
    with left:
        _show_search(page)
    show_html(named_answers(page.dataset, page.words, page.state.text, page.today) + body)


def show_former(page: Page) -> None:
    """Draw the places abroad without an active partner, with what they can be narrowed by."""
    found = former(page.dataset, place_answers(page.dataset, page.today))
    heading, body = former_list(
        page.dataset, found, page.words, page.state, data_date(page.dataset, page.today)
    )
    options = former_options(found, page.state)
    show_html(heading)
    text, country, theme = st.columns([40, 30, 30])
    with text:
        _show_search(page)
    with country:
        choose(page, "country", options["country"])
    with theme:
        choose(page, "theme", options["theme"])
    show_html(body)


def _show_search(page: Page) -> None:
    search(page, page.words("place_index.search"), page.words("place_index.hint"))


def show_place(page: Page, place: Place) -> None:
    """Draw everything known of a place, whatever the viewer's filters."""
    dataset, words = page.dataset, page.words
    answers = place_answers(dataset, page.today)
    answer = answers[place.id]
    kind, chosen = parse_selection(page.state.selection)
    selected = chosen if kind == "partnership" and chosen in {r.id for r in answer.rows} else ""
    left, right = st.columns([58, 42], gap="medium")
    drawn = _view(page, place, bool(answer.rows), selected)
    with left:
        printed = printed_map(printed_address(drawn), answer_sentence(words, place, answer))
        show_html(answer_part(dataset, words, place, answer, page.reports) + printed)
    with right.container(key="place-map"):
        # A map of its own for each place: it opens on that place.
        show_map(drawn, f"place-map-{place.id}", _choose, MAP_HEIGHT)
    left, right = st.columns([66, 34], gap="large")
    if answer.rows:
        with left:
            show_html(partnerships_part(dataset, words, place, answer, page.today, selected, page.reports))
        with right:
            show_html(around_part(dataset, words, place, answers, page.reports))
    else:
        with left:
            show_html(around_part(dataset, words, place, answers, page.reports))


def _view(page: Page, place: Place, drawn: bool, partnership: str) -> View:
    # Without partnerships there is nothing to fit to: the map says where in Sweden the place lies.
    own = State(
        language=page.state.language,
        swedish_place=(place.id,) if place.is_swedish else (),
        partner_place=() if place.is_swedish else (place.id,),
        status=(),
        funding=(),
        area="" if drawn or not place.is_swedish else "sweden",
        selection=selection_of("partnership", partnership)
        if partnership
        else selection_of("place", place.id),
    )
    return build_view(page.dataset, own, page.today)


def _choose(selection: str) -> None:
    """A place on the map leads to its page, a line marks its partnership here."""
    kind, ident = parse_selection(selection)
    if kind == "place":
        change(id=ident, selection="")
    else:
        change(selection=selection)
