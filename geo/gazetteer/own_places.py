"""The tables' places as places of the gazetteer: by all their names, with their entries in GeoNames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from data.records import Place
from geo.gazetteer.candidate import GazetteerPlace, PointRule, distance
from geo.gazetteer.index import Row
from geo.gazetteer.sources import OTHER, OWN, SEAT
from geo.naming.spelling import digraphs, key_of, marked
from geo.naming.wording import AREA_KINDS, former_counties, readings, without_wording

_SWEDISH_WEIGHT, _WEIGHT = 1_000_000, 60_000
"""What the tables' places count as, in Sweden and abroad; a larger twin in GeoNames lends them its own."""
_TWIN, _WIDE_TWIN = 60.0, 200.0
"""Kilometres within which an entry of the same name is the tables' place; wide for kommuner and areas."""


def own_places(
    places: Iterable[Place], find: Callable[[Sequence[str], str], list[Row]]
) -> tuple[Mapping[str, list[tuple[GazetteerPlace, int, str]]], Mapping[int, GazetteerPlace]]:
    """Return the places by key, with the way they have that name, and by the ids of their twins.

    ``find`` looks keys up in the index, in a country. A twin is the same place in
    GeoNames: its other names ("Gothenburg") lead to the tables' place.
    """
    by_key: dict[str, list[tuple[GazetteerPlace, int, str]]] = {}
    twins: dict[int, GazetteerPlace] = {}
    for place in places:
        names = [name for name in (place.name, place.short_name, place.name_sv, *place.aliases) if name]
        names += former_counties(place.code) if place.kind == "region" else ()
        keys = {key_of(name): (OWN, marked(name)) for name in names}
        rows = [row for row in find(list(keys), place.country) if _is_twin(place, row)]
        within = next((row.place.region for row in rows if row.place.region), "")
        entry = _entry(place, max((row.place.weight for row in rows if row.own == OWN), default=0), within)
        for row in rows:
            twins.setdefault(row.id, entry)
        for key, name in _further(place, names):
            keys.setdefault(key, name)
        for key, (own, letters) in keys.items():
            if key:
                by_key.setdefault(key, []).append((entry, own, letters))
    return by_key, twins


def _further(place: Place, names: Iterable[str]) -> Iterable[tuple[str, tuple[int, str]]]:
    """Yield the keys of a place's names without wording, and as written without Swedish letters."""
    # A region is not its name without the word: Stockholm is the kommun.
    is_region = place.kind == "region" and place.is_swedish
    for name in names:
        # And its county's name is a genitive: Jönköpings län.
        for form in readings(name) if is_region else without_wording(name):
            yield form.key, (OTHER if is_region else OWN, form.marked)
        if place.is_swedish:
            yield digraphs(name), (OWN, "")


def _entry(place: Place, weight: int, within: str) -> GazetteerPlace:
    return GazetteerPlace(
        *(place.name, place.country, "", place.kind, place.lat, place.lon),
        max(weight, _SWEDISH_WEIGHT if place.is_swedish else _WEIGHT),
        *(
            f"places.csv {place.id}: {place.coordinate_source}",
            PointRule.TABLE,
            SEAT,
            within,
            place.id,
            place.code,
            place.same_as,
        ),
    )


def _is_twin(place: Place, row: Row) -> bool:
    """Return whether a GeoNames entry with one of the place's names is that place."""
    is_area, is_wide = row.place.kind in AREA_KINDS, place.kind in AREA_KINDS
    if is_area != is_wide and (is_area or place.is_swedish):
        return False
    limit = _WIDE_TWIN if place.is_swedish or (is_area and is_wide) else _TWIN
    return distance((place.lat, place.lon), (row.place.latitude, row.place.longitude)) <= limit
