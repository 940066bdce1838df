"""The maps of a figure: what each shows, in which projection, and which names it wants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from components.figure.ground import base, country_features, level, outline_points, tinted
from components.figure.marks import PALETTES, SHAPES, dash, group_mark, line_colour
from components.figure.presets import Preset
from components.figure.projections import SWEDEN, WORLD, Points, Projection, shape_of
from components.figure.vega import Drawing, line
from components.view import View
from data.records import STATUSES, Place, Status
from geo.boundaries import country_labels
from geo.countries import country_shapes
from geo.great_circle import great_circle

Box = tuple[float, float, float, float]
"""Left, top, width and height in points."""
WORLD_EDGES = [
    (-168.0, 66.0),
    (-164.0, 60.0),
    (-125.0, 42.0),
    (-68.0, -55.0),
    (11.0, 81.0),
    (179.0, -40.0),
    (190.0, 67.0),
]
"""What the world's land spans but for islands in the Pacific Ocean; partners there would widen it."""
SWEDEN_EDGES = [(11.1, 55.3), (24.2, 65.8), (23.0, 69.1), (17.0, 57.0), (10.9, 59.0), (14.0, 66.0)]
PARTS = {
    "africa": (-18.0, -35.5, 52.0, 37.5),
    "americas": (-118.0, -56.0, -34.0, 50.0),
    "asia": (36.0, -11.0, 142.0, 55.0),
    "europe": (-11.0, 35.0, 42.0, 70.0),
    "oceania": (112.0, -48.0, 179.0, 0.0),
}
"""West, south, east and north of a close-up of each part of the world."""
_STEPS, _BETWEEN = 32, 16


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name to be placed: its text, its point on the sheet, and how far its marker reaches."""

    text: str
    x: float
    y: float
    reach: float
    country: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """One map, where it stands on the sheet.

    ``wanted`` are names that must be placed, ``extra`` such as may be; ``avoid``
    is the lines' course, ``spots`` are markers without a name (x, y, reach).
    ``outside`` counts parties that lie beyond the map's edge.
    """

    box: Box
    drawing: Markup
    framed: bool
    wanted: tuple[Wanted, ...]
    extra: tuple[Wanted, ...]
    avoid: Points
    projection: Projection
    outside: int = 0
    dots: tuple[tuple[float, float], ...] = ()
    spots: tuple[tuple[float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the maps of a figure draw, for the legend: theme groups, statuses (of lines), and areas and dots."""

    groups: tuple[str, ...]
    statuses: tuple[Status, ...]
    areas: tuple[str, ...]


def kinds(view: View, map: str, compact: bool) -> Kinds:
    """Return what a map (``Options.map``) of a view draws."""
    areas: tuple[str, ...] = ()
    if map in ("sweden", "regions", "both"):
        areas += (*_areas(view, map == "regions")[0], "rest_region" if map == "regions" else "rest_kommun")
    if map in ("sweden", "regions"):
        return Kinds((), (), areas)
    drawn = {g for g in _groups(view).values()} | set(view.groups.values())
    groups = tuple(g for g in (*view.dataset.theme_groups, "") if g in drawn)
    if not compact:
        areas += ("partner", "sweden_tint") if view.rows else ("sweden_tint",)
    areas += ("dot",) if view.rows else ()
    return Kinds(groups, tuple(s for s in STATUSES if view.counts.by_status[s]), areas)


def world_shape() -> float:
    """Return width divided by height of the world as figures show it."""
    return shape_of(WORLD, WORLD_EDGES)


def world_panel(view: View, preset: Preset, ink: str, box: Box) -> Panel:
    """Return the world with the rows' links and partners, centred in a box."""
    partners = [(p.lon, p.lat) for r in view.rows for p in r.partners]
    inset = preset.mark
    projection = WORLD.fitted(
        [*WORLD_EDGES, *partners], (inset, inset, box[2] - 2 * inset, box[3] - 2 * inset)
    )
    return _linked(view, preset, ink, box, projection, framed=False)


def close_panel(view: View, preset: Preset, ink: str, box: Box, focus: str) -> Panel:
    """Return a country or part of the world close up; without one, what the rows span."""
    edges = _edges(view, focus)
    west, south = min(p[0] for p in edges), min(p[1] for p in edges)
    east, north = max(p[0] for p in edges), max(p[1] for p in edges)
    around = Projection("azimuthalEqualArea", round((west + east) / 2, 2), round((south + north) / 2, 2))
    edges = _rim(west, south, east, north)
    pad = min(box[2], box[3]) * 0.05
    projection = around.fitted(edges, (pad, pad, box[2] - 2 * pad, box[3] - 2 * pad))
    return _linked(view, preset, ink, box, projection, framed=True)


