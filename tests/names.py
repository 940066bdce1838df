"""Every name of every partner abroad, and whether the application's searches and the browser's find it by that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from unicodedata import normalize

from components.language import language
from components.parts.place_index.render import place_list
from components.state.state import State, clean_text
from components.view import build_view
from components.view.answers import place_answers
from components.view.search import named
from data.records import Dataset, Place
from geo.naming.fold import matches
from tests.browser.site.build import TODAY
from tests.browser.site.engine import Engine

EVERYTHING = State(status=(), funding=())


def asked(dataset: Dataset) -> list[tuple[str, str]]:
    """Return each partner's id with each of its names: as it stands, parted into letters and marks, in capitals."""
    partners = dict.fromkeys(p for x in dataset.partnerships.values() for p in x.partner_places)
    names = [(place, name) for place in partners for name in names_of(dataset.places[place])]
    typed = [(place, clean_text(text)) for place, n in names for text in (n, normalize("NFD", n), n.upper())]
    return list(dict.fromkeys(typed))


def names_of(place: Place) -> Iterator[str]:
    """Give every name that a place goes by."""
    yield from filter(None, (place.name, place.short_name, place.name_sv, *place.aliases))


def lost(dataset: Dataset) -> list[tuple[str, str, str]]:
    """Return what the application does not find: in which search, which place, by what."""
    rows = build_view(dataset, EVERYTHING, TODAY).rows
    listed, missing = words_listed(dataset), []
    for place, text in asked(dataset):
        result = {r.id for r in build_view(dataset, State(text=text, status=(), funding=()), TODAY).rows}
        if not {r.id for r in rows if place in {p.id for p in r.partners}} <= result:
            missing.append(("map", place, text))
        if place not in {p.id for p in named(dataset, text)}:
            missing.append(("answers", place, text))
        if not matches(text, listed[place]):
            missing.append(("list of places", place, text))
    return missing


def lost_in_browser(engine: Engine, dataset: Dataset) -> list[Any]:
    """Return what the browser does not find, on the map or in the list of places, as which place, by what."""
    listed = words_listed(dataset)
    result: list[Any] = engine.evaluate(
        _IN_BROWSER, [(place, text, listed[place]) for place, text in asked(dataset)]
    )
    return [(place, text) for place, text, _ in result]


def words_listed(dataset: Dataset) -> dict[str, str]:
    """Return the words by which a site's list of places finds each of them."""
    answers = place_answers(dataset, TODAY)
    _, html = place_list(dataset, answers, language("sv"), State(page="place"), TODAY, searchable=True)
    result = re.findall(r'<li [^>]*data-words="([^"]*)"[^>]*><a href="[^"]*[?;]id=([^"]*)"', html)
    return {place: unescape(words) for words, place in result}


_IN_BROWSER = """asked => asked.filter(([place, text, listed]) => {
    const PS = PartnershipSite, at = PS.dataset.place.get(place), all = [["status", "all"], ["funding", "all"]];
    const ids = more => PS.view(PS.dataset, PS.state.decode("map", all.concat(more), PS.dataset.known)).rows
        .filter(r => r.partners.includes(at)).map(r => r.id).join();
    return ids([]) !== ids([["text", text]]) || !PS.text.matches(text, listed);
})"""
