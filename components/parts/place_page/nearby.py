"""Who else is active near a place: in the same county, or in the same country abroad."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from components.language import Language
from components.view.answers import Answer
from data.records import Dataset, Place

ACTIVE = ("active", "programme_end")
"""The answers of places that are active in the programme, or were on its last day."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Such a place with the countries (abroad) or the Swedish places (in Sweden) that it works with."""

    place: Place
    partners: tuple[str, ...]


def neighbours(
    dataset: Dataset, answers: Mapping[str, Answer], words: Language, place: Place
) -> tuple[Neighbour, ...]:
    """Return the places near ``place`` that are active in the programme, or were until its end, by name.

    Each body once.
    """
    own = {place.id, place.same_as}
    near = [
        p
        for p in dataset.places.values()
        if p.id not in own
        and p.same_as not in {*own - {""}}
        and _near(place, p)
        and answers[p.id].kind in ACTIVE
    ]
    # Gotland's kommun and region are one body: name it once, as that under which its partnerships stand.
    near = [p for p in near if not p.same_as]
    return tuple(
        Neighbour(p, _partners(words, p, answers[p.id]))
        for p in sorted(near, key=lambda p: words.sort_key(words.short(p)))
    )


def neighbour_words(words: Language, answers: Mapping[str, Answer], place: Place) -> tuple[str, str]:
    """Return the heading of the neighbours, and what stands below it when there are none."""
    where = words(f"county.{place.county}") if place.county else words.country(place.country)
    ended = "_end" if any(answer.kind == "programme_end" for answer in answers.values()) else ""
    return (
        words(f"place_page.neighbours{ended}", where=where),
        words(f"place_page.no_neighbours{ended}", where=where),
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
