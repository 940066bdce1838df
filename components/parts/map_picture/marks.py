"""Marks of places as the live map draws them (``4_scene.js``), moved off each other (``2_apart.js``)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, log2, sin, sqrt

import numpy as np
import numpy.typing as npt

from components.kit.colours import COLOURS
from components.parts.map_picture.extent import fades, is_selected
from components.parts.map_picture.world import Points, position
from components.view import Row, View
from data.records import Place

INK = COLOURS["ink"]
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
Integers = npt.NDArray[np.int64]
MOST_MARKS, ROUNDS, GAP, FARTHEST, GOLDEN, STILL = 300, 16, 2.5, 12, 2.4, 0.05
SLACK = 10
"""Pixels between two marks that do not touch at the begin of a round, and do not within it."""
SWEDISH = 3.5
SHAPES = {
    "square": "M.85-.85v1.7h-1.7v-1.7z",
    "diamond": "M0-1.25 1.25 0 0 1.25-1.25 0z",
    "triangle": "M0-1.2 1.17.83-1.17.83z",
    "pentagon": "M0-1.1 1.05-.34.65.89-.65.89-1.05-.34z",
    "star": "M0-1.15.29-.4 1.09-.36.48.15.68.93 0 .5-.68.93-.48.15-1.09-.36-.29-.4z",
}
"""Paths of a radius of one; a place without one of these is a circle."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place: its position in pixels of zoom 0, how it looks, and its name; ``size`` is a radius in pixels."""

    place: Place
    x: float
    y: float
    size: float
    shape: str
    colour: str
    """A colour, or empty for a Swedish place."""
    label: str
    rank: int
    hollow: bool
    chosen: bool
    end: bool
    faded: bool


def marks(view: View) -> list[Mark]:
    """Return a mark for each place of the rows, and for a selected place without any; the foremost last."""
    fade = fades(view)
    counts: Counter[str] = Counter()
    ends: dict[str, Row | None] = {}
    newest: dict[str, tuple[int, str]] = {}
    places: dict[str, Place] = {}
    for row in view.rows:
        selected, year = fade and is_selected(view, row), row.start_year or 0
        for place in row.ends:
            places[place.id] = place
            counts[place.id] += 1
            if year >= newest.get(place.id, (0, ""))[0]:
                newest[place.id] = (year, view.groups[row.id])
            if selected:
                first = ends.setdefault(place.id, row)
                if first is not None and _look(view, first) != _look(view, row):
                    ends[place.id] = None
    chosen = _chosen(view, places)
    if chosen and chosen.id not in places:
        places[chosen.id] = chosen
    order = {ident: i for i, ident in enumerate(view.dataset.places)}
    every = []
    for place in sorted(places.values(), key=lambda p: order[p.id]):
        shown, end, n = place.id in counts, place.id in ends, counts[place.id]
        own = ends.get(place.id)
        group = (view.groups[own.id] if own else "") if end else newest.get(place.id, (0, ""))[1]
        known = view.dataset.theme_groups.get(group)
        is_chosen = place is chosen
        x, y = position((place.lat, place.lon))
        every.append(
            Mark(
                place=place,
                x=x,
                y=y,
                size=SWEDISH if place.is_swedish and shown else min(5 + 1.6 * sqrt(n or 1), 16),
                shape="circle" if place.is_swedish or not known else known.shape,
                colour=""
                if place.is_swedish
                else (line_colour(view, own) if own else INK)
                if end
                else group_colour(view, group),
                label=view.language.short(place),
                rank=(10**9 if is_chosen else 0) + (10**6 if end else 0) + n,
                hollow=not shown,
                chosen=is_chosen,
                end=end,
                faded=fade and not end and not is_chosen,
            )
        )
    return sorted(every, key=lambda m: m.rank)


def _look(view: View, row: Row) -> tuple[str, str]:
    return row.status, view.groups[row.id]


def _chosen(view: View, shown: dict[str, Place]) -> Place | None:
    """Return the selected place, or the one under which its body is visible."""
    chosen = view.selection
    if not chosen or chosen.kind != "place" or not chosen.place:
        return None
    if chosen.id in shown:
        return shown[chosen.id]
    twins = (shown[ident] for ident in view.dataset.bodies[chosen.id] if ident in shown)
    return next(twins, chosen.place)


def share(scale: float) -> float:
    """Return the part of a mark's size that is drawn at a scale: smaller where the world is small."""
    return max(0.7, min(1.0, 0.6 + 0.12 * log2(scale)))


def apart(shown: Sequence[Mark], scale: float) -> list[tuple[float, float]]:
    """Return how far each mark is moved, in pixels of the screen, so that none covers another."""
    if len(shown) > MOST_MARKS:
        return [(0.0, 0.0)] * len(shown)
    part = share(scale)
    return list(_apart(tuple((m.x * scale, m.y * scale, m.size * part) for m in shown)))


@lru_cache(maxsize=256)
def _apart(homes: tuple[tuple[float, float, float], ...]) -> tuple[tuple[float, float], ...]:
    x = [at + cos(i * GOLDEN) / 100 for i, (at, _, _) in enumerate(homes)]
    y = [at + sin(i * GOLDEN) / 100 for i, (_, at, _) in enumerate(homes)]
    one, other, least = _pairs(homes)
    for _ in range(ROUNDS):
        dx, dy = np.diff(np.array(x)[[one, other]], axis=0)[0], np.diff(np.array(y)[[one, other]], axis=0)[0]
        near = np.flatnonzero(dx * dx + dy * dy < (least + SLACK) ** 2)
        touching = False
        for i, j, reach in zip(one[near].tolist(), other[near].tolist(), least[near].tolist(), strict=True):
            dx, dy = x[j] - x[i], y[j] - y[i]
            square = dx * dx + dy * dy
            if square >= (reach - 0.1) ** 2:
                continue
            distance = sqrt(square)
            part = (reach - distance) / 2 / distance
            x[i] -= dx * part
            y[i] -= dy * part
            x[j] += dx * part
            y[j] += dy * part
            touching = True
        if not touching:
            break
        for i, (home_x, home_y, _) in enumerate(homes):
            dx, dy = x[i] - home_x, y[i] - home_y
            if (far := hypot(dx, dy)) > FARTHEST:
                x[i], y[i] = home_x + dx * FARTHEST / far, home_y + dy * FARTHEST / far
    return tuple(
        (_moved(at_x, home[0]), _moved(at_y, home[1])) for at_x, at_y, home in zip(x, y, homes, strict=True)
    )


def _pairs(homes: tuple[tuple[float, float, float], ...]) -> tuple[Integers, Integers, Points]:
    """Return the marks that can touch wherever they are moved, and for each pair the distance that separates them."""
    x, y, radius = np.array(homes).reshape(-1, 3).T
    least = radius[:, None] + radius + GAP
    reach = least + 2 * FARTHEST
    close = (abs(x[:, None] - x) < reach) & (abs(y[:, None] - y) < reach)
    one, other = np.nonzero(np.tril(close, -1))
    return one, other, least[one, other]


def _moved(at: float, home: float) -> float:
    return 0.0 if abs(at - home) < STILL else at - home


def group_colour(view: View, group: str) -> str:
    """Return the colour of a theme group, grey for none."""
    known = view.dataset.theme_groups.get(group)
    return known.colour if known and _COLOUR.fullmatch(known.colour) else COLOURS["grey"]


def line_colour(view: View, row: Row) -> str:
    """Return the colour of a row's line: that of its theme group if it is active or planned, else grey."""
    return group_colour(view, view.groups[row.id]) if row.status in ("active", "planned") else COLOURS["grey"]
