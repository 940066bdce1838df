"""What the maps of a figure draw, so that the legend names all of it and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import shapely
from numpy.typing import NDArray

from components.outputs.figure.areas import Fill, areas
from components.outputs.figure.base_map import level
from components.outputs.figure.box_geometry import Flags
from components.outputs.figure.presets import Frame, Preset
from components.outputs.figure.projections import Points, Projection
from components.outputs.figure.symbols import GREY_STATUS
from components.view import Row, View
from data.records import STATUSES, SWEDEN, Place, Status
from geo.outlines.countries import country_shapes
from geo.outlines.great_circle import great_circle

Ways = NDArray[np.float64]
"""For each link of a view its points on the sheet: links, points, x and y."""
_STEPS, _BETWEEN = 32, 16
_SLACK = 0.05
"""Points; a map that was fitted to its markers may be off by less."""


class Sign(StrEnum):
    """What a map draws besides theme groups, lines and filled areas."""

    REST_KOMMUN = "rest_kommun"
    REST_REGION = "rest_region"
    FEDERATION = "kommunalforbund"
    PARTNER_COUNTRY = "partner"
    PARTNER_MARK = "partner_mark"
    SWEDEN = "sweden"
    SWEDISH_DOT = "swedish"


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the maps of a figure draw: theme groups, statuses (of lines), filled areas, and the rest."""

    groups: tuple[str, ...]
    statuses: tuple[Status, ...]
    fills: frozenset[Fill]
    signs: frozenset[Sign]


def kinds(view: View, map: str, preset: Preset, ink: str) -> Kinds:
    """Return what a map (``Options.map``) of a view draws; a close-up may draw less, see ``close_kinds``."""
    by_region = map == "regions"
    fills, signs = set[Fill](), set[Sign]()
    if map in ("sweden", "regions", "both"):
        fills = {*areas(view, by_region).values()}
        signs.add(Sign.REST_REGION if by_region else Sign.REST_KOMMUN)
        if not by_region and any(p.kind == "kommunalforbund" for r in view.rows for p in r.swedish_places):
            signs.add(Sign.FEDERATION)
    if map in ("sweden", "regions"):
        return Kinds((), (), frozenset(fills), frozenset(signs))
    if not preset.themes:
        fills, signs = {fill.merged for fill in fills}, set()
    lines = {(view.groups[r.id], r.status) for r in view.rows if r.partners}
    if any(r.countries for r in view.rows):
        signs.add(Sign.PARTNER_COUNTRY)
    if view.rows:
        signs.add(Sign.SWEDISH_DOT)
    return _kinds(view, preset, ink, fills, set(groups_of(view).values()), lines, signs | {Sign.SWEDEN})


def close_kinds(view: View, preset: Preset, ink: str, projection: Projection, box: Frame) -> Kinds:
    """Return what of a view lies within a close-up; its parties are there when their markers are, whole."""
    _, _, width, height = box
    groups = groups_of(view)
    places = {p.id: p for r in view.rows for p in r.partners}
    swedish = {p.id: p for r in view.rows for p in r.swedish_places}
    marked = {groups[p.id] for p in places.values() if fits(projection.point(p.lon, p.lat), box, preset.mark)}
    at = ways(view, projection)
    inside = (at >= 0).all(axis=2) & (at[..., 0] <= width) & (at[..., 1] <= height)
    passes: Flags = np.any(inside, axis=1)
    rows = [r for r, _, _ in links(view)]
    lines = {(view.groups[r.id], r.status) for r, seen in zip(rows, passes, strict=True) if seen}
    signs = set[Sign]()
    if any(_shows(code, projection, box) for code in {c for r in view.rows for c in r.countries} - {SWEDEN}):
        signs.add(Sign.PARTNER_COUNTRY)
    if _shows(SWEDEN, projection, box):
        signs.add(Sign.SWEDEN)
    if any(fits(projection.point(p.lon, p.lat), box, preset.mark * 0.5) for p in swedish.values()):
        signs.add(Sign.SWEDISH_DOT)
    return _kinds(view, preset, ink, set(), marked, lines, signs)


def groups_of(view: View) -> dict[str, str]:
    """Return the group that each partner is marked with: that of most of its rows, of equals the legend's first."""
    order = [*view.dataset.theme_groups, ""]
    counts: dict[str, Counter[str]] = {}
    for row in view.rows:
        for place in row.partners:
            counts.setdefault(place.id, Counter())[view.groups[row.id]] += 1
    return {i: min(c, key=lambda g: (-c[g], order.index(g))) for i, c in counts.items()}


def links(view: View) -> list[tuple[Row, Place, Place]]:
    """Return each row with the ends of each of its links: from every Swedish place to every known partner."""
    return [(row, own, p) for row in view.rows for own in row.swedish_places for p in row.partners]


def ways(view: View, projection: Projection) -> Ways:
    """Return the links' course, in their order, in points near enough to each other for any name."""
    courses = [
        [(lon, lat) for lat, lon in great_circle((own.lat, own.lon), (p.lat, p.lon), _STEPS)]
        for _, own, p in links(view)
    ]
    if not courses:
        return np.empty((0, 0, 2))
    at = projection.points([position for course in courses for position in course])
    at = at.reshape(len(courses), _STEPS, 2)
    share = np.linspace(0, 1, _BETWEEN, endpoint=False)[None, None, :, None]
    found: Ways = (at[:, :-1, None] * (1 - share) + at[:, 1:, None] * share).reshape(len(courses), -1, 2)
    return found


def fits(point: tuple[float, float], box: Frame, reach: float = 0.0) -> bool:
    """Tell whether a marker lies within a box's width and height, the whole of it."""
    _, _, width, height = box
    reach = max(reach - _SLACK, 0.0)
    return reach <= point[0] <= width - reach and reach <= point[1] <= height - reach


def _kinds(
    view: View,
    preset: Preset,
    ink: str,
    fills: set[Fill],
    marked: set[str],
    lines: set[tuple[str, Status]],
    signs: set[Sign],
) -> Kinds:
    """Return what is drawn by what there is: small sheets tint no countries, and without themes there are no groups."""
    # In grey, and of a link that is not under way, the line does not show its group.
    coloured = {group for group, status in lines if ink != "grey" and status not in GREY_STATUS}
    groups = tuple(g for g in (*view.dataset.theme_groups, "") if g in marked | coloured)
    if not preset.themes and groups:
        signs, groups = signs | {Sign.PARTNER_MARK}, ()
    if preset.compact:
        signs = signs - {Sign.PARTNER_COUNTRY, Sign.SWEDEN}
    statuses = {status for _, status in lines}
    return Kinds(groups, tuple(s for s in STATUSES if s in statuses), frozenset(fills), frozenset(signs))


def _shows(code: str, projection: Projection, box: Frame) -> bool:
    """Tell whether any of a country lies within a close-up."""
    frame = shapely.box(0, 0, box[2], box[3])
    shapes = country_shapes(level(projection))
    parts = [_ring(projection, part) for part in shapes[code].geoms] if code in shapes else []
    return any(
        len(ring) > 3 and frame.intersects(shapely.make_valid(shapely.Polygon(ring))) for ring in parts
    )


def _ring(projection: Projection, part: shapely.Polygon) -> Points:
    return projection.points([(x, y) for x, y in part.exterior.coords])
