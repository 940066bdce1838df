"""The list of places as HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from components.kit.links import place_state
from components.kit.templates import render
from components.language import Language, language
from components.state.state import FORMER, LANGUAGES, State
from components.view.answers import ANSWER_KINDS, Answer, AnswerKind, ended_on
from components.view.search import names_of
from data.records import Dataset, Place
from geo.naming.fold import fold, matches

FEW = 5
"""So many places of a county or country are in sight on a phone too; more stand behind a line."""


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place: where its page is, what it is called, its answer, whether it is a region.

    ``words`` are those that a search in the page itself looks in, folded; empty where the server searches.
    """

    page: State
    name: str
    kind: AnswerKind
    strong: bool
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """A county or a country with its places.

    ``active`` of ``all`` counts each body once; ``shared`` tells that one has two names (Gotland).
    """

    name: str
    entries: tuple[PlaceEntry, ...]
    active: int
    all: int
    shared: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip of the legend: how many places, here or abroad, have this answer, and the state that shows only those."""

    kind: str
    text: str
    target: State
    chosen: bool


def place_list(
    dataset: Dataset,
    answers: Mapping[str, Answer],
    words: Language,
    state: State,
    data_date: date,
    *,
    searchable: bool = False,
) -> tuple[str, str]:
    """Return the HTML above and below the search box: heading; legend and the places that the state asks for.

    Where no server searches, ``searchable`` gives every place the words to search in.
    """
    places = [p for p in dataset.places.values() if _found(words, p, state.text)]
    shown = [p for p in places if not state.answer or answers[p.id].kind == state.answer]
    heading = heading_part(
        words, state, words("place_index.heading"), words("place_index.intro", date=words.date(data_date))
    )
    body = render(
        "parts/place_index/index.html",
        words=words,
        counted=_counted(answers),
        narrowed=bool(state.text or state.answer),
        few=FEW,
        found=_found_words(words, shown),
        clear=State(page="place", language=state.language),
        sections=[
            (
                words(f"place_index.{name}"),
                name,
                _chips(
                    words, state, answers, [p for p in places if p.is_swedish == swedish], complete=swedish
                ),
                _groups(words, answers, [p for p in shown if p.is_swedish == swedish], searchable),
            )
            for name, swedish in (("sweden", True), ("abroad", False))
        ],
    )
    return heading, body


def heading_part(words: Language, state: State, heading: str, intro: str, caution: str = "") -> str:
    """Return what stands above the search box, with the way to each of the two lists of places."""
    plain = replace(state, page="place", id="", selection="", start=0, answer="")
    tabs = [
        (plain, words("place_index.tab_answers"), state.answer != FORMER),
        (replace(plain, answer=FORMER), words("place_index.tab_former"), state.answer == FORMER),
    ]
    return render(
        "parts/place_index/heading.html",
        words=words,
        tabs=tabs,
        heading=heading,
        intro=intro,
        caution=caution,
    )


def _found(words: Language, place: Place, text: str) -> bool:
    return not text or matches(text, place_names(words, place))


def place_names(words: Language, place: Place) -> str:
    """Return what a place is found by: each of its names, and those of its county or country in either language."""
    names = list(names_of(place).all)
    every = [words, *(language(code) for code in LANGUAGES if code != words.code)]
    names += [w(f"county.{place.county}") if place.county else w.country(place.country) for w in every]
    return " ".join(names)


def _found_words(words: Language, shown: Iterable[Place]) -> str:
    """Return how many bodies are shown in Sweden and abroad; empty where there are none."""
    counted = Counter("sweden" if p.is_swedish else "abroad" for p in shown if p.is_main)
    parts = [
        words(f"place_index.found_{name}", n=counted[name]) for name in ("sweden", "abroad") if counted[name]
    ]
    return words("place_index.found", places=words.listing(parts)) if parts else ""


def _chips(
    words: Language, state: State, answers: Mapping[str, Answer], places: Iterable[Place], *, complete: bool
) -> list[Chip]:
    """Return the chips of a list; a ``complete`` legend has every answer, unless a search matches no place with it."""
    # A body with two names (Gotland) is counted once.
    counted = Counter(answers[p.id].kind for p in places if p.is_main)
    everything = replace(state, page="place", id="", selection="", start=0, answer="")
    chips = [Chip("", words("place_index.all"), everything, not state.answer)]
    for kind in ANSWER_KINDS:
        # Before the programme ends there is nobody to be counted here.
        unneeded = kind == "programme_end" or state.text or not complete
        if unneeded and not counted[kind] and state.answer != kind:
            continue
        target = replace(everything, answer=kind)
        chips.append(
            Chip(kind, words(f"place_index.count_{kind}", n=counted[kind]), target, state.answer == kind)
        )
    return chips


def _counted(answers: Mapping[str, Answer]) -> AnswerKind:
    """Return which places are counted in headings: active ones, or those that were so until the programme ended."""
    return "programme_end" if ended_on(answers) else "active"


def _groups(
    words: Language, answers: Mapping[str, Answer], places: Iterable[Place], searchable: bool
) -> list[Group]:
    grouped: dict[str, list[Place]] = {}
    for place in places:
        name = words(f"county.{place.county}") if place.county else words.country(place.country)
        grouped.setdefault(name, []).append(place)
    return [
        _group(words, answers, name, grouped[name], searchable)
        for name in sorted(grouped, key=words.sort_key)
    ]


def _group(
    words: Language, answers: Mapping[str, Answer], name: str, places: list[Place], searchable: bool
) -> Group:
    ordered = sorted(
        places, key=lambda p: (p.is_swedish and p.kind == "kommun", words.sort_key(words.short(p)))
    )
    kinds = [answers[p.id].kind for p in places if p.is_main]
    entries = tuple(
        PlaceEntry(
            place_state(words, p),
            words.short(p),
            answers[p.id].kind,
            p.is_swedish and p.kind != "kommun",
            fold(place_names(words, p)) if searchable else "",
        )
        for p in ordered
    )
    return Group(name, entries, kinds.count(_counted(answers)), len(kinds), len(kinds) < len(places))
