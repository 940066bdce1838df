"""The offline gazetteer, as a geocoder of geopy.

    gazetteer = open_gazetteer(dataset.places.values())
    location = gazetteer.geocode("Homa Bay County", country="KE")
    location.latitude, location.longitude, location.raw.confidence

``location.raw`` is a ``Match``. The tables' places come first, then GeoNames'
towns, areas at their seats and South Africa's municipalities. A name that does
not exist gives ``None``: there is no phonetic or fuzzy matching.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from data.records import Confidence, Place
from geo.gazetteer.candidate import Candidate, GazetteerPlace, QueryContext
from geo.gazetteer.hints import hints_of
from geo.gazetteer.index import Index, Progress, Row, open_index
from geo.gazetteer.own_places import own_places
from geo.gazetteer.rank import rank
from geo.naming.typed_name import Query, country_code, queries
from geo.naming.wording import Form, readings
from geo.result import Alternative, Match, UnknownCountryError

MAX_ALTERNATIVES = 5


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]  # geopy ships no type hints
    """An adapter that cannot be used: this geocoder sends no requests."""

    def get_json(self, url: str, *, timeout: float, headers: Any) -> Any:
        raise RuntimeError(f"The gazetteer is offline and does not request {url}.")

    get_text = get_json


class Gazetteer(Geocoder):  # type: ignore[misc]  # geopy ships no type hints
    """Names to places, offline. Safe to share between threads."""

    def __init__(self, index: Index, places: Iterable[Place]) -> None:
        """Take an open index and the tables' places (a few milliseconds for some hundred)."""
        super().__init__(adapter_factory=_NoNetwork)
        self._index, self._lock = index, Lock()
        self._own, self._twins = own_places(places, index.find)

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        country: str = "",
        limit: int | None = None,
    ) -> Any:
        """Return a ``Location`` with a ``Match`` as its ``raw``, or ``None``; never raises for a name.

        With ``exactly_one=False``: a list, the alternatives after the best (at most
        ``limit``), or ``None``. ``country`` is a code or a Swedish or English name;
        anything else raises ``UnknownCountryError``. ``timeout`` is there because
        geopy's geocoders have it: this one takes a millisecond.
        """
        best = self.find(query, country)
        if best is None:
            return None
        locations = [_location(best.place, best.latitude, best.longitude, best)]
        locations += [
            _location(other.place, other.latitude, other.longitude, other) for other in best.alternatives
        ]
        return locations[0] if exactly_one else locations[:limit]

    def find(self, name: str, country: str = "") -> Match | None:
        """Return the place that a name stands for, with confidence and alternatives, or ``None``."""
        without_hints = None
        for query in queries(name, country_code(country)):
            hints = hints_of(query.hints, query.country, self._find, self._own_places_of)
            ranked = rank(self._candidates(query), QueryContext(query.country, hints.fit if hints else None))
            if ranked and (not hints or hints.fit(ranked[1].place)):
                return _match(*ranked)
            if not query.must_fit:
                without_hints = without_hints or ranked
        return _match(*without_hints) if without_hints else None

    def _find(self, keys: Sequence[str], country: str) -> list[Row]:
        with self._lock:  # one connection serves all threads
            return self._index.find(keys, country)

    def _own_places_of(self, key: str) -> Iterator[GazetteerPlace]:
        return (place for place, _, _ in self._own.get(key, ()))

    def _candidates(self, query: Query) -> Iterator[Candidate]:
        forms: dict[str, list[Form]] = defaultdict(list)
        for form in readings(query.name):
            if form.key:
                forms[form.key].append(form)
        for key, of_key in forms.items():
            for place, own, letters in self._own.get(key, ()):
                if query.country in {"", place.country}:
                    for form in of_key:
                        yield Candidate(place, own, letters, form)
        for row in self._find(list(forms), query.country):
            place = self._twins.get(row.id, row.place)
            for form in forms[row.key]:
                yield Candidate(place, row.own, row.marked, form)


def open_gazetteer(
    places: Iterable[Place], folder: Path | None = None, progress: Progress | None = None
) -> Gazetteer:
    """Return the gazetteer, its index built first if it is not there (once, some ten seconds).

    Raises ``GazetteerError`` when it can neither be read nor built.
    """
    return Gazetteer(open_index(folder, progress), places)


def _kind(candidate: Candidate) -> str:
    """Return the place's kind; of a mere town, what the words around its name say (``Kitwe City Council``)."""
    kinds = candidate.form.kinds if candidate.form.cost else frozenset[str]()
    return min(kinds) if candidate.place.kind == "town" and len(kinds) == 1 else candidate.place.kind


def _match(confidence: Confidence, candidate: Candidate, others: Sequence[GazetteerPlace]) -> Match:
    best = candidate.place
    return Match(
        *(best.name, best.latitude, best.longitude, _kind(candidate), best.country, best.region),
        *(best.source, confidence, tuple(map(_alternative, others[:MAX_ALTERNATIVES]))),
        *(best.place_id, best.code),
    )


def _alternative(other: GazetteerPlace) -> Alternative:
    return Alternative(
        *(
            other.name,
            other.country,
            other.region,
            other.kind,
            other.latitude,
            other.longitude,
            other.place_id,
            other.source,
        )
    )


def _location(name: str, latitude: float, longitude: float, raw: Match | Alternative) -> Location:
    address = ", ".join(dict.fromkeys(part for part in (name, raw.region, raw.country) if part))
    return Location(address, (latitude, longitude), raw)


__all__ = ["Gazetteer", "UnknownCountryError", "open_gazetteer"]
