"""The found places' HTML."""

from __future__ import annotations

from collections.abc import Iterable

from components.kit.templates import render
from components.state.state import State
from components.view import View
from data.records import Place
from geo.naming.fold import matches

SHOWN = 8


def found_places(view: View) -> str:
    """Return links to the pages of the places that match the view's search; empty when none does."""
    words, state = view.language, view.state
    found = find(view.dataset.places.values(), state.text) if state.text else []
    if not found:
        return ""
    found.sort(key=lambda p: (len(p.short_name), words.sort_key(p.short_name)))
    places = [
        (
            State(page="place", id=p.id, language=state.language),
            words.place(p),
            "" if p.is_swedish else words.country(p.country),
        )
        for p in found[:SHOWN]
    ]
    return render("parts/found_places/found.html", words=words, places=places)


def find(places: Iterable[Place], text: str) -> list[Place]:
    """Return the places of which some name matches a search (``vaxjo``, ``homabay``)."""
    return [p for p in places if matches(text, " ".join((p.name, p.name_sv, p.short_name, *p.aliases)))]
