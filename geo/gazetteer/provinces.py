"""In which province, county or region a place abroad lies: the first level below its country."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from data.records import Place

_PATH = Path(__file__).resolve().parents[2] / "data" / "gazetteer" / "provinces.csv"


@dataclass(frozen=True, slots=True)
class Province:
    """A first-level area by its code of ISO 3166-2; ``places`` are the ids of those that lie in it."""

    id: str
    name_sv: str
    name_en: str
    places: tuple[str, ...]


@cache
def provinces() -> Mapping[str, Province]:
    """Return the provinces by id."""
    with _PATH.open(encoding="utf-8", newline="") as lines:
        rows = [
            Province(row["id"], row["name_sv"], row["name_en"], tuple(row["places"].split(";")))
            for row in csv.DictReader(lines)
        ]
    return MappingProxyType({province.id: province for province in rows})


def province_of(place: Place) -> str:
    """Return the id of the province of a place abroad, that which it is in or is itself; empty if it is not known."""
    own = place.iso_3166_2 if place.iso_3166_2 in provinces() else ""
    return _by_place().get(place.id, own)


@cache
def _by_place() -> Mapping[str, str]:
    return {place: province.id for province in provinces().values() for place in province.places}
