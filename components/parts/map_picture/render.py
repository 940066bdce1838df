"""The live map's first drawing as a picture within the page: what it shows, where, and in the same look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import shapely

from components.kit.colours import custom_properties
from components.kit.templates import render
from components.parts.map_picture.controls import covers
from components.parts.map_picture.extent import edges, fades, is_selected, links
from components.parts.map_picture.fit import MAP, Fit, Fitting, Layers
from components.parts.map_picture.ground import Box, area, ground, level, units
from components.parts.map_picture.marks import SHAPES, SWEDISH, Mark, apart, line_colour, marks, share
from components.parts.map_picture.names import ABROAD, Name, Spot, country_names, place_names
from components.parts.map_picture.world import Points, path
from components.view import View
from components.view.build import SEVERAL
from data.records import STATUSES
from geo.outlines.boundaries import lan_outlines

MOST_NAMED = 12
"""So many places of a selection of several rows have their names; of more, none has."""
FINER = 4
"""Units of marks and names to one of lines."""
FAR = 2.5
"""At this zoom and farther away all of Sweden is visible in any box, and has no names that there is no room for."""
LAN_ZOOM = 4
"""From this zoom the live map has the borders of all län."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of one look as a path."""

    d: str
    status: str
    colour: str
    strong: bool
    faded: bool


class Drawn(NamedTuple):
    """A mark in a layer: its position in units, and its outline in pixels."""

    mark: Mark
    x: int
    y: int
    d: str
    r: float


class Layer(NamedTuple):
    """Marks and names as they lie in a box of one size."""

    dots: str
    faded_dots: str
    dot_size: float
    marks: list[Drawn]
    ties: str
    places: list[Name]
    countries: list[Name]


def picture(view: View, sizes: Layers = MAP, label: str = "") -> str:
    """Return the picture of a view: it fills its box, and shows what the live map shows in a box of that size.

    ``label`` is what is read out instead, the view's sentence if it is empty.
    """
    label = view.language("site.picture", told=label or view.sentence)
    return render("parts/map_picture/picture.html", label=label, **_drawing(view, sizes, Fitting(view)))


def image(view: View, sizes: Layers, fitting: Fitting) -> str:
    """Return the same picture as an SVG file that needs nothing else and fits itself to the size at which it is shown.

    For where an element ``<svg>`` cannot be; pictures to be compared share a ``fitting``.
    """
    colours = custom_properties().decode()
    return render("parts/map_picture/image.html", colours_css=colours, **_drawing(view, sizes, fitting))


def _drawing(view: View, sizes: Layers, fitting: Fitting) -> dict[str, Any]:
    """Return what both templates draw."""
    fitted = sorted(
        (size.from_width, size.from_height, n, fitting.fit(size.width, size.height))
        for n, layer in enumerate(sizes)
        for size in layer
    )
    fits = [fit for *_, fit in fitted]
    at = level(sum(fit.zoom for fit in fits) / len(fits))
    around = _around(fits)
    shown = marks(view)
    main = {(fit.width, fit.height): fit for fit in fits}
    layers = [_layer(view, shown, main[layer[0][:2]], units(at) * FINER) for layer in sizes]
    areas = _areas(view, at)
    return {
        "ground": ground(at, around),
        "areas": areas,
        "lan_lines": _lan_lines(at) if max(fit.zoom for fit in fits) >= LAN_ZOOM else "",
        "lines": _lines(view, at),
        "layers": layers,
        "finer": FINER,
        "fitted": fitted,
        "units": units(at),
    }


def _around(fits: Sequence[Fit]) -> Box:
    """Return what any of the boxes shows, and a margin for boxes between their sizes."""
    left, top, right, bottom = zip(*(fit.visible for fit in fits), strict=True)
    margin = 0.06 * (max(right) - min(left)), 0.06 * (max(bottom) - min(top))
    return min(left) - margin[0], min(top) - margin[1], max(right) + margin[0], max(bottom) + margin[1]


