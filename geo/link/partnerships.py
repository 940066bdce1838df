"""Which partnerships a text is about, from the places and countries that it names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from data.records import SWEDEN, Confidence, Dataset, Partnership


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed id, with the words that are evidence for it and the confidence."""

    id: str
    evidence: tuple[str, ...]
    confidence: Confidence


def partnerships(dataset: Dataset, places: dict[str, str], countries: dict[str, str]) -> list[Proposal]:
    """Return proposals for places and countries named in a text (id or code to the words), the surest first.

    high: both ends are named. medium: the Swedish end and the partner's
    country, when only one partnership in that country fits. low: those when several fit, and
    one end alone.
    """
    near_by = {p.id: p for place in places for p in dataset.partnerships_of.get(place, ())}
    both = [p for p in near_by.values() if _begins(p, places) and _named(p, places)]
    proposals = {p.id: _proposal(p, places, countries, "high") for p in both if not _better(p, both, places)}
    for place in places:
        if any(place in p.ends for p in both):
            continue
        held = dataset.partnerships_of.get(place, ())
        near = [p for p in held if place in p.swedish_places and _countries(dataset, p) & set(countries)]
        for partnership in near or held:
            sure: Confidence = (
                "medium"
                if _is_only_one(dataset, partnership, near, countries)
                and not _partner_elsewhere(dataset, places, partnership)
                else "low"
            )
            proposals.setdefault(partnership.id, _proposal(partnership, places, countries, sure))
    order = ("high", "medium", "low")
    return sorted(proposals.values(), key=lambda proposal: order.index(proposal.confidence))


def _begins(partnership: Partnership, places: Collection[str]) -> bool:
    return any(own in places for own in partnership.swedish_places)


def _named(partnership: Partnership, places: Collection[str]) -> int:
    return sum(partner in places for partner in partnership.partner_places)


def _better(partnership: Partnership, both: list[Partnership], places: Collection[str]) -> bool:
    """Another partnership of the same kommun fits what is named more closely: the pair, or the three of them."""

    def missing(p: Partnership) -> int:
        return len(p.partner_places) - _named(p, places)

    shared = [
        p
        for p in both
        if p.id != partnership.id
        and p.swedish_place == partnership.swedish_place
        and set(p.partner_places) & set(partnership.partner_places) & set(places)
    ]
    return any(
        (_named(p, places), -missing(p)) > (_named(partnership, places), -missing(partnership))
        for p in shared
    )


def _countries(dataset: Dataset, partnership: Partnership) -> set[str]:
    known = {dataset.places[partner].country for partner in partnership.partner_places}
    return (known | set(partnership.partner_countries)) - {SWEDEN}


def _is_only_one(
    dataset: Dataset, partnership: Partnership, near: list[Partnership], countries: Collection[str]
) -> bool:
    """No other of the kommun's partnerships lies in a country that is named and that this one lies in."""
    return partnership in near and any(
        [p for p in near if country in _countries(dataset, p)] == [partnership] for country in countries
    )


def _partner_elsewhere(dataset: Dataset, places: Collection[str], near: Partnership) -> bool:
    """The text names a place of its own in that country: then the country speaks for that one."""
    return any(dataset.places[place].country in _countries(dataset, near) for place in places)


def _proposal(
    partnership: Partnership, places: dict[str, str], countries: dict[str, str], sure: Confidence
) -> Proposal:
    words = [places[end] for end in partnership.ends if end in places]
    return Proposal(partnership.id, (*words, *(countries.values() if sure == "medium" else ())), sure)
