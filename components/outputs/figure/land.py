"""Whose land lies where on a map's sheet, so that no name stands on another country's."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray

from components.outputs.figure.base_map import level
from components.outputs.figure.box_geometry import Array, Flags
from components.outputs.figure.projections import Projection
from geo.outlines.countries import country_shapes

_FURTHEST = 95.0
"""Degrees from the centre of a map of a part of the world; what lies beyond is not drawn undistorted."""
_FINEST = 0.02
"""Degrees: islands that are too small to be drawn are somebody's, too."""
_INK = 0.7
"""Points that a name's box reaches beyond its letters."""
_BEGIN = 3.0
"""Points of a leader, next to its marker, that may lie beyond a border: places lie near borders."""


class Land:
    """The countries of a map, in points from its upper left corner."""

    def __init__(self, codes: NDArray[np.str_], shapes: NDArray[np.object_]) -> None:
        self._codes, self._tree = codes, shapely.STRtree(shapes)

    def foreign(self, own: str, boxes: Array, leaders: Array | None = None) -> Flags:
        """Tell of each box, with its leader if it has one, whether it meets another country's land than ``own``."""
        asked = shapely.box(boxes[:, 0] + _INK, boxes[:, 1] + _INK, boxes[:, 2] - _INK, boxes[:, 3] - _INK)
        found = self._meets(own, asked)
        if leaders is None:
            return found
        some = np.flatnonzero(~np.isnan(leaders[:, 0]) & ~found)
        if len(some):
            start, end = leaders[some, :2], leaders[some, 2:]
            way = end - start
            skipped = way * (_BEGIN / np.maximum(np.hypot(*way.T), _BEGIN))[:, None]
            ends = np.stack((start + skipped, end), axis=1)
            found[some] = self._meets(own, np.array(shapely.linestrings(ends)))
        return found

    def _meets(self, own: str, asked: NDArray[np.object_]) -> Flags:
        which, met = self._tree.query(asked, predicate="intersects")
        found = np.zeros(len(asked), dtype=bool)
        found[which[self._codes[met] != own]] = True
        return found


@lru_cache(maxsize=16)
def land(projection: Projection, width: float, height: float) -> Land:
    """Return the land on a map of a size; outlines are as exact as they are drawn."""
    codes: list[str] = []
    parts: list[shapely.Polygon] = []
    for code, shape in country_shapes(min(level(projection), _FINEST)).items():
        near = [p for p in shape.geoms if _is_drawn(projection, p)]
        codes += [code] * len(near)
        parts += near
    on_sheet = shapely.transform(np.array(parts, dtype=object), projection.points)
    on_sheet = shapely.make_valid(on_sheet)
    bounds = shapely.bounds(on_sheet)
    seen = (bounds[:, 0] < width) & (bounds[:, 2] > 0) & (bounds[:, 1] < height) & (bounds[:, 3] > 0)
    return Land(np.array(codes)[seen], on_sheet[seen])


def _is_drawn(projection: Projection, part: shapely.Polygon) -> bool:
    """Tell whether a piece of land lies on the side of the globe that a map of a part of the world shows."""
    if projection.kind != "azimuthalEqualArea":
        return True
    west, south, east, north = part.bounds
    lon, lat = np.radians(((west + east) / 2, (south + north) / 2))
    c_lon, c_lat = np.radians((projection.lon, projection.lat))
    toward = np.sin(c_lat) * np.sin(lat) + np.cos(c_lat) * np.cos(lat) * np.cos(lon - c_lon)
    return bool(toward > np.cos(np.radians(_FURTHEST)))