def _lines(view: View, at: int) -> list[Lines]:
    """Return the links in paths of equal look, as the layer draws them: the strong ones last."""
    fade = fades(view)
    by_look: dict[tuple[bool, int, str, str], list[Points]] = defaultdict(list)
    groups = list(view.dataset.theme_groups)
    for row in view.rows:
        group = view.groups[row.id]
        order = groups.index(group) + 1 if group in groups else 0
        strong = fade and is_selected(view, row)
        code = (order << 3) + STATUSES.index(row.status)
        by_look[strong, code, row.status, line_colour(view, row)] += links(row)
    tolerance = 0.3 / units(at)
    return [
        Lines(path(_simple(points, tolerance), units(at)), status, colour, strong, fade and not strong)
        for (strong, _, status, colour), points in sorted(by_look.items(), key=lambda entry: entry[0][:2])
        if points
    ]


def _simple(lines: Sequence[Points], tolerance: float) -> list[Points]:
    flat = np.concatenate(lines)
    which = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    simple = shapely.simplify(shapely.linestrings(flat, indices=which), tolerance, preserve_topology=False)
    flat, which = shapely.get_coordinates(simple, return_index=True)
    return np.split(flat, np.flatnonzero(np.diff(which)) + 1)


def _areas(view: View, at: int) -> dict[str, str]:
    """Return the paths of the Swedish areas: regions, kommuner, and the one that is selected."""
    bodies, places = view.dataset.bodies, view.dataset.places
    active = {p.id: p for row in view.rows for p in row.ends if p.is_swedish}
    kommuner = view.state.kind != ("region",)
    if kommuner:
        active |= {t: places[t] for p in tuple(active) for t in bodies[p] if places[t].kind == "region"}
    chosen, own = view.selection, None
    if chosen:
        partnership = view.dataset.partnerships.get(chosen.id) if chosen.kind == "partnership" else None
        own = places[partnership.swedish_place] if partnership else chosen.place
    outlines = {
        kind: "".join(area(p.code, at) for p in active.values() if p.kind == kind and p.code)
        for kind in ("region", "kommun")
    }
    chosen_path = area(own.code, at) if own and own.is_swedish and own.code else ""
    return outlines | {"chosen": chosen_path, "alone": "" if kommuner else "alone"}


def _lan_lines(at: int) -> str:
    return "".join(area(code, at) for code in lan_outlines())


def _layer(view: View, shown: Sequence[Mark], fit: Fit, fine: int) -> Layer:
    """Return marks and names as they lie in the box of a fit."""
    scale = fit.scale
    left, top = (fit.share[i] * (fit.width, fit.height)[i] + fit.offset[i] for i in (0, 1))
    frame = (0.0, 0.0, float(fit.width), float(fit.height))

    def unit(x: float, y: float) -> tuple[int, int]:
        return round((x - left) / scale * fine), round((y - top) / scale * fine)

    spots, ties = [], []
    for mark, (dx, dy) in zip(shown, apart(shown, scale), strict=True):
        x, y = mark.x * scale + left, mark.y * scale + top
        radius = mark.size * share(scale)
        spots.append(Spot(mark, x + dx, y + dy, radius))
        if (dx * dx + dy * dy) ** 0.5 > radius:
            ties.append(np.array((unit(x, y), unit(x + dx, y + dy))))
    drawn: list[Drawn] = []
    dots: dict[bool, list[str]] = {True: [], False: []}
    for spot in spots:
        x, y = unit(spot.x, spot.y)
        if spot.mark.colour or spot.mark.chosen or spot.mark.hollow:
            r = round(spot.radius, 1)
            drawn.append(Drawn(spot.mark, x, y, SHAPES.get(spot.mark.shape, ""), r))
        else:
            dots[spot.mark.faded].append(f"M{x} {y}h0")
    taken = [cover.edges for cover in covers(view, fit.width, fit.height, False, False)]
    named = [s for s in spots if not s.mark.faded]
    if view.selection and view.selection.kind == SEVERAL and len(named) > MOST_NAMED:
        named = []
    near = Fitting(view, edges("sweden")).fit(fit.width, fit.height).zoom if fit.zoom > FAR else ABROAD
    places = place_names(named, frame, fit.zoom, near, taken)
    countries = country_names(view.language, scale, left, top, frame, taken)
    ties += [np.array((unit(*name.tie), unit(name.x, name.y))) for name in places if name.tie]
    return Layer(
        "".join(dots[False]),
        "".join(dots[True]),
        round(2 * SWEDISH * share(scale), 1),
        drawn,
        path(ties, 1),
        [Name(n.text, *unit(n.x, n.y)) for n in places],
        [Name(n.text, *unit(n.x, n.y)) for n in countries],
    )
