"""Whom to ask and whom to work with, ready for the template: active places around one, and possible partners."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from components.kit.links import place_state
from components.language import Language
from components.parts.place_index.former import until_words
from components.parts.place_page.nearby import (
    Neighbour,
    earlier,
    last_known_year,
    nearest,
    neighbours,
    of_its_kind,
    partner_names,
)
from components.state.state import FORMER, State
from components.view.answers import Answer, ended_on
from components.view.former import Former, former
from data.records import Dataset, Place
from data.status import funding_end

SHOWN_PARTNERS = 5
SHOWN_EARLIER = 10
SHOWN_TALK = 2

PlaceLine = tuple[State, str, str]
"""A place's page, its name, and a text about it."""


@dataclass(frozen=True, slots=True)
class Circle:
    """Active places under a heading; ``note`` may be empty, ``nothing`` is said where there are none."""

    heading: str
    note: str
    lines: tuple[PlaceLine, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class Begin:
    """How a partnership begins: who applies, whom to ask at home, who near by can tell of it, who has paid."""

    how: str
    ask: str
    talk: tuple[tuple[State, str], ...]
    funding: str


@dataclass(frozen=True, slots=True)
class Possible:
    """Some places abroad without an active partner, how many there are, and the state that lists them all.

    ``own``: those that the place has worked with come first; ``order``: who comes next, in a sentence.
    """

    own: bool
    order: str
    lines: tuple[PlaceLine, ...]
    n: int
    all: State


def circle(dataset: Dataset, words: Language, place: Place, answers: Mapping[str, Answer]) -> Circle:
    """Return who else is active in the same county or country."""
    return Circle(
        neighbours_heading(words, place, answers),
        "",
        _lines(words, neighbours(dataset, answers, words, place)),
        no_neighbours(words, place, answers),
    )


def idle_circles(
    dataset: Dataset, words: Language, place: Place, answers: Mapping[str, Answer]
) -> list[Circle]:
    """Return for a Swedish place without a partner the nearest active ones, others like it, and who had a partner."""
    then = _then(answers)
    near = nearest(dataset, answers, words, place)
    named = {n.place.id for n in near}
    alike = [n for n in of_its_kind(dataset, answers, words, place) if n.place.id not in named]
    circles = [
        Circle(
            words(f"place_page.nearest{then}"),
            words("place_page.nearest_note"),
            _with_km(words, near),
            words("place_page.no_nearest"),
        )
    ]
    if alike:
        region = place.kind == "region"
        heading = words(f"place_page.regions{then}") if region else neighbours_heading(words, place, answers)
        circles.append(Circle(heading, "", _with_km(words, alike), ""))
    return [*circles, *earlier_circle(dataset, words, place, answers)]


def earlier_circle(
    dataset: Dataset, words: Language, place: Place, answers: Mapping[str, Answer]
) -> list[Circle]:
    """Return who in the same county or country has had a partner, in a list of one; empty where nobody has."""
    places = earlier(dataset, answers, place)
    lines = tuple((place_state(words, p), words.place(p), _earlier_line(words, p, a)) for p, a in places)
    heading = words("place_page.earlier", where=_where(words, place))
    return [Circle(heading, "", lines[:SHOWN_EARLIER], "")] if lines else []


def begin(dataset: Dataset, words: Language, place: Place, answers: Mapping[str, Answer]) -> Begin:
    """Return how a Swedish place can begin: whom to talk to, who is free, and until when the programme pays."""
    near, end = nearest(dataset, answers, words, place), funding_end(dataset)
    return Begin(
        words("place_page.begin_how"),
        words("place_page.begin_ask", place=words.place(place)),
        tuple((target, label) for target, label, _ in _lines(words, near[:SHOWN_TALK])),
        words("place_page.begin_funding_until", date=words.date(end))
        if end
        else words("place_page.begin_funding"),
    )


def possible_partners(
    dataset: Dataset, words: Language, place: Place, answers: Mapping[str, Answer]
) -> Possible | None:
    """Return who abroad is free: those that the place has worked with before, then the best fit.

    A partner fits that has worked on a theme of the place's own partnerships, else with a place of its kind; of
    equals, the latest active.
    """
    free = former(dataset, answers)
    if not free:
        return None
    body = dataset.bodies[place.id]
    own = [x for x in free if any(p.id in body for p in x.swedish)]
    themes = {t for row in answers[place.id].rows for t in row.themes}

    def fit(x: Former) -> tuple[int, bool]:
        return -len(themes & set(x.themes)), all(p.kind != place.kind for p in x.swedish)

    others = sorted((x for x in free if x not in own), key=fit)
    shown = [*own, *others][: max(SHOWN_PARTNERS, len(own))]
    return Possible(
        bool(own),
        words(
            f"place_page.possible_{'themes' if themes else 'region' if place.kind == 'region' else 'kommun'}"
        ),
        tuple(_possible(words, x) for x in shown),
        len(free),
        State(page="place", language=words.code, answer=FORMER),
    )


def neighbours_heading(words: Language, place: Place, answers: Mapping[str, Answer]) -> str:
    """Return the heading of those active in the same county or country; after the programme, of those who were."""
    return words(f"place_page.neighbours{_then(answers)}", where=_where(words, place))


def no_neighbours(words: Language, place: Place, answers: Mapping[str, Answer]) -> str:
    """Return the text for a county or country without another active place."""
    return words(f"place_page.no_neighbours{_then(answers)}", where=_where(words, place))


def _where(words: Language, place: Place) -> str:
    return words(f"county.{place.county}") if place.county else words.country(place.country)


def _then(answers: Mapping[str, Answer]) -> str:
    return "_then" if ended_on(answers) else ""


def _lines(words: Language, neighbours: Iterable[Neighbour]) -> tuple[PlaceLine, ...]:
    return tuple(
        (place_state(words, n.place), words.place(n.place), words.listing(n.partners)) for n in neighbours
    )


def _with_km(words: Language, neighbours: Iterable[Neighbour]) -> tuple[PlaceLine, ...]:
    return tuple(
        (target, label, f"{_km(words, n)} · {partners}")
        for n, (target, label, partners) in zip(neighbours, _lines(words, neighbours), strict=True)
    )


def _earlier_line(words: Language, place: Place, answer: Answer) -> str:
    partners, year = words.listing(partner_names(words, place, answer)), last_known_year(answer)
    if not year:
        return words("place_page.earlier_undated", partners=partners)
    return words(f"place_page.earlier_{answer.kind}", year=str(year), partners=partners)


def _km(words: Language, neighbour: Neighbour) -> str:
    return words("place_page.km", n=round(neighbour.km))


def _possible(words: Language, partner: Former) -> PlaceLine:
    history = words(
        "place_page.possible_line",
        country=words.country(partner.place.country),
        until=until_words(words, partner),
        swedish=words.listing(words.place(p) for p in partner.swedish),
    )
    return place_state(words, partner.place), words.place(partner.place), history
