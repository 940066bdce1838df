"""Land, borders and filled areas below everything else; what does not follow from the rows is kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import pi

import numpy as np
import shapely
from markupsafe import Markup

from components.outputs.figure.projections import Points, Projection
from components.outputs.figure.symbols import PALETTES
from components.outputs.figure.vega import Drawing, Feature, feature
from geo.outlines.boundaries import MultiPolygon, area_outline, kommun_outlines, lan_outlines
from geo.outlines.countries import country_shapes, geometry

_LEVELS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.3)
"""Degrees that may be left out of an outline."""
_UNSEEN = 0.2
"""Points; what is smaller than this is not seen."""


def level(projection: Projection) -> float:
    """Return how many degrees an outline may be off without anyone seeing it."""
    degrees = _UNSEEN / (projection.scale * pi / 180)
    return max(v for v in _LEVELS if v <= degrees)


@lru_cache(maxsize=48)
def base(kind: str, projection: Projection, width: float, height: float, ink: str) -> Markup:
    """Return land and borders for a map: ``world``, ``close``, ``sweden`` or ``regions``."""
    palette = PALETTES[ink]
    drawing = Drawing(projection, width, height)
    swedish = kind in ("sweden", "regions")
    shapes = {c: s for c, s in country_shapes(level(projection)).items() if not swedish or c != "SE"}
    land = country_features(shapes, dict.fromkeys(shapes, palette.land), projection, width, height)
    stroke = 0.4 if kind == "world" else 0.7
    drawing.shapes(land, stroke=palette.border, strokeWidth=stroke)
    if swedish:
        outlines = kommun_outlines() if kind == "sweden" else lan_outlines()
        own = [feature(_swedish(outline), fill=palette.rest) for outline in outlines.values()]
        drawing.shapes(own, stroke=palette.border, strokeWidth=0.25 if kind == "sweden" else 0.6)
    return drawing.svg()


@lru_cache(maxsize=48)
def tinted(
    projection: Projection,
    width: float,
    height: float,
    fills: tuple[tuple[str, str], ...],
    border: str,
    by_region: bool,
) -> Markup:
    """Return Swedish areas filled: pairs of code (2 digits län, 4 kommun) and colour, the lowest first."""
    drawing = Drawing(projection, width, height)
    drawing.shapes(
        [feature(_swedish(area_outline(code)), fill=colour) for code, colour in fills],
        stroke=border,
        strokeWidth=0.6 if by_region else 0.35,
    )
    return drawing.svg()


def country_features(
    shapes: Mapping[str, shapely.MultiPolygon],
    fills: Mapping[str, str],
    projection: Projection,
    width: float,
    height: float,
) -> list[Feature]:
    """Return the countries that have a colour, without the pieces that lie off the map."""
    found = []
    for code, colour in fills.items():
        if code not in shapes:
            continue
        parts = [p for p in shapes[code].geoms if _is_near(projection, p, width, height)]
        if parts:
            found.append(feature(geometry(shapely.MultiPolygon(parts)), fill=colour))
    return found


def outline_points(codes: tuple[str, ...], projection: Projection) -> Points:
    """Return where the outlines of Swedish areas run, in points."""
    found = [projection.points(ring) for code in codes for polygon in area_outline(code) for ring in polygon]
    return np.vstack(found) if found else np.empty((0, 2))


def _swedish(outline: MultiPolygon) -> dict[str, object]:
    return {"type": "MultiPolygon", "coordinates": outline}


def _is_near(projection: Projection, part: shapely.Polygon, width: float, height: float) -> bool:
    if projection.kind == "equalEarth":
        return True
    at = projection.points([(x, y) for x, y in part.exterior.coords])
    (left, top), (right, bottom) = at.min(axis=0), at.max(axis=0)
    return bool(right > -width and left < 2 * width and bottom > -height and top < 2 * height)
