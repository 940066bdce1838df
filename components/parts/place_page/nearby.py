"""Who else is active near a place: in the same county, or in the same country abroad."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from components.language import Language
from components.view.answers import Answer
from data.records import Dataset, Place


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An active place with the countries (abroad) or the Swedish places (in Sweden) that it works with."""

    place: Place
    partners: tuple[str, ...]


def neighbours(
    dataset: Dataset, answers: Mapping[str, Answer], words: Language, place: Place
) -> tuple[Neighbour, ...]:
    """Return the places near ``place`` that are active in the programme, by name; each body once."""
    own = {place.id, place.same_as}
    near = [
        p
        for p in dataset.places.values()
        if p.id not in own
        and p.same_as not in {*own - {""}}
        and _near(place, p)
        and answers[p.id].kind == "active"
    ]
    # Gotland's kommun and region are one body: name it once, as that under which its partnerships stand.
    near = [p for p in near if not p.same_as]
    return tuple(
        Neighbour(p, _partners(words, p, answers[p.id]))
        for p in sorted(near, key=lambda p: words.sort_key(words.short(p)))
    )


def _near(place: Place, other: Place) -> bool:
    if place.is_swedish:
        return other.is_swedish and other.county == place.county
    return other.country == place.country


def _partners(words: Language, place: Place, answer: Answer) -> tuple[str, ...]:
    if place.is_swedish:
        found = [words.country(c) for r in answer.resting for c in r.countries]
    else:
        found = [words.place(p) for r in answer.resting for p in r.swedish_places]
    return tuple(dict.fromkeys(found)) or (words("card.unnamed_partner"),)
