"""Hints beside a name that narrow it: ``Coswig (Anhalt)``, ``Jinzhou, Dalian``, ``Lund, Skåne``.

A hint is looked up like a name. It may be the first-level area that a place lies in, an area of the second
level or a larger town around it, or another name of the place itself, each by any name that it has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import sqrt
from typing import NamedTuple

from data.records import SWEDEN
from geo.gazetteer.candidate import FIRST_LEVEL, GazetteerPlace, distance
from geo.gazetteer.index import Row
from geo.gazetteer.sources import DERIVED, NEAR, PART
from geo.naming.fold import fold
from geo.naming.wording import AREA_KINDS, readings

_AREA_KM, _TOWN_KM, _KM_OF_ROOT = 100.0, 15.0, 0.007
"""How far around its point an area or a town reaches; a town further for each root of an inhabitant."""
_WORD = 4
"""Letters of a word that may stand for the region in whose name it is: Anhalt for Saxony-Anhalt."""


class Hints(NamedTuple):
    """The keys of all readings of the hints, and the places that they may mean."""

    keys: frozenset[str] = frozenset()
    places: tuple[GazetteerPlace, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.keys)

    def fit(self, place: GazetteerPlace) -> bool:
        """Return whether a place lies in one of the hints' places, or is one."""
        words = {word for word in fold(place.within).split() if len(word) >= _WORD}
        return bool(words & self.keys) or any(_holds(hint, place) for hint in self.places)


def hints_of(
    parts: Iterable[str],
    country: str,
    find: Callable[[Sequence[str], str], list[Row]],
    own: Callable[[str], Iterable[GazetteerPlace]],
) -> Hints:
    """Return the hints in the parts beside a name; ``find`` looks keys up in the index, ``own`` in the tables."""
    keys = frozenset(form.key for part in parts for form in readings(part) if form.key)
    if not keys:
        return Hints()
    return Hints(keys, tuple(_places(keys, country, find, own)))


def _places(
    keys: frozenset[str],
    country: str,
    find: Callable[[Sequence[str], str], list[Row]],
    own: Callable[[str], Iterable[GazetteerPlace]],
) -> Iterator[GazetteerPlace]:
    for key in sorted(keys):
        yield from (place for place in own(key) if country in {"", place.country})
    yield from (row.place for row in find(sorted(keys), country) if row.own not in {DERIVED, NEAR})


def _holds(hint: GazetteerPlace, place: GazetteerPlace) -> bool:
    """Return whether a place lies in the one that a hint names, or is that one."""
    if hint.country != place.country:
        return False
    if hint.country == SWEDEN and hint.kind == "region":
        return bool(hint.code) and place.code.startswith(hint.code)
    if hint.rule in FIRST_LEVEL:
        return hint.name == place.within or (place.name, place.kind) == (hint.name, hint.kind)
    apart = distance((hint.latitude, hint.longitude), (place.latitude, place.longitude))
    if hint.kind in AREA_KINDS:
        return apart <= _AREA_KM and hint.within in {"", place.within}
    if hint.weight < place.weight and place.standing != PART and apart > 1:
        return False
    return apart <= _TOWN_KM + _KM_OF_ROOT * sqrt(hint.weight)
