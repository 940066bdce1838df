"""Names beside their points: near them, none on another country's land, over another or cut; the rest left out.

A pure function of boxes. Each name tries places around its point, then a little
farther out with a thin line back; several orders are tried, and the one that leaves
fewest out and disturbs least is taken. The same input gives the same answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from components.outputs.figure.box_geometry import (
    Array,
    Flags,
    are_hit,
    cover,
    cross,
    distance,
    grown,
    meet,
    passed,
    run_through,
)
from components.outputs.figure.land import Land

Bounds = tuple[float, float, float, float]
"""Where something lies: left, top, right and bottom in points. See ``presets.Frame``, too."""
FARTHEST = 15 / 25.4 * 72
"""Points (15 mm) from a point to its name, at most: beyond that a reader looks for another point."""
_FAR = (7, 11, 16, 21, 27, 33, 38)
_DIRECTIONS = 24
_ROUNDS = 3
_MARKER = 4.4
"""Points that one marker reaches, at most."""
_LEFT_OUT, _ABROAD, _OVER_MARK = 1000.0, 4.0, 6.0
"""What it costs to leave a name out, and for a number to stand on another country's land or lead over a marker."""


@dataclass(frozen=True, slots=True)
class Name:
    """What wants a place: its point, how far the marker reaches, and its size in points.

    With a ``country`` it may not stand on another one's land; if it is not ``strict``, it had better not.
    """

    x: float
    y: float
    reach: float
    width: float
    height: float
    country: str = ""
    strict: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a name stands: its box, and the leader's two ends when it stands apart from its point."""

    name: int
    box: Bounds
    leader: tuple[float, float, float, float] | None


def place(
    names: Sequence[Name],
    room: Bounds,
    avoid: Array,
    taken: Sequence[Bounds] = (),
    spots: Sequence[tuple[float, float, float]] = (),
    land: Land | None = None,
    lines: Sequence[tuple[float, float, float, float]] = (),
    careful: bool = True,
) -> tuple[Placed, ...]:
    """Return places for as many names as fit into ``room``, in the order given.

    ``avoid`` are points (rows of x, y) that names had better not cover, such as
    lines' course; ``taken`` are boxes, ``spots`` other markers (x, y, reach), ``lines`` other
    leaders that they must not. ``land`` says whose the land is. Not ``careful`` takes a tenth of the time.
    """
    if not names:
        return ()
    crowd = _Crowd(names, room, avoid, taken, spots, land, lines)
    orders = _orders(names)
    tried = [(*crowd.greedy(order), order) for order in (orders if careful else orders[:1])]
    possible = sum(len(boxes) > 0 for boxes in crowd.boxes)
    for _ in range(_ROUNDS):
        # Of equal ones, min takes the first.
        _, chosen, order = min(tried, key=lambda found: round(found[0], 6))
        if len(chosen) == possible:
            break
        # A label that found no room comes first the next time.
        again = sorted(order, key=lambda i: i in chosen)
        tried.append((*crowd.greedy(again), again))
    _, chosen, _ = min(tried, key=lambda found: round(found[0], 6))
    return tuple(crowd.placed(i, chosen[i]) for i in sorted(chosen))


def is_free(
    box: Bounds,
    room: Bounds,
    taken: Sequence[Bounds],
    marks: Sequence[tuple[float, float, float]],
    leaders: Sequence[tuple[float, float, float, float]],
) -> bool:
    """Tell whether a box lies in ``room`` and meets no other box, no marker (x, y, reach) and no leader."""
    one = np.array([box])
    inside = box[0] >= room[0] and box[1] >= room[1] and box[2] <= room[2] and box[3] <= room[3]
    if not inside or meet(grown(one), np.array(taken, dtype=float).reshape(-1, 4))[0]:
        return False
    if marks and cover(one, np.array(marks))[0]:
        return False
    return not are_hit(one, np.array(leaders, dtype=float).reshape(-1, 4))[0]


