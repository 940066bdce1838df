"""How the live map is fitted to points, clear of its controls (``2_fit.js``): for boxes of several sizes at once."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log2
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from components.parts.map_picture.controls import Cover, covers
from components.parts.map_picture.extent import VIEWS, extent, lies_outside
from components.parts.map_picture.ground import Box
from components.parts.map_picture.world import Points, box
from components.view import View

STEP, MOST_TRIES, CELLS, STEPS, CLEAR = 0.125, 12, 160, 32, 14
MARGIN, NEAREST = 24, 7
ZOOMS = [NEAREST - STEP * i for i in range(int(NEAREST / STEP) + 1)]
SHARES = (0.5, 0.25, 0.75, 0.0, 1.0)


class Size(NamedTuple):
    """A size of the box in pixels, and from which size on its fit is used."""

    width: int
    height: int
    from_width: int
    from_height: int


Layers = tuple[tuple[Size, ...], ...]
"""Sizes that share marks and names. These are placed for the first of them."""
MAP: Layers = (
    (Size(358, 523, 0, 445), Size(358, 368, 0, 0)),
    (
        Size(626, 604, 580, 540),
        Size(552, 424, 455, 0),
        Size(552, 604, 455, 515),
        Size(605, 472, 580, 0),
        Size(711, 434, 670, 0),
        Size(711, 568, 670, 500),
    ),
    (
        Size(949, 784, 830, 720),
        Size(949, 654, 830, 0),
        Size(949, 904, 830, 845),
        Size(1270, 1050, 1110, 900),
    ),
)
"""On the start page: phones, windows of 1280 to 1600 pixels in width, and wider ones."""
PLACE: Layers = (
    (Size(358, 340, 0, 0),),
    (
        Size(545, 340, 538, 0),
        Size(531, 340, 445, 0),
        Size(663, 340, 604, 0),
        Size(860, 340, 760, 0),
    ),
)
"""On the page of a place, where the box is 340 pixels high."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A map in a box of a size: its zoom, and where the world's upper left corner lies.

    ``share`` of the box's width and height, plus ``offset`` in pixels: in a box of another size the map keeps to the
    same edges.
    """

    width: int
    height: int
    zoom: float
    share: tuple[float, float]
    offset: tuple[float, float]

    @property
    def scale(self) -> float:
        """Pixels of the screen to one of zoom 0."""
        return float(2**self.zoom)

    @property
    def visible(self) -> Box:
        """What the box shows, in pixels of zoom 0."""
        left = -(self.share[0] * self.width + self.offset[0]) / self.scale
        top = -(self.share[1] * self.height + self.offset[1]) / self.scale
        return left, top, left + self.width / self.scale, top + self.height / self.scale


class Fitting:
    """The fits of a view to boxes; its points (``extent`` by default) are prepared once."""

    def __init__(self, view: View, points: Points | None = None) -> None:
        self._view = view
        flat = extent(view) if points is None else points
        self._box = rounded(box([flat]))
        self._x, self._y = thinned(flat, self._box).T

    def fit(self, width: int, height: int) -> Fit:
        """Return where the live map lies in a box of a size in pixels."""
        laid = self._laid(width, height, outside=False)
        if self._may_lie_outside and lies_outside(self._view, laid.visible):
            laid = self._laid(width, height, outside=True)
        return laid

    @property
    def _may_lie_outside(self) -> bool:
        return self._view.state.area in VIEWS or self._view.state.area == "fit"

    def _laid(self, width: int, height: int, outside: bool) -> Fit:
        """Return the fit clear of the controls, with the legend in the shape that leaves the larger picture."""
        narrow, wide = (covers(self._view, width, height, is_wide, outside) for is_wide in (False, True))
        is_open = narrow != wide
        best: Fit | None = None
        for zoom, room in self._tries(width, height):
            s = 2**zoom
            if corner := self._clear(s, room, narrow):
                return best if best and best.zoom > zoom else self._at(zoom, width, height, *corner)
            if is_open and not best and (corner := self._clear(s, room, wide)):
                best = self._at(zoom, width, height, *corner)
        # Nowhere are all points clear of the narrow legend: they are at least within the map.
        for zoom, room in self._tries(width, height)[:1]:
            middle = ((0.5, MARGIN + room[0] / 2), (0.5, MARGIN + room[1] / 2))
            return self._at(zoom, width, height, *middle)
        left, top, right, bottom = self._box
        middle = ((0.5, (width - right + left) / 2), (0.5, (height - bottom + top) / 2))
        return self._at(0.0, width, height, *middle)

    def _tries(self, width: int, height: int) -> list[tuple[float, tuple[float, float]]]:
        """Return the nearest zooms at which the points are within the map, each with the pixels that are left."""
        left, top, right, bottom = self._box
        rooms = [
            (
                zoom,
                (
                    width - 2 * MARGIN - (right - left) * 2**zoom,
                    height - 2 * MARGIN - (bottom - top) * 2**zoom,
                ),
            )
            for zoom in ZOOMS
        ]
        return [(zoom, room) for zoom, room in rooms if min(room) >= 0][:MOST_TRIES]

    def _at(
        self, zoom: float, width: int, height: int, x: tuple[float, float], y: tuple[float, float]
    ) -> Fit:
        """Return the fit with the box of the points at a corner: the edges it keeps to, and pixels."""
        s = 2**zoom
        left, top = self._box[:2]
        offset = (x[1] - left * s - x[0] * width, y[1] - top * s - y[0] * height)
        return Fit(width, height, zoom, (x[0], y[0]), offset)

    def _clear(
        self, s: float, room: tuple[float, float], on_map: list[Cover]
    ) -> tuple[tuple[float, float], tuple[float, float]] | None:
        """Return the corner nearest to the centre at which no point is covered; each as (share, pixels)."""
        b = self._box
        xs, ys = (self._offsets(axis, s, room[axis], on_map) for axis in (0, 1))
        across, down = np.array([x for _, x in xs]), np.array([y for _, y in ys])
        left, top, right, bottom = np.array([cover.edges for cover in on_map]).T
        within_x = self._within(self._x, b[0], across, s, left, right)
        within_y = self._within(self._y, b[1], down, s, top, bottom)
        hidden = (within_x @ within_y.transpose(0, 2, 1) > 0).any(axis=0)
        far = np.hypot(across[:, None] - room[0] / 2, down[None, :] - room[1] / 2)
        far[hidden] = np.inf
        i, j = divmod(int(far.argmin()), len(ys))
        if not np.isfinite(far[i, j]):
            return None
        return (xs[i][0], MARGIN + xs[i][1]), (ys[j][0], MARGIN + ys[j][1])

    @staticmethod
    def _within(
        points: Points, edge: float, offsets: Points, s: float, low: Points, high: Points
    ) -> npt.NDArray[np.float32]:
        """Return by cover, offset and point whether the point lies between the cover's edges (1) or not (0)."""
        at = MARGIN + offsets
        low_edge = (edge + (low[:, None] - CLEAR - at) / s)[:, :, None]
        high_edge = (edge + (high[:, None] + CLEAR - at) / s)[:, :, None]
        return ((points > low_edge) & (points < high_edge)).astype(np.float32)

    def _offsets(self, axis: int, s: float, room: float, on_map: list[Cover]) -> list[tuple[float, float]]:
        """Return places for the points' box along an axis: which edge each keeps to (0 to 1), and pixels."""
        extent_ = (self._box[axis + 2] - self._box[axis]) * s
        values = [(share, share * room) for share in SHARES]
        for cover in on_map:
            values.append((float(cover.far[axis + 2]), cover.edges[axis + 2] + CLEAR - MARGIN))
            values.append((float(cover.far[axis]), cover.edges[axis] - CLEAR - MARGIN - extent_))
        return [(share, v) for share, v in values if 0 <= v <= room]


def rounded(b: Box) -> Box:
    """Return a slightly larger box: a filter that leaves nearly the same points does not move the map."""
    side = max(b[2] - b[0], b[3] - b[1])
    if not side:
        return b
    step = 2.0 ** floor(log2(side / STEPS))
    left, top = (floor(edge / step) * step for edge in b[:2])
    right, bottom = (ceil(edge / step) * step for edge in b[2:])
    return left, top, right, bottom


def thinned(points: Points, b: Box) -> Points:
    """Return one point for each cell of a fine grid."""
    side = max(b[2] - b[0], b[3] - b[1]) / CELLS or 1.0
    cells = np.floor((points - b[:2]) / side)
    _, first = np.unique(cells[:, 1] * (CELLS + 1) + cells[:, 0], return_index=True)
    return points[first]