def sweden_panel(view: View, preset: Preset, ink: str, box: Box, by_region: bool) -> Panel:
    """Return Sweden with the rows' kommuner, or regions, filled and named."""
    projection = SWEDEN.fitted(SWEDEN_EDGES, (0, 2, box[2], box[3] - 4))
    palette = PALETTES[ink]
    _, codes = _areas(view, by_region)
    fills = {
        "kommun_active": palette.kommun, "kommun_other": palette.kommun_other,
        "region_active": palette.kommun if by_region else palette.region,
        "region_other": palette.kommun_other if by_region else palette.region_other,
        "within_active": palette.region, "within_other": palette.region_other,
    }  # fmt: skip
    filled = [(code, fills[kind]) for code, kind in sorted(codes.items(), key=lambda c: (len(c[0]), c[0]))]
    ground = base("regions" if by_region else "sweden", projection, box[2], box[3], ink)
    top = tinted(projection, box[2], box[3], tuple(filled), palette.border, by_region)
    places = _swedish_names(view, by_region)
    words = view.language
    wanted, dots = [], []
    for place in places:
        x, y = _on_sheet(projection, place, box)
        dots.append((round(x, 2), round(y, 2)))
        wanted.append(Wanted(words.short(place), x, y, preset.mark * 0.55))
    avoid = outline_points(tuple(code for code, _ in filled), projection)
    return Panel(box, ground + top, True, tuple(wanted), (), _moved(avoid, box), projection, 0, tuple(dots))


def _linked(view: View, preset: Preset, ink: str, box: Box, projection: Projection, framed: bool) -> Panel:
    _, _, width, height = box
    palette = PALETTES[ink]
    countries = sorted({c for r in view.rows for c in r.countries})
    ground = base("close" if framed else "world", projection, width, height, ink)
    drawing = Drawing(projection, width, height)
    shapes = country_shapes(level(projection))
    tints = [] if preset.compact else [(c, palette.tint) for c in countries] + [("SE", palette.sweden)]
    drawing.shapes(
        country_features(shapes, dict(tints), projection, width, height),
        stroke=palette.border,
        strokeWidth=0.4,
    )
    groups = _groups(view)
    marks = {g: group_mark(view.dataset, g, ink) for g in (*view.dataset.theme_groups, "")}
    stroke = max(0.7, preset.mark * 0.28)
    for status in reversed(STATUSES):
        drawing.shapes(
            [
                line([(row.swedish.lon, row.swedish.lat), (p.lon, p.lat)],
                     stroke=line_colour(status, marks[view.groups[row.id]], ink))
                for row in view.rows if row.status == status
                for p in row.partners
            ],
            strokeWidth=stroke, strokeDash=list(dash(status, stroke)), strokeOpacity=0.75, strokeCap="butt",
        )  # fmt: skip
    swedish = {r.swedish.id: r.swedish for r in view.rows}
    partners = {p.id: p for r in view.rows for p in r.partners}
    drawing.marks([_mark(p, SHAPES["circle"], palette.dot) for p in swedish.values()], preset.mark * 0.5, 0.4)
    drawing.marks(
        [_mark(p, marks[groups[p.id]].path, marks[groups[p.id]].colour) for p in partners.values()],
        preset.mark,
        0.6,
    )
    inside = {i: p for i, p in partners.items() if _is_inside(_on_sheet(projection, p, box), box)}
    return Panel(
        box,
        ground + drawing.svg(),
        framed,
        _names(view, preset, projection, box, inside),
        _country_names(view, projection, box) if framed else (),
        _moved(_course(view, projection, width, height), box),
        projection,
        len(partners) - len(inside),
        spots=tuple((*_on_sheet(projection, p, box), preset.mark * 0.5) for p in swedish.values()),
    )


def _mark(place: Place, path: str, fill: str) -> dict[str, object]:
    return {"lon": place.lon, "lat": place.lat, "path": path, "fill": fill}


def _names(
    view: View, preset: Preset, projection: Projection, box: Box, inside: Mapping[str, Place]
) -> tuple[Wanted, ...]:
    """Partners by name; on a small sheet their countries, each once, at its first partner."""
    words = view.language
    found = []
    if preset.compact:
        by_country: dict[str, list[tuple[float, float]]] = {}
        for place in inside.values():
            by_country.setdefault(place.country, []).append(_on_sheet(projection, place, box))
        for code, points in by_country.items():
            x, y = max(points)
            found.append(Wanted(words.country(code), x, y, preset.mark))
        return tuple(found)
    for place in inside.values():
        x, y = _on_sheet(projection, place, box)
        found.append(Wanted(words.short(place), x, y, preset.mark))
    return tuple(found)


