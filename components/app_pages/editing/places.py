"""The places of a draft that need a position: suggestions in a list and on a small map, accepted or corrected."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st

from components.app_pages.editing.open_draft import open_draft, save_edits, say
from components.app_pages.editing.page import EditingPage
from components.app_pages.editing.rights import require
from components.host.html import show_html
from components.host.markdown import literal
from components.host.placing_frame import show_placing_map
from components.parts.editing_notice.render import notice
from components.parts.editing_places.placing_layer import Marker
from components.parts.editing_places.render import place_html, place_name, places_intro, suggestion_html
from data.records import Dataset
from data.schema.schema import Language
from data.store.drafts import Draft
from data.store.revision import loaded_of
from geo.geocoding.geocode import SERVER, Locator, open_locator
from geo.geocoding.messages import error_text
from geo.outlines.points import country_at, country_bounds
from geo.result import LocateError
from geo.settle.decide import accepted, accepted_unseen, is_existing, placed_by_hand
from geo.settle.places import Unsettled, places_to_settle, position
from geo.settle.suggest import Suggestion, is_sure, suggestions

_SETTLING, _WHICH, _NUMBERS = "places-settling", "places-which", "places-numbers"
_WORLD = ((-50.0, -120.0), (65.0, 150.0))


@dataclass(frozen=True, slots=True)
class _Settling:
    """What is to be settled in one version of a draft, and the suggestions for each place by its id."""

    version: tuple[int, int]
    places: Mapping[str, Unsettled]
    proposed: dict[str, tuple[Suggestion, ...]]
    dataset: Dataset
    error: LocateError | None


def show(page: EditingPage) -> None:
    """Draw the places to be settled; one of them is chosen."""
    draft = open_draft(page)
    if draft is None:
        return
    words = page.words
    settling = _settling(page, draft)
    show_html(places_intro(words, len(settling.places)))
    if settling.error:
        show_html(notice("problem", error_text(settling.error, _code(page))))
    if not settling.places:
        return
    may_edit = page.editor.may("editor")
    if may_edit and (sure := _sure(settling)):
        label = words("editing_places.accept_sure", n=len(sure))
        st.button(label, key="places-accept-sure", on_click=_accept_sure, args=(page, draft))
    key = st.selectbox(
        words("editing_places.which"),
        list(settling.places),
        format_func=lambda key: place_name(words, settling.places[key]),
        key=_WHICH,
        width=440,
    )
    place = settling.places[key]
    with st.container(key="places-settle"):
        listed, on_map = st.columns([1, 1], gap="large")
    with listed:
        _show_list(page, draft, place, settling.proposed[key], may_edit)
    with on_map:
        _show_map(page, draft, place, settling.proposed[key], may_edit)


def _show_list(
    page: EditingPage, draft: Draft, place: Unsettled, proposed: tuple[Suggestion, ...], may_edit: bool
) -> None:
    words = page.words
    show_html(place_html(words, place, proposed))
    server = os.environ.get(SERVER, "").strip()
    for number, suggestion in enumerate(proposed, 1):
        with st.container(border=True, key=f"places-suggestion-{number}"):
            show_html(suggestion_html(words, number, suggestion))
            name = "accept_existing" if suggestion.place_id else "accept"
            if may_edit:
                st.button(
                    words(f"editing_places.{name}", n=number),
                    key=f"places-accept-{place.id}-{number}",
                    type="primary" if number == 1 else "secondary",
                    on_click=_accept,
                    args=(page, draft, place, suggestion),
                )
    if may_edit and server and not proposed:
        label = words("editing_places.ask_online", host=urlsplit(server).hostname or "")
        st.button(
            literal(label), key=f"places-online-{place.id}", on_click=_ask_online, args=(page, draft, place)
        )


def _show_map(
    page: EditingPage, draft: Draft, place: Unsettled, proposed: tuple[Suggestion, ...], may_edit: bool
) -> None:
    words = page.words
    markers = [Marker(one.lat, one.lon, number) for number, one in enumerate(proposed, 1)]
    if not markers and (now := position(place.row["lat"], place.row["lon"])):
        markers = [Marker(*now, 0)]
    lat, lon = (f"places-{name}-{place.id}" for name in ("lat", "lon"))

    def moved(marker: Marker) -> None:
        st.session_state[lat], st.session_state[lon] = f"{marker.lat:.4f}", f"{marker.lon:.4f}"
        st.session_state.setdefault(_NUMBERS, {})[place.id] = marker.number

    show_placing_map(
        markers, _bounds(place, markers), words, f"places-{draft.entry.number}-{place.id}", moved
    )
    if not may_edit:
        return
    st.text(words("editing_places.map_help"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(words("editing_places.lat"), key=lat, max_chars=20, width=150)
        st.text_input(words("editing_places.lon"), key=lon, max_chars=20, width=150)
        label = words("editing_places.put_here")
        st.button(label, key=f"places-put-{place.id}", on_click=_put, args=(page, draft, place, proposed))
    if at := position(st.session_state.get(lat, ""), st.session_state.get(lon, "")):
        st.text(_lies(page, place, country_at(*at)))


def _lies(page: EditingPage, place: Unsettled, country: str) -> str:
    words, expected = page.words, place.row["country"]
    if not country:
        return words("editing_places.lies_nowhere")
    if expected and country != expected:
        names = {"country": words.country(country), "expected": words.country(expected)}
        return words("editing_places.lies_elsewhere", **names)
    return words("editing_places.lies_in", country=words.country(country))


def _bounds(place: Unsettled, markers: list[Marker]) -> tuple[tuple[float, float], tuple[float, float]]:
    if markers:
        lats, lons = [one.lat for one in markers], [one.lon for one in markers]
        return (min(lats), min(lons)), (max(lats), max(lons))
    return country_bounds(place.row["country"]) or _WORLD


def _settling(page: EditingPage, draft: Draft) -> _Settling:
    """What is to be settled; looked up once for each version of the draft."""
    version = (draft.entry.number, draft.entry.version)
    held: _Settling | None = st.session_state.get(_SETTLING)
    if held and held.version == version and held.error is None:
        return held
    loaded = loaded_of(draft.files)
    parent = draft.entry.parent
    published = page.store.get(parent).files if parent else {}
    places = {place.id: place for place in places_to_settle(published, draft.files, loaded)}
    proposed: dict[str, tuple[Suggestion, ...]] = dict.fromkeys(places, ())
    error = None
    if places:
        with st.spinner(page.words("editing_places.reading")):
            try:
                locator = _locator(page, loaded.dataset, places, {})
                proposed = {key: suggestions(place, locator) for key, place in places.items()}
            except LocateError as failed:
                error = failed
    settling = _Settling(version, places, proposed, loaded.dataset, error)
    st.session_state[_SETTLING] = settling
    return settling


def _locator(
    page: EditingPage, dataset: Dataset, places: Mapping[str, Unsettled], environment: Mapping[str, str]
) -> Locator:
    """The gazetteer with the places that have their positions; online only as the environment says."""
    settled = [place for place in dataset.places.values() if place.id not in places]
    return open_locator(settled, page.today, environment=environment)


def _sure(settling: _Settling) -> list[Unsettled]:
    return [place for key, place in settling.places.items() if is_sure(settling.proposed[key])]


def _accept_sure(page: EditingPage, draft: Draft) -> None:
    require(page, "editor")
    settling = _settling(page, draft)
    proposed = ((place, settling.proposed[key]) for key, place in settling.places.items())
    _, edits = accepted_unseen(draft.files, proposed)
    save_edits(page, draft, edits)


def _accept(page: EditingPage, draft: Draft, place: Unsettled, suggestion: Suggestion) -> None:
    require(page, "editor")
    if suggestion.place_id:
        save_edits(page, draft, is_existing(draft.files, place, suggestion.place_id))
    else:
        save_edits(page, draft, accepted(draft.files, place, suggestion))


def _put(page: EditingPage, draft: Draft, place: Unsettled, proposed: tuple[Suggestion, ...]) -> None:
    """Put a place where its marker was moved, or where the numbers say; of a suggestion the names are kept."""
    require(page, "editor")
    lat, lon = (st.session_state.get(f"places-{name}-{place.id}", "") for name in ("lat", "lon"))
    at = position(lat, lon)
    if at is None:
        say("problem", page.words("editing_places.bad_numbers", lat=lat, lon=lon))
        return
    number = st.session_state.get(_NUMBERS, {}).get(place.id, 0)
    if 0 < number <= len(proposed) and not proposed[number - 1].place_id:
        save_edits(page, draft, accepted(draft.files, place, proposed[number - 1], at))
    else:
        save_edits(page, draft, placed_by_hand(draft.files, place, *at, country_at(*at)))


def _ask_online(page: EditingPage, draft: Draft, place: Unsettled) -> None:
    """Ask the configured service for one name, on a press."""
    require(page, "editor")
    settling = _settling(page, draft)
    try:
        proposed = suggestions(
            place, _locator(page, settling.dataset, settling.places, os.environ), once=True
        )
    except LocateError as error:
        say("problem", error_text(error, _code(page)))
        return
    settling.proposed[place.id] = proposed
    if not proposed:
        host = urlsplit(os.environ.get(SERVER, "")).hostname or ""
        say("problem", page.words("editing_places.online_nothing", host=host))


def _code(page: EditingPage) -> Language:
    return "sv" if page.words.code == "sv" else "en"