def _orders(names: Sequence[Name]) -> list[list[int]]:
    at = np.array([(n.x, n.y) for n in names])
    near = np.exp(-(((at[:, None] - at[None]) ** 2).sum(axis=2)) / 900).sum(axis=1)
    ids = range(len(names))
    return [
        sorted(ids, key=lambda i: (-round(near[i], 6), i)),
        sorted(ids, key=lambda i: (round(near[i], 6), i)),
        sorted(ids, key=lambda i: (names[i].x, names[i].y, i)),
        sorted(ids, key=lambda i: (-names[i].x, names[i].y, i)),
        sorted(ids, key=lambda i: (names[i].y, names[i].x, i)),
        sorted(ids, key=lambda i: (-names[i].y, names[i].x, i)),
    ]


class _Crowd:
    """All names with all their possible places, and what each place costs by itself."""

    def __init__(
        self,
        names: Sequence[Name],
        room: Bounds,
        avoid: Array,
        taken: Sequence[Bounds],
        spots: Sequence[tuple[float, float, float]],
        land: Land | None,
        lines: Sequence[tuple[float, float, float, float]],
    ) -> None:
        self.names = names
        self.marks = np.array([(n.x, n.y, n.reach) for n in names])
        self.spots = np.array(spots, dtype=float).reshape(-1, 3)
        self.taken = np.array(taken, dtype=float).reshape(-1, 4)
        self.lines = np.array(lines, dtype=float).reshape(-1, 4)
        self.land, self.corner = land, np.array((*room[:2], *room[:2]))
        self.density = _Density(room, avoid)
        self.boxes: list[Array] = []
        self.leaders: list[Array] = []
        self.costs: list[Array] = []
        for i, name in enumerate(names):
            boxes, leaders, far = _candidates(name)
            cost = far + self.density.inside(boxes) * 0.9
            possible = self._possible(i, boxes, leaders, room)
            abroad = self._abroad(name, boxes, leaders, possible)
            cost[~possible | (abroad & name.strict)] = np.inf
            cost[abroad] += _ABROAD
            over = passed(leaders, np.vstack((np.delete(self.marks, i, axis=0), self.spots)))
            cost[over > 0] += np.inf if name.strict else _OVER_MARK
            keep = np.isfinite(cost)
            order = np.argsort(cost[keep], kind="stable")
            self.boxes.append(boxes[keep][order])
            self.leaders.append(leaders[keep][order])
            self.costs.append(cost[keep][order])

    def greedy(self, order: Sequence[int]) -> tuple[float, dict[int, int]]:
        """Return the cost and the chosen place of each name that got one, the names taken in an order."""
        total, chosen = 0.0, dict[int, int]()
        boxes = np.empty((0, 4))
        lines = self.lines
        for i in order:
            free = ~meet(grown(self.boxes[i]), boxes)
            free &= ~cross(self.leaders[i], lines) & ~run_through(self.leaders[i], boxes)
            free &= ~are_hit(self.boxes[i], lines)
            spots = np.flatnonzero(free)
            if not len(spots):
                total += _LEFT_OUT
                continue
            spot = int(spots[0])
            chosen[i] = spot
            total += float(self.costs[i][spot])
            boxes = np.vstack((boxes, self.boxes[i][spot]))
            if not np.isnan(self.leaders[i][spot, 0]):
                lines = np.vstack((lines, self.leaders[i][spot]))
        return total, chosen

    def placed(self, i: int, spot: int) -> Placed:
        left, top, right, bottom = (round(float(v), 2) for v in self.boxes[i][spot])
        ends = self.leaders[i][spot]
        leader = None
        if not np.isnan(ends[0]):
            x1, y1, x2, y2 = (round(float(v), 2) for v in ends)
            leader = (x1, y1, x2, y2)
        return Placed(i, (left, top, right, bottom), leader)

    def _possible(self, i: int, boxes: Array, leaders: Array, room: Bounds) -> Flags:
        left, top, right, bottom = boxes.T
        fits = (left >= room[0]) & (top >= room[1]) & (right <= room[2]) & (bottom <= room[3])
        others = np.delete(self.marks, i, axis=0)
        own = self.marks[i : i + 1]
        on_mark = cover(boxes, np.vstack((others, own, self.spots)))
        blocked = meet(boxes, self.taken) | run_through(leaders, self.taken) | are_hit(boxes, self.lines)
        possible: Flags = fits & ~on_mark & ~blocked
        return possible

    def _abroad(self, name: Name, boxes: Array, leaders: Array, possible: Flags) -> Flags:
        """Tell of the possible places which are on another country's land, or beyond it."""
        found = np.zeros(len(boxes), dtype=bool)
        some = np.flatnonzero(possible)
        if self.land and name.country and len(some):
            found[some] = self.land.foreign(
                name.country, boxes[some] - self.corner, leaders[some] - self.corner
            )
        return found


