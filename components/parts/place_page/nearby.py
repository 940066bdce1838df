"""Who else is active: near a place, in its county or country, and of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from components.language import Language
from components.view.answers import Answer, AnswerKind
from data.records import Dataset, Place
from geo.outlines.great_circle import distance

LIVE: tuple[AnswerKind, ...] = ("active", "programme_end")
"""Once the programme has ended, those count that were active at its end."""
IDLE: tuple[AnswerKind, ...] = ("none", "ended", "unverified")
"""Answers of places that may want to know whom to ask."""
EARLIER: tuple[AnswerKind, ...] = ("ended", "unverified")
"""Answers of places that have had a partner."""
NEAREST = 5


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An active place with the countries (abroad) or the Swedish places (in Sweden) that it works with.

    ``km`` is the distance on the ground as the crow flies.
    """

    place: Place
    partners: tuple[str, ...]
    km: float


def neighbours(
    dataset: Dataset, answers: Mapping[str, Answer], words: Language, place: Place
) -> tuple[Neighbour, ...]:
    """Return the active places in the county or country of ``place``, by name; each body once."""
    near = (p for p in _others(dataset, place) if answers[p.id].kind in LIVE and _near(place, p))
    return tuple(
        _neighbour(words, place, p, answers[p.id])
        for p in sorted(near, key=lambda p: words.sort_key(words.short(p)))
    )


def nearest(
    dataset: Dataset, answers: Mapping[str, Answer], words: Language, place: Place
) -> tuple[Neighbour, ...]:
    """Return the active Swedish places nearest to a Swedish one, whatever their county."""
    return _by_distance(dataset, answers, words, place, lambda other: True)[:NEAREST]


def of_its_kind(
    dataset: Dataset, answers: Mapping[str, Answer], words: Language, place: Place
) -> tuple[Neighbour, ...]:
    """Return the other active regions for a region, else those in the same county; the nearest first."""
    if place.kind == "region":
        return _by_distance(dataset, answers, words, place, lambda other: other.kind == "region")
    return _by_distance(dataset, answers, words, place, lambda other: _near(place, other))


def earlier(
    dataset: Dataset, answers: Mapping[str, Answer], place: Place
) -> tuple[tuple[Place, Answer], ...]:
    """Return those in the county or country of ``place`` that have had a partner, the latest first."""
    others = (p for p in _others(dataset, place) if _near(place, p))
    answered = [(p, answers[p.id]) for p in others if answers[p.id].kind in EARLIER]
    return tuple(sorted(answered, key=lambda x: last_known_year(x[1]) or 0, reverse=True))


def last_known_year(answer: Answer) -> int | None:
    """Return the last year in which a place is known to have worked with a partner, whether it is over or not."""
    evidence = answer.evidence.first.year if answer.evidence else None
    return max((y for y in (answer.last_year, evidence) if y), default=None)


def _by_distance(
    dataset: Dataset,
    answers: Mapping[str, Answer],
    words: Language,
    place: Place,
    fits: Callable[[Place], bool],
) -> tuple[Neighbour, ...]:
    places = (
        _neighbour(words, place, p, answers[p.id])
        for p in _others(dataset, place)
        if answers[p.id].kind in LIVE and p.is_swedish and fits(p)
    )
    return tuple(sorted(places, key=lambda n: (n.km, words.sort_key(words.short(n.place)))))


def _others(dataset: Dataset, place: Place) -> Iterator[Place]:
    """Yield every other body by its main row."""
    own = dataset.bodies[place.id]
    return (p for p in dataset.places.values() if p.id not in own and p.is_main)


def _near(place: Place, other: Place) -> bool:
    if place.is_swedish:
        return other.is_swedish and other.county == place.county
    return other.country == place.country


def _neighbour(words: Language, place: Place, other: Place, answer: Answer) -> Neighbour:
    km = distance((place.lat, place.lon), (other.lat, other.lon)) / 1000
    return Neighbour(other, partner_names(words, other, answer), km)


def partner_names(words: Language, place: Place, answer: Answer) -> tuple[str, ...]:
    """Return the countries (of a Swedish place) or the Swedish places (of one abroad) that it works or worked with."""
    names: Iterable[str]
    if place.is_swedish:
        names = [words.country(c) for r in answer.resting for c in r.countries]
    else:
        names = [words.place(p) for r in answer.resting for p in r.swedish_places]
    return tuple(dict.fromkeys(names)) or (words("card.unnamed_partner"),)
