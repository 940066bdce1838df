"""Outlines for the map layer: every line once, in whole numbers, as short text (decoded by ``layer/2_decode.js``).

Coordinates are multiples of the sources' own last decimal, so nothing is rounded; the browser projects them. A line
is longitude and latitude of each point, as the difference to the point before it; the first point's to the last of
the line before, in one text. A number is written as in Google's Encoded Polyline Algorithm Format: the sign as the
lowest bit, then five bits a character from the lowest, plus 32 where more follow, plus 63. A space parts lines.

``world``: ``{"unit": 100, "land": rings, "holes": [position of a ring, ...], "borders": lines}``. ``unit`` parts make
a degree; a hole belongs to the polygon of the ring before it.

``sweden``: ``{"unit": 10000, "arcs": lines, "kommun": {code: rings}, "lan": {code: rings}, "lakes": rings}``. Borders
that two areas share are one arc. A ring is the numbers of its arcs, each as the difference to the one before; ``~n``
is arc ``n`` backwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from geo.outlines.boundaries import (
    DECIMALS,
    MultiPolygon,
    Position,
    kommun_outlines,
    lake_outlines,
    lan_outlines,
)

WORLD_UNIT = 100
"""Parts of a degree, the precision of ``world.json``."""
SWEDEN_UNIT = 10**DECIMALS
"""Parts of a degree, the precision of Swedish outlines."""
Point = tuple[int, int]
"""Longitude, latitude in parts of a degree."""


def world_outlines(world: dict[str, Any]) -> dict[str, Any]:
    """Return the document ``world`` for the content of ``world.json``."""
    rings = [(at > 0, ring) for polygon in world["land"]["coordinates"] for at, ring in enumerate(polygon)]
    return {
        "unit": WORLD_UNIT,
        "land": lines(points(ring, WORLD_UNIT) for _, ring in rings),
        "holes": [i for i, (is_hole, _) in enumerate(rings) if is_hole],
        "borders": lines(points(line, WORLD_UNIT) for line in world["borders"]["coordinates"]),
    }


def sweden_outlines() -> dict[str, Any]:
    """Return the document ``sweden``."""
    levels = {"kommun": kommun_outlines(), "lan": lan_outlines(), "lakes": {"": lake_outlines()}}
    areas = {(level, code): _rings(outline) for level, of in levels.items() for code, outline in of.items()}
    arcs = Arcs(ring for rings in areas.values() for ring in rings)
    coded = {key: " ".join(differences(arcs.of(ring)) for ring in rings) for key, rings in areas.items()}
    return {
        "unit": SWEDEN_UNIT,
        "arcs": lines(arcs.lines),
        "kommun": {code: coded["kommun", code] for code in levels["kommun"]},
        "lan": {code: coded["lan", code] for code in levels["lan"]},
        "lakes": coded["lakes", ""],
    }


class Arcs:
    """Rings cut where three or more lines meet; ``lines`` are the pieces, each once and in one direction."""

    def __init__(self, rings: Iterable[Sequence[Point]]) -> None:
        neighbours: defaultdict[Point, set[Point]] = defaultdict(set)
        for ring in rings:
            for one, other in pairwise(ring):
                neighbours[one].add(other)
                neighbours[other].add(one)
        self._meeting = {point for point, others in neighbours.items() if len(others) > 2}
        self._numbers: dict[tuple[Point, ...], int] = {}

    @property
    def lines(self) -> list[tuple[Point, ...]]:
        return list(self._numbers)

    def of(self, ring: Sequence[Point]) -> list[int]:
        """Return the arcs of a closed ring in turn, ``~n`` for arc ``n`` backwards."""
        open_ring = list(ring[:-1])
        # A ring that meets no other begins at its smallest point, so that the same ring is the same arc.
        first = next(
            (i for i, p in enumerate(open_ring) if p in self._meeting), open_ring.index(min(open_ring))
        )
        found, arc = [], [open_ring[first]]
        for point in (*open_ring[first + 1 :], *open_ring[: first + 1]):
            arc.append(point)
            if point in self._meeting:
                found.append(self._number(tuple(arc)))
                arc = [point]
        return [*found, self._number(tuple(arc))] if len(arc) > 1 else found

    def _number(self, arc: tuple[Point, ...]) -> int:
        if (backwards := arc[::-1]) in self._numbers:
            return ~self._numbers[backwards]
        return self._numbers.setdefault(arc, len(self._numbers))


def points(line: Iterable[Position], unit: int) -> list[Point]:
    """Return a line (longitude before latitude, degrees) in parts of a degree, without repeated points."""
    rounded = [(round(lon * unit), round(lat * unit)) for lon, lat in line]
    return [rounded[0], *(point for before, point in pairwise(rounded) if point != before)]


def lines(of: Iterable[Iterable[Point]]) -> str:
    """Return lines as one text."""
    x = y = 0
    texts = []
    for line in of:
        text = ""
        for to_x, to_y in line:
            text += number(to_x - x) + number(to_y - y)
            x, y = to_x, to_y
        texts.append(text)
    return " ".join(texts)


def differences(numbers: Iterable[int]) -> str:
    """Return numbers as text, each as the difference to the one before."""
    at = 0
    text = ""
    for value in numbers:
        text += number(value - at)
        at = value
    return text


def number(value: int) -> str:
    """Return a whole number in the encoded polyline format."""
    rest = ~(value << 1) if value < 0 else value << 1
    text = ""
    while rest >= 32:
        text += chr((rest & 31) + 32 + 63)
        rest >>= 5
    return text + chr(rest + 63)


def _rings(outline: MultiPolygon) -> list[list[Point]]:
    return [points(ring, SWEDEN_UNIT) for polygon in outline for ring in polygon]
