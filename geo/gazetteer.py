"""The offline gazetteer, as a geocoder of geopy's kind: it asks nobody.

    gazetteer = Gazetteer(Index(index_path()), dataset.places.values())
    location = gazetteer.geocode("Homa Bay County", country="KE")
    location.latitude, location.longitude, location.raw.confidence

``location.raw`` is a ``Found``. The tables' places come first, then GeoNames'
towns, areas at their seats and South Africa's municipalities. A name that does
not exist gives ``None``: nothing is guessed from how a name sounds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from data.records import Place
from geo.found import Alternative, Found, UnknownCountryError
from geo.gazetteer_index import Index, Progress, Row, build, index_path
from geo.gazetteer_rank import Asked, Claim, Spot, distance, rank
from geo.gazetteer_sources import OTHER, OWN
from geo.query import Query, country_code, queries
from geo.spelling import digraphs, key_of, marked
from geo.wording import AREA_KINDS, Form, former_counties, readings, stripped, without_wording

MAX_ALTERNATIVES = 5
_SWEDISH_WEIGHT, _WEIGHT = 1_000_000, 60_000
"""What the tables' places count as, in Sweden and abroad; a larger namesake in GeoNames lends them its own."""
_TWIN, _WIDE_TWIN = 60.0, 200.0
"""Kilometres within which an entry of the same name is the tables' place; wide for kommuner and areas."""


class Ours(NamedTuple):
    """A place in the tables, see ``geo.gazetteer_rank.Spot``."""

    name: str
    country: str
    region: str
    kind: str
    latitude: float
    longitude: float
    weight: int
    source: str
    rule: str
    place_id: str
    code: str
    same_as: str


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]  # geopy ships no type hints
    """An adapter that cannot be used: this geocoder has nothing to ask for."""

    def get_json(self, url: str, *, timeout: float, headers: Any) -> Any:
        raise NotImplementedError(url)

    get_text = get_json


class Gazetteer(Geocoder):  # type: ignore[misc]  # geopy ships no type hints
    """Names to places, offline. Safe to share between threads."""

    def __init__(self, index: Index, places: Iterable[Place]) -> None:
        """Take an open index and the tables' places (a few milliseconds for some hundred)."""
        super().__init__(adapter_factory=lambda **options: _NoNetwork(**options))
        self._index, self._lock = index, Lock()
        self._ours: dict[str, list[tuple[Ours, int, str]]] = {}
        self._twins: dict[int, Ours] = {}
        for place in places:
            self._add(place)

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        country: str = "",
        limit: int | None = None,
    ) -> Any:
        """Return a ``Location`` with a ``Found`` as its ``raw``, or ``None``; never raises for a name.

        With ``exactly_one=False``: a list, the alternatives after the best (at most
        ``limit``), or ``None``. ``country`` is a code or a Swedish or English name;
        anything else raises ``UnknownCountryError``. ``timeout`` is there because
        geopy's geocoders have it: this one takes a millisecond.
        """
        best = self.find(query, country)
        if best is None:
            return None
        locations = [_location(best.place, best.latitude, best.longitude, best)]
        locations += [_location(other.place, other.latitude, other.longitude, other) for other in best.alternatives]
        return locations[0] if exactly_one else locations[:limit]

    def find(self, name: str, country: str = "") -> Found | None:
        """Return the place that a name stands for, with confidence and alternatives, or ``None``."""
        for query in queries(name, country_code(country)):
            ranked = rank(self._claims(query), _asked(query))
            if ranked:
                confidence, (best, *others) = ranked
                return Found(
                    *(best.name, best.latitude, best.longitude, best.kind, best.country, best.region),
                    *(best.source, confidence, tuple(map(_alternative, others[:MAX_ALTERNATIVES]))),
                    *(best.place_id, best.code),
                )
        return None

    def _claims(self, query: Query) -> Iterator[Claim]:
        forms: dict[str, list[Form]] = defaultdict(list)
        for form in readings(query.name):
            if form.key:
                forms[form.key].append(form)
        for key, of_key in forms.items():
            for spot, own, letters in self._ours.get(key, ()):
                if query.country in {"", spot.country}:
                    for form in of_key:
                        yield Claim(spot, own, letters, form)
        with self._lock:  # one connection serves all threads
            rows = self._index.find(list(forms), query.country)
        for row in rows:
            place = self._twins.get(row.id, row)
            for form in forms[row.key]:
                yield Claim(place, row.own, row.marked, form)

    def _add(self, place: Place) -> None:
        names = [name for name in (place.name, place.short_name, place.name_sv, *place.aliases) if name]
        names += former_counties(place.code) if place.kind == "region" else ()
        claims = {key_of(name): (OWN, marked(name)) for name in names}
        rows = [row for row in self._index.find(list(claims), place.country) if _is_twin(place, row)]
        ours = _of_ours(place, max((row.weight for row in rows if row.own == OWN), default=0))
        for row in rows:
            self._twins.setdefault(row.id, ours)
        # A region is not its name without the word: Stockholm is the kommun.
        claim = OTHER if place.kind == "region" and place.is_swedish else OWN
        for name in names:
            for form in readings(name) if place.is_swedish else without_wording(name):
                claims.setdefault(form.key, (claim, form.marked))
            if place.is_swedish:
                claims.setdefault(digraphs(name), (OWN, ""))
        for key, (own, letters) in claims.items():
            if key:
                self._ours.setdefault(key, []).append((ours, own, letters))


def open_gazetteer(places: Iterable[Place], folder: Path | None = None, progress: Progress | None = None) -> Gazetteer:
    """Return the gazetteer, its index built first if it is not there (once, some ten seconds).

    Raises ``GazetteerError`` when it can neither be read nor built.
    """
    path = index_path(folder)
    if not path.exists():
        build(path, progress)
    return Gazetteer(Index(path), places)


def _of_ours(place: Place, weight: int) -> Ours:
    return Ours(
        *(place.name, place.country, "", place.kind, place.lat, place.lon),
        max(weight, _SWEDISH_WEIGHT if place.is_swedish else _WEIGHT),
        *(f"places.csv {place.id}: {place.coordinate_source}", "table", place.id, place.code, place.same_as),
    )


def _is_twin(place: Place, row: Row) -> bool:
    """Tell whether a GeoNames entry with one of the place's names is that place."""
    is_area, is_wide = row.kind in AREA_KINDS, place.kind in AREA_KINDS
    if is_area != is_wide and (is_area or place.is_swedish):
        return False
    limit = _WIDE_TWIN if place.is_swedish or (is_area and is_wide) else _TWIN
    return distance((place.lat, place.lon), (row.latitude, row.longitude)) <= limit


def _asked(query: Query) -> Asked:
    context = tuple(key_of(form) for part in query.context for form in stripped(part))
    return Asked(query.country, context)


def _alternative(other: Spot) -> Alternative:
    return Alternative(
        *(other.name, other.country, other.region, other.kind, other.latitude, other.longitude, other.place_id)
    )


def _location(name: str, latitude: float, longitude: float, raw: Found | Alternative) -> Location:
    address = ", ".join(dict.fromkeys(part for part in (name, raw.region, raw.country) if part))
    return Location(address, (latitude, longitude), raw)


__all__ = ["Gazetteer", "UnknownCountryError", "open_gazetteer"]
