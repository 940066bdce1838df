"""Where things are: addresses within the application."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from components.language import Language
from components.state.state import State
from data.records import Place


def brief_address(words: Language, ident: str) -> str:
    """Return a brief's address, relative to the application's root; ``ident`` is a place's id or a country's code."""
    query = "" if words.code == "sv" else f"?language={words.code}"
    return f"./data/brief/{quote(ident, safe='')}.pdf{query}"


REGISTERS = ("iso_3166_2", "organisation_id", "wikidata", "geonames")
"""Columns with a place's identifiers in other registers: first those of the body, last that of its town."""
_REGISTERED_AT = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "geonames": "https://www.geonames.org/{}",
}


def register_address(register: str, number: str | int) -> str:
    """Return the address of a place in another register, empty where that has no page for each."""
    return _REGISTERED_AT.get(register, "").format(quote(str(number), safe=""))


def place_state(words: Language, place: Place) -> State:
    """Return the state of a place's page: it shows everything, so it carries no filters."""
    return State(page="place", id=place.id, language=words.code)


def place_link(words: Language, place: Place) -> tuple[State, str, str]:
    """Return a place's page, its name, and its country, which is empty for a Swedish place."""
    country = "" if place.is_swedish else words.country(place.country)
    return place_state(words, place), words.place(place), country


def selection_of(kind: str, ident: str) -> str:
    """Return a state's ``selection`` of a thing on the map: ``place`` or ``partnership``, by id."""
    return f"{kind}:{ident}"


def on_map(state: State, partnership: str) -> State:
    """Return the state of the map on which a partnership is selected, with the filters of ``state``."""
    return replace(
        state, page="map", selection=selection_of("partnership", partnership), id="", start=0, sort=""
    )
