"""The maps of a figure: what each shows, in which projection, and which names it wants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import pi

import numpy as np
from markupsafe import Markup

from components.outputs.figure.areas import areas
from components.outputs.figure.base_map import base, country_features, level, outline_points, tinted
from components.outputs.figure.extent import SWEDEN_EDGES, Extent
from components.outputs.figure.legend_contents import fits, groups_of, links, ways
from components.outputs.figure.presets import Frame, Preset
from components.outputs.figure.projections import SWEDISH, Points, Projection
from components.outputs.figure.symbols import (
    PALETTES,
    SHAPES,
    area_fills,
    dash,
    group_mark,
    line_colour,
    plain_mark,
)
from components.outputs.figure.vega import Drawing, line
from components.view import View
from data.records import STATUSES, SWEDEN, Place
from geo.outlines.boundaries import country_labels
from geo.outlines.countries import country_shapes

_ROOMY = 1.0
"""Swedish places are named where a degree is as high as so many letters."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name to be placed: its text, its point on the sheet, how far its marker reaches, whose it is, and in
    which country it must stay.
    """

    text: str
    x: float
    y: float
    reach: float
    id: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """One map, where it stands on the sheet; it is drawn when ``drawing`` is called, which takes most of the time.

    ``wanted`` are names that must be placed, ``optional`` such as may be, ``extra`` such as
    may be in their own middle; ``avoid`` is the lines' course, ``spots`` are markers without a name (x, y, reach).
    ``outside`` counts parties that lie beyond the map's edge, ``unlinked`` rows without a known partner;
    An inset stands upon another map. ``dots`` are x, y, path and radius.
    """

    box: Frame
    drawing: Callable[[], Markup]
    framed: bool
    wanted: tuple[Wanted, ...]
    extra: tuple[Wanted, ...]
    avoid: Points
    projection: Projection
    outside: int = 0
    unlinked: int = 0
    dots: tuple[tuple[float, float, str, float], ...] = ()
    spots: tuple[tuple[float, float, float], ...] = ()
    optional: tuple[Wanted, ...] = ()
    is_inset: bool = False


def link_panel(
    view: View,
    preset: Preset,
    ink: str,
    box: Frame,
    shown: Extent,
    inner: Frame | None = None,
    by_country: bool = False,
) -> Panel:
    """Return what an extent shows, with the rows' links and partners; all of it lies in ``inner``, a part of the box.

    Partners are named, or ``by_country`` their countries, each once.
    """
    projection = link_projection(shown, preset, box, inner)
    return _linked(view, preset, ink, box, projection, not shown.whole, by_country)


def link_projection(shown: Extent, preset: Preset, box: Frame, inner: Frame | None = None) -> Projection:
    """Return how an extent is drawn into a box: its markers are whole."""
    if not shown.whole:
        return shown.fitted(box, inner)
    left, top, wide, high = inner or (0.0, 0.0, box[2], box[3])
    inset = preset.mark
    return shown.fitted(box, (left + inset, top + inset, wide - 2 * inset, high - 2 * inset), 0.0)


def sweden_panel(
    view: View,
    preset: Preset,
    ink: str,
    box: Frame,
    by_region: bool,
    named: bool = True,
    inner: Frame | None = None,
) -> Panel:
    """Return Sweden with the rows' kommuner, or regions, filled and, if wanted, named.

    Dots mark what a name belongs to, and bodies that have no area of their own.
    """
    left, above, wide, high = inner or (0.0, 0.0, box[2], box[3])
    projection = SWEDISH.fitted(SWEDEN_EDGES, (left, above + 2, wide, high - 4))
    palette = PALETTES[ink]
    colours = area_fills(ink, by_region)
    filled = [
        (code, colours[fill if preset.themes else fill.merged])
        for code, fill in sorted(areas(view, by_region).items(), key=lambda c: (len(c[0]), c[0]))
    ]

    def drawing() -> Markup:
        ground = base("regions" if by_region else "sweden", projection, box[2], box[3], ink)
        return ground + tinted(projection, box[2], box[3], tuple(filled), palette.border, by_region)

    places = [p for p in _swedish_names(view, by_region) if named or p.kind == "kommunalforbund"]
    words = view.language
    wanted, dots = [], []
    for place in places:
        x, y = _on_sheet(projection, place, box)
        bodiless = place.kind == "kommunalforbund" and preset.themes
        shape, radius = ("diamond", 0.75) if bodiless else ("circle", 0.45)
        dots.append((round(x, 2), round(y, 2), SHAPES[shape], preset.mark * radius))
        if named:
            wanted.append(Wanted(words.short(place), x, y, preset.mark * 0.55, place.id, SWEDEN))
    avoid = outline_points(tuple(code for code, _ in filled), projection)
    return Panel(box, drawing, True, tuple(wanted), (), _moved(avoid, box), projection, dots=tuple(dots))


def _linked(
    view: View, preset: Preset, ink: str, box: Frame, projection: Projection, framed: bool, by_country: bool
) -> Panel:
    _, _, width, height = box
    palette, words = PALETTES[ink], view.language
    countries = sorted({c for r in view.rows for c in r.countries})
    drawing = Drawing(projection, width, height)
    shapes = country_shapes(level(projection))
    tints = [] if preset.compact else [(c, palette.tint) for c in countries] + [("SE", palette.sweden)]
    drawing.shapes(
        country_features(shapes, dict(tints), projection, width, height),
        stroke=palette.border,
        strokeWidth=0.4,
    )
    groups = groups_of(view)
    marks = {
        g: group_mark(view.dataset, g, ink) if preset.themes else plain_mark(ink)
        for g in (*view.dataset.theme_groups, "")
    }
    stroke = max(0.7, preset.mark * 0.28)
    for status in reversed(STATUSES):
        drawing.shapes(
            [
                line([(own.lon, own.lat), (p.lon, p.lat)],
                     stroke=line_colour(status, marks[view.groups[row.id]], ink))
                for row, own, p in links(view) if row.status == status
            ],
            strokeWidth=stroke, strokeDash=list(dash(status, stroke)), strokeOpacity=0.75, strokeCap="butt",
        )  # fmt: skip
    swedish = {p.id: p for r in view.rows for p in r.swedish_places}
    partners = {p.id: p for r in view.rows for p in r.partners}
    # A marker that the edge would cut is left out, and its party counted among those outside.
    inside = {i: p for i, p in partners.items() if fits(projection.point(p.lon, p.lat), box, preset.mark)}
    seen = [p for p in swedish.values() if fits(projection.point(p.lon, p.lat), box, preset.mark * 0.5)]
    drawing.marks([_mark(p, SHAPES["circle"], palette.dot) for p in seen], preset.mark * 0.5, 0.4)
    drawing.marks(
        [_mark(p, marks[groups[p.id]].path, marks[groups[p.id]].colour) for p in inside.values()],
        preset.mark,
        0.6,
    )
    names = _names(view, preset, projection, box, inside, by_country)
    named = {name.text for name in names}
    course = ways(view, projection).reshape(-1, 2)
    on_map = (course >= 0).all(axis=1) & (course[:, 0] <= width) & (course[:, 1] <= height)
    return Panel(
        box,
        lambda: base("close" if framed else "world", projection, width, height, ink) + drawing.svg(),
        framed,
        names,
        # On a small sheet the partners bear their country's name, which need not stand there twice.
        tuple(n for n in _country_names(view, projection, box) if n.text not in named) if framed else (),
        _moved(course[on_map], box),
        projection,
        len(partners) - len(inside),
        view.counts.unnamed,
        spots=tuple((*_on_sheet(projection, p, box), preset.mark * 0.5) for p in seen),
        optional=tuple(
            Wanted(words.short(p), *_on_sheet(projection, p, box), preset.mark * 0.5, p.id, SWEDEN)
            for p in seen
            if projection.scale * pi / 180 > preset.label * _ROOMY and not preset.compact
        ),
    )


def _mark(place: Place, path: str, fill: str) -> dict[str, object]:
    return {"lon": place.lon, "lat": place.lat, "path": path, "fill": fill}


def _names(
    view: View,
    preset: Preset,
    projection: Projection,
    box: Frame,
    inside: Mapping[str, Place],
    by_country: bool,
) -> tuple[Wanted, ...]:
    """Partners by name; or their countries, each once, at its first partner."""
    words = view.language
    found = []
    if by_country:
        countries: dict[str, list[tuple[float, float]]] = {}
        for place in inside.values():
            countries.setdefault(place.country, []).append(_on_sheet(projection, place, box))
        for code, points in countries.items():
            x, y = max(points)
            found.append(Wanted(words.country(code), x, y, preset.mark, code, code))
        return tuple(found)
    for place in inside.values():
        x, y = _on_sheet(projection, place, box)
        found.append(Wanted(words.short(place), x, y, preset.mark, place.id, place.country))
    return tuple(found)


def _country_names(view: View, projection: Projection, box: Frame) -> tuple[Wanted, ...]:
    """Names of the countries in a close-up: those with partners first, then wide ones."""
    words = view.language
    known = {c for r in view.rows for c in r.countries}
    found = []
    labels = country_labels()
    for code, (lat, lon, wide) in sorted(labels.items(), key=lambda x: (x[0] not in known, -x[1][2], x[0])):
        x, y = projection.point(lon, lat)
        room = wide * projection.scale * np.pi / 180
        if room > 30 and fits((x, y), box):
            found.append(Wanted(words.country(code), x + box[0], y + box[1], 0, code, code))
    return tuple(found)


def _swedish_names(view: View, by_region: bool) -> list[Place]:
    found = {p.id: p for r in view.rows for p in r.swedish_places}
    if by_region:
        return [p for p in found.values() if p.kind == "region"]
    return list(found.values())


def _on_sheet(projection: Projection, place: Place, box: Frame) -> tuple[float, float]:
    x, y = projection.point(place.lon, place.lat)
    return x + box[0], y + box[1]


def _moved(points: Points, box: Frame) -> Points:
    moved: Points = points + np.array([box[0], box[1]])
    return moved
