"""The list of places abroad without an active partner, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from components.kit.links import place_state
from components.kit.templates import render
from components.language import Language
from components.parts.place_index.render import heading_part, place_names
from components.state.state import FORMER, State
from components.view.answers import AnswerKind
from components.view.former import Former, asked
from data.records import Dataset
from geo.naming.fold import fold, matches

SHOWN_THEMES = 5


@dataclass(frozen=True, slots=True)
class FormerEntry:
    """One place: its page and name, until when it worked together, with whom and on what.

    ``words`` are those that a search in the page itself looks in, folded; empty where the server searches.
    """

    page: State
    name: str
    kind: AnswerKind
    until: str
    swedish: tuple[tuple[State, str], ...]
    themes: tuple[str, ...]
    funded: bool
    country: str
    theme_ids: str
    words: str


def former_list(
    dataset: Dataset,
    places: Sequence[Former],
    words: Language,
    state: State,
    data_date: date,
    *,
    searchable: bool = False,
) -> tuple[str, str]:
    """Return the HTML above and below the search box: heading; the places that the state asks for, by country.

    Where no server searches, ``searchable`` gives every place the words to search in.
    """
    countries = {x.place.country for x in places}
    heading = heading_part(
        words,
        state,
        words("former.heading"),
        words("former.intro", n=len(places), countries=len(countries), date=words.date(data_date)),
        words("former.caution"),
    )
    shown = [
        x for x in asked(places, state) if not state.text or matches(state.text, _names(dataset, words, x))
    ]
    body = render(
        "parts/place_index/former.html",
        words=words,
        narrowed=bool(state.text or state.country or state.theme),
        found=len(shown),
        all=len(places),
        clear=State(page="place", language=state.language, answer=FORMER),
        groups=_groups(dataset, words, shown, searchable),
    )
    return heading, body


def until_words(words: Language, place: Former) -> str:
    """Return until when a place is known to have worked with a Swedish one, in a few words."""
    if place.until:
        return words("former.until_programme")
    if not place.last:
        return words("former.undated")
    key = "former.until" if place.kind == "ended" else "former.last_known"
    return words(key, date=words.date(place.last))


def _groups(
    dataset: Dataset, words: Language, shown: Iterable[Former], searchable: bool
) -> list[tuple[str, list[FormerEntry]]]:
    grouped: dict[str, list[FormerEntry]] = {}
    for x in shown:
        grouped.setdefault(words.country(x.place.country), []).append(_entry(dataset, words, x, searchable))
    return [(name, grouped[name]) for name in sorted(grouped, key=words.sort_key)]


def _entry(dataset: Dataset, words: Language, place: Former, searchable: bool) -> FormerEntry:
    labels = _themes(dataset, words, place)
    more = len(labels) - SHOWN_THEMES
    return FormerEntry(
        place_state(words, place.place),
        words.short(place.place),
        place.kind,
        until_words(words, place),
        tuple((place_state(words, p), words.short(p)) for p in place.swedish),
        (*labels[:SHOWN_THEMES], words("answer.more", n=more)) if more > 0 else labels,
        any(r.partnership.icld_funded == "yes" for r in place.rows),
        place.place.country,
        " ".join(place.themes),
        fold(_names(dataset, words, place)) if searchable else "",
    )


def _themes(dataset: Dataset, words: Language, place: Former) -> tuple[str, ...]:
    return tuple(words.label(dataset.themes[t]) for t in place.themes if t in dataset.themes)


def _names(dataset: Dataset, words: Language, place: Former) -> str:
    """Return the words to search in: its names and country, whom it worked with, and on what."""
    partners = [p.name for p in place.swedish]
    return " ".join([place_names(words, place.place), *partners, *_themes(dataset, words, place)])