class _Density:
    """How many points lie in a box, by a table of sums over cells of one point."""

    def __init__(self, room: Bounds, points: Array) -> None:
        self.left, self.top = room[0], room[1]
        wide, high = int(room[2] - room[0]) + 2, int(room[3] - room[1]) + 2
        cells = np.zeros((high, wide))
        if len(points):
            x, y = (points[:, 0] - self.left).astype(int), (points[:, 1] - self.top).astype(int)
            inside = (x >= 0) & (y >= 0) & (x < wide) & (y < high)
            cells[y[inside], x[inside]] = 1
        self.sums = np.zeros((high + 1, wide + 1))
        self.sums[1:, 1:] = cells.cumsum(axis=0).cumsum(axis=1)

    def inside(self, boxes: Array) -> Array:
        high, wide = (n - 1 for n in self.sums.shape)
        x1, x2 = (np.clip((boxes[:, c] - self.left).astype(int), 0, wide) for c in (0, 2))
        y1, y2 = (np.clip((boxes[:, c] - self.top).astype(int), 0, high) for c in (1, 3))
        found: Array = self.sums[y2, x2] - self.sums[y1, x2] - self.sums[y2, x1] + self.sums[y1, x1]
        return found


def _candidates(name: Name) -> tuple[Array, Array, Array]:
    """Boxes, leaders (not a number where there is none) and costs of the places that a name may take."""
    x, y, w, h = name.x, name.y, name.width, name.height
    r = name.reach + 1.5
    near = [
        (x + r, y - h / 2, 0.0), (x - r - w, y - h / 2, 1.0),
        (x - w / 2, y - r - h, 2.0), (x - w / 2, y + r, 2.0),
        (x + r * 0.6, y - r * 0.6 - h, 1.5), (x + r * 0.6, y + r * 0.6, 1.5),
        (x - r * 0.6 - w, y - r * 0.6 - h, 2.5), (x - r * 0.6 - w, y + r * 0.6, 2.5),
    ]  # fmt: skip
    boxes = [(left, top, left + w, top + h) for left, top, _ in near]
    leaders = [(np.nan,) * 4 for _ in near]
    costs = [cost for *_, cost in near]
    for far in _FAR:
        for step in range(_DIRECTIONS):
            angle = 2 * np.pi * step / _DIRECTIONS
            ux, uy = float(np.cos(angle)), float(np.sin(angle))
            ex, ey = x + ux * (name.reach + far), y + uy * (name.reach + far)
            left = ex + 1.5 if ux > 0.3 else ex - w - 1.5 if ux < -0.3 else ex - w / 2
            top = ey - h / 2 if abs(ux) > 0.3 else ey - h - 0.5 if uy < 0 else ey + 0.5
            boxes.append((left, top, left + w, top + h))
            leaders.append((x + ux * name.reach, y + uy * name.reach, ex, ey))
            costs.append(6.0 + far * 0.45)
    found = np.array(boxes)
    # A number may belong to several markers: it has to be near enough to the farthest.
    kept = distance(found, x, y) <= FARTHEST - max(name.reach - _MARKER, 0.0)
    return found[kept], np.array(leaders)[kept], np.array(costs)[kept]
