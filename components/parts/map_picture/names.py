"""Names on a picture: of places beside their marks, of countries where these leave room.

As the live map places them (``2_names.js``, ``3_names.js``), with an average font's widths.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, pi, sin

from components.language import Language
from components.parts.map_picture.marks import Mark
from components.parts.map_picture.text_width import text_width
from components.parts.map_picture.world import WORLD, position
from geo.outlines.boundaries import country_labels

HALF, SIDE, GAP, AROUND, RINGS = 8, 2, 4, 16, (10, 24, 40, 58, 78, 100, 130)
MOST, LONGEST, ROOM, ABROAD, TIED = 400, 40, 11_000, 4, 16
NARROWEST = 34
Frame = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark in a box: its middle and radius in pixels of the screen."""

    mark: Mark
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name: where its middle line begins, or its middle for a country; ``tie`` is a mark that it lies far from."""

    text: str
    x: float
    y: float
    tie: tuple[float, float] | None = None


def place_names(
    spots: Sequence[Spot], frame: Frame, zoom: float, swedish_zoom: float, taken: list[Frame]
) -> list[Name]:
    """Return the names of places; ``taken`` holds the boxes of controls, and gets those of marks and names."""
    written = list(taken)
    inside = [s for s in spots if frame[0] <= s.x <= frame[2] and frame[1] <= s.y <= frame[3]]
    roomy = len(inside) * ROOM <= (frame[2] - frame[0]) * (frame[3] - frame[1])
    taken += [(s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in spots]
    named = [
        s
        for s in inside
        if s.mark.chosen
        or s.mark.end
        or roomy
        or zoom >= (min(6, swedish_zoom) if s.mark.place.is_swedish else ABROAD)
    ]
    named.sort(key=lambda s: (not (s.mark.chosen or s.mark.end), -s.mark.rank))
    names = []
    for spot in named[:MOST]:
        text = spot.mark.label
        text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        width = text_width(text, 12, bold=True)
        at = _beside(spot, width, frame, taken)
        if not at and (spot.mark.chosen or spot.mark.end):
            at = _beside(spot, width, frame, written) or _around(spot, width, frame, written)
        if at:
            box = _box(*at, width)
            taken.append(box)
            written.append(box)
            nearest = max(at[0], min(spot.x, at[0] + width))
            tied = hypot(nearest - spot.x, at[1] - spot.y) > spot.radius + TIED
            names.append(Name(text, *at, (spot.x, spot.y) if tied else None))
    return names


def country_names(
    words: Language, scale: float, left: float, top: float, frame: Frame, taken: list[Frame]
) -> list[Name]:
    """Return the names of countries that are wide enough; ``left`` and ``top`` are where the world begins."""
    names = []
    for code, (x0, y0, width0) in _countries().items():
        room, x, y = width0 * scale, x0 * scale + left, y0 * scale + top
        if room < NARROWEST or not (frame[0] < x < frame[2] and frame[1] < y < frame[3]):
            continue
        text = words.country(code)
        width = text_width(text, 11)
        if width > room * 1.05:
            continue
        aside, step = max(0.0, min((room - width) / 2, 36)), min(room / 5, 30)
        for dx, dy in _moves(aside, step):
            box = (x + dx - width / 2 - 3, y + dy - 8, x + dx + width / 2 + 3, y + dy + 8)
            if _free(box, frame, taken):
                taken.append(box)
                names.append(Name(text, x + dx, y + dy))
                break
    return names


@cache
def _countries() -> dict[str, tuple[float, float, float]]:
    return {
        code: (*position((lat, lon)), width / 360 * WORLD)
        for code, (lat, lon, width) in country_labels().items()
    }


def _moves(aside: float, step: float) -> Iterable[tuple[float, float]]:
    yield from ((0, 0), (0, -step), (0, step), (-aside, 0), (aside, 0))
    yield from ((-aside, -step), (aside, -step), (-aside, step), (aside, step))


def _box(x: float, y: float, width: float) -> Frame:
    return x - SIDE, y - HALF, x + width + SIDE, y + HALF


def _free(b: Frame, frame: Frame, taken: Iterable[Frame]) -> bool:
    if b[0] < frame[0] or b[1] < frame[1] or b[2] > frame[2] or b[3] > frame[3]:
        return False
    left, top, right, bottom = b
    return all(left >= t[2] or right <= t[0] or top >= t[3] or bottom <= t[1] for t in taken)


def _beside(spot: Spot, width: float, frame: Frame, taken: Sequence[Frame]) -> tuple[float, float] | None:
    gap = spot.radius + GAP
    near, right, left, middle = gap * 0.7, spot.x + gap, spot.x - gap - width, spot.x - width / 2
    tries = (
        (right, spot.y),
        (left, spot.y),
        (middle, spot.y - gap - 5),
        (middle, spot.y + gap + 5),
        (spot.x + near, spot.y - near - 4),
        (spot.x + near, spot.y + near + 4),
        (spot.x - near - width, spot.y - near - 4),
        (spot.x - near - width, spot.y + near + 4),
    )
    return next((at for at in tries if _free(_box(*at, width), frame, taken)), None)


def _around(spot: Spot, width: float, frame: Frame, taken: Sequence[Frame]) -> tuple[float, float] | None:
    for ring in RINGS:
        for i in range(AROUND):
            angle = i * 2 * pi / AROUND
            x, y = spot.x + cos(angle) * ring, spot.y + sin(angle) * ring
            left = x - width if cos(angle) < -0.1 else x if cos(angle) > 0.1 else x - width / 2
            at = (
                max(frame[0] + SIDE, min(frame[2] - SIDE - width, left)),
                max(frame[1] + HALF, min(frame[3] - HALF, y)),
            )
            if _free(_box(*at, width), frame, taken):
                return at
    return None