def _country_names(view: View, projection: Projection, box: Box) -> tuple[Wanted, ...]:
    """Names of the countries in a close-up: those with partners first, then wide ones."""
    words = view.language
    known = {c for r in view.rows for c in r.countries}
    found = []
    labels = country_labels()
    for code, (lat, lon, wide) in sorted(labels.items(), key=lambda x: (x[0] not in known, -x[1][2], x[0])):
        x, y = projection.point(lon, lat)
        room = wide * projection.scale * np.pi / 180
        if room > 30 and _is_inside((x + box[0], y + box[1]), box):
            found.append(Wanted(words.country(code), x + box[0], y + box[1], 0, country=True))
    return tuple(found)


def _groups(view: View) -> dict[str, str]:
    """The group that each partner is marked with: that of most of its rows, of equals the first in the legend."""
    order = [*view.dataset.theme_groups, ""]
    counts: dict[str, Counter[str]] = {}
    for row in view.rows:
        for place in row.partners:
            counts.setdefault(place.id, Counter())[view.groups[row.id]] += 1
    return {i: min(c, key=lambda g: (-c[g], order.index(g))) for i, c in counts.items()}


def _course(view: View, projection: Projection, width: float, height: float) -> Points:
    """Points along the links, near enough to each other that no name slips between them."""
    ways = [
        [(lon, lat) for lat, lon in great_circle((row.swedish.lat, row.swedish.lon), (p.lat, p.lon), _STEPS)]
        for row in view.rows
        for p in row.partners
    ]
    if not ways:
        return np.empty((0, 2))
    at = projection.points([position for way in ways for position in way]).reshape(len(ways), _STEPS, 2)
    share = np.linspace(0, 1, _BETWEEN, endpoint=False)[None, None, :, None]
    points: Points = (at[:, :-1, None] * (1 - share) + at[:, 1:, None] * share).reshape(-1, 2)
    kept: Points = points[(points >= 0).all(axis=1) & (points[:, 0] <= width) & (points[:, 1] <= height)]
    return kept


def _areas(view: View, by_region: bool) -> tuple[tuple[str, ...], dict[str, str]]:
    """The kinds of areas that are filled, and each area's kind by its code."""
    codes: dict[str, str] = {}

    def put(code: str, kind: str, active: bool) -> None:
        rank = (
            "within_other",
            "within_active",
            "region_other",
            "region_active",
            "kommun_other",
            "kommun_active",
        )
        full = f"{kind}_{'active' if active else 'other'}"
        if code and (code not in codes or rank.index(full) > rank.index(codes[code])):
            codes[code] = full

    for row in view.rows:
        place, active = row.swedish, row.status == "active"
        if place.kind == "region":
            put(place.code, "region", active)
        elif by_region:
            put(place.county, "within", active)
        elif place.kind == "kommun":
            put(place.code, "kommun", active)
    kinds = list(dict.fromkeys(codes.values()))
    if any(r.swedish.kind == "kommunalforbund" for r in view.rows) and not by_region:
        kinds.append("kommunalforbund")
    return tuple(kinds), codes


def _swedish_names(view: View, by_region: bool) -> list[Place]:
    found = {r.swedish.id: r.swedish for r in view.rows}
    if by_region:
        return [p for p in found.values() if p.kind == "region"]
    return list(found.values())


def _edges(view: View, focus: str) -> list[tuple[float, float]]:
    if focus in PARTS:
        west, south, east, north = PARTS[focus]
        return [(west, south), (east, north)]
    places = [p for r in view.rows for p in r.partners]
    if focus in country_shapes():
        shape = country_shapes()[focus]
        largest = max(shape.geoms, key=lambda p: float(p.area))
        west, south, east, north = largest.bounds
        return [(west, south), (east, north), *((p.lon, p.lat) for p in places if p.country == focus)]
    if not places:
        west, south, east, north = PARTS["europe"]
        return [(west, south), (east, north)]
    points = [(p.lon, p.lat) for p in places]
    return [(x + dx, y + dy) for x, y in points for dx, dy in ((-4.0, -3.0), (4.0, 3.0))]


def _rim(west: float, south: float, east: float, north: float) -> list[tuple[float, float]]:
    xs, ys = np.linspace(west, east, 9), np.linspace(south, north, 9)
    return [(float(x), y) for x in xs for y in (south, north)] + [
        (x, float(y)) for y in ys for x in (west, east)
    ]


def _on_sheet(projection: Projection, place: Place, box: Box) -> tuple[float, float]:
    x, y = projection.point(place.lon, place.lat)
    return x + box[0], y + box[1]


def _is_inside(point: tuple[float, float], box: Box) -> bool:
    return box[0] <= point[0] <= box[0] + box[2] and box[1] <= point[1] <= box[1] + box[3]


def _moved(points: Points, box: Box) -> Points:
    moved: Points = points + np.array([box[0], box[1]])
    return moved
