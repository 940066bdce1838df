"""Is my municipality active? A place's page, the list of places, and the list of former partners."""

from __future__ import annotations

from functools import partial

from components.kit.links import selection_of
from components.outputs.figure.report_html import printed_address
from components.outputs.page.blocks import Block, Columns, Content, Live
from components.outputs.page.page import Page
from components.outputs.page.stand_ins import map_picture
from components.parts.filters.links import chooser_links, search_form
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


def place_content(page: Page) -> Content:
    """Return the page of the state's place; without one the list of places, or of former partners."""
    place = page.dataset.places.get(page.state.id)
    if place:
        return Content((), _place(page, place))
    return Content((), _former(page) if page.state.answer == FORMER else _index(page))


def _index(page: Page) -> tuple[Block, ...]:
    day = data_date(page.dataset, page.today)
    answers = place_answers(page.dataset, page.today)
    heading, body = place_list(page.dataset, answers, page.words, page.state, day)
    named = named_answers(page.dataset, page.words, page.state.text, page.today)
    return heading, Columns((45, 55), ((_search(page),), ())), named + body


def _former(page: Page) -> tuple[Block, ...]:
    day = data_date(page.dataset, page.today)
    places = former(page.dataset, place_answers(page.dataset, page.today))
    heading, body = former_list(page.dataset, places, page.words, page.state, day)
    options = former_options(places, page.state)
    choosers = tuple(
        (Live("choose", partial(chooser_links, page.dataset, page.words, page.state, f, o), (f, o)),)
        for f, o in ((f, options[f]) for f in ("country", "theme"))
    )
    return heading, Columns((40, 30, 30), ((_search(page),), *choosers)), body


def _search(page: Page) -> Live:
    label, hint = page.words("place_index.search"), page.words("place_index.hint")
    return Live("search", partial(search_form, page.words, page.state, label, hint), (label, hint))


def _place(page: Page, place: Place) -> tuple[Block, ...]:
    """Return everything known of a place, whatever the viewer's filters."""
    dataset, words = page.dataset, page.words
    answers = place_answers(dataset, page.today)
    answer = answers[place.id]
    kind, ident = parse_selection(page.state.selection)
    selected = ident if kind == "partnership" and ident in {r.id for r in answer.rows} else ""
    rows = _rows(page, place, bool(answer.rows), selected)
    printed = printed_map(printed_address(rows), answer_sentence(words, place, answer))
    top = answer_part(dataset, words, place, answer, page.reports) + printed
    # A map of its own for each place: it opens on that place.
    live_map = Live("place-map", partial(map_picture, rows, "place-map"), (rows, f"place-map-{place.id}"))
    around = around_part(dataset, words, place, answers, page.reports)
    below: tuple[tuple[Block, ...], ...] = ((around,), ())
    if answer.rows:
        own = partnerships_part(dataset, words, place, answer, page.today, selected, page.reports)
        below = ((own,), (around,))
    return Columns((58, 42), ((top,), (live_map,)), "medium"), Columns((66, 34), below, "large")


def _rows(page: Page, place: Place, with_rows: bool, partnership: str) -> View:
    # Without partnerships there is nothing to fit to: the map says where in Sweden the place lies.
    own = State(
        language=page.state.language,
        swedish_place=(place.id,) if place.is_swedish else (),
        partner_place=() if place.is_swedish else (place.id,),
        status=(),
        funding=(),
        area="" if with_rows or not place.is_swedish else "sweden",
        selection=selection_of("partnership", partnership)
        if partnership
        else selection_of("place", place.id),
    )
    return build_view(page.dataset, own, page.today)
