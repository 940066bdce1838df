"""A small map in a corner of one that does not show Sweden: where it lies, and where its lines come from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from markupsafe import Markup

from components.outputs.figure.base_map import base, country_features, level
from components.outputs.figure.extent import SWEDEN_EDGES, Extent
from components.outputs.figure.labels import Bounds
from components.outputs.figure.legend_contents import fits, links, ways
from components.outputs.figure.panels import Panel, Wanted
from components.outputs.figure.presets import Frame, Preset
from components.outputs.figure.projections import WORLD, Points, Projection, shape_of
from components.outputs.figure.symbols import INK, MUTED, PALETTES
from components.outputs.figure.vega import Drawing, line
from components.view import View
from data.records import SWEDEN
from geo.outlines.countries import country_shapes

_WIDE, _HIGH = 0.24, 0.42
"""The parts of the map's width and height that it takes, at most."""
_LARGEST = 110.0
_MOST_NAMED = 6
"""So many Swedish places are named where their lines come in; of more it says that they come from Sweden."""


def locator(
    view: View, preset: Preset, ink: str, panel: Panel, shown: Extent, taken: Sequence[Bounds]
) -> Panel | None:
    """Return the small map where it covers no marker and least of the lines; None where it is not needed.

    It must not meet what is ``taken``.
    """
    if not is_lost(view, panel, shown):
        return None
    edges = np.array(shown.positions)
    (west, south), (east, north) = edges.min(axis=0), edges.max(axis=0)
    around = [*SWEDEN_EDGES, *((x, y) for x in (west - 4, east + 4) for y in (south - 4, north + 4))]
    shape = shape_of(WORLD, around)
    _, _, wide, high = panel.box
    width = min(wide * _WIDE, high * _HIGH * shape, _LARGEST)
    size = (round(width, 1), round(width / shape, 1))
    box = _corner(panel, size, taken)
    if box is None:
        return None
    projection = WORLD.fitted(around, (2.0, 2.0, size[0] - 4, size[1] - 4))
    return Panel(
        box, lambda: _drawn(view, ink, projection, size, (west, south, east, north)), True, (), (),
        np.empty((0, 2)), projection, is_inset=True,
    )  # fmt: skip


def is_lost(view: View, panel: Panel, shown: Extent) -> bool:
    """Tell whether a map shows links but none of the Swedish places that they come from."""
    own = {p.id: p for r in view.rows for p in r.swedish_places}
    return (
        shown.apart
        and bool(links(view))
        and not any(fits(panel.projection.point(p.lon, p.lat), panel.box) for p in own.values())
    )


def sources(view: View, panel: Panel) -> tuple[Wanted, ...]:
    """Return a name for each Swedish place where its lines come onto the map, or one for them all."""
    _, _, width, height = panel.box
    found: dict[str, list[Points]] = {}
    for (_, own, _), way in zip(links(view), ways(view, panel.projection), strict=True):
        inside = (way > 0).all(axis=1) & (way[:, 0] < width) & (way[:, 1] < height)
        if inside.any():
            found.setdefault(view.language.short(own), []).append(way[int(np.argmax(inside))])
    words = view.language
    named = {words("report.from_place", name=name): np.mean(at, axis=0) for name, at in found.items()}
    if len(named) > _MOST_NAMED:
        named = {words("report.from_sweden"): np.mean(list(named.values()), axis=0)}
    left, top = panel.box[:2]
    return tuple(Wanted(text, float(x) + left, float(y) + top, 0.5, text) for text, (x, y) in named.items())


def _corner(panel: Panel, size: tuple[float, float], taken: Sequence[Bounds]) -> Frame | None:
    left, top, wide, high = panel.box
    marks = np.array([(w.x, w.y, w.reach) for w in panel.wanted] + list(panel.spots)).reshape(-1, 3)
    found: list[tuple[int, int, Frame]] = []
    for x in (left, left + wide - size[0]):
        for y in (top + high - size[1], top):
            right, bottom = x + size[0], y + size[1]
            hit = (marks[:, 0] > x - marks[:, 2]) & (marks[:, 0] < right + marks[:, 2])
            hit &= (marks[:, 1] > y - marks[:, 2]) & (marks[:, 1] < bottom + marks[:, 2])
            meets = any(a < right and x < c and b < bottom and y < d for a, b, c, d in taken)
            if not hit.any() and not meets:
                over = (panel.avoid > (x, y)).all(axis=1) & (panel.avoid < (right, bottom)).all(axis=1)
                found.append((int(over.sum()), len(found), (x, y, *size)))
    return min(found)[2] if found else None


def _drawn(
    view: View, ink: str, projection: Projection, size: tuple[float, float],
    frame: tuple[float, float, float, float],
) -> Markup:  # fmt: skip
    wide, high = size
    palette = PALETTES[ink]
    drawing = Drawing(projection, wide, high)
    fills = {
        **dict.fromkeys(sorted({c for r in view.rows for c in r.countries}), palette.tint),
        SWEDEN: palette.kommun,
    }
    shapes = country_shapes(level(projection))
    drawing.shapes(
        country_features(shapes, fills, projection, wide, high), stroke=palette.border, strokeWidth=0.3
    )
    drawing.shapes(
        [line([(own.lon, own.lat), (p.lon, p.lat)], stroke=MUTED) for _, own, p in links(view)],
        strokeWidth=0.5, strokeOpacity=0.7,
    )  # fmt: skip
    west, south, east, north = frame
    xs, ys = np.linspace(west, east, 12), np.linspace(south, north, 12)
    around = [(x, north) for x in xs] + [(east, y) for y in ys[::-1]]
    around += [(x, south) for x in xs[::-1]] + [(west, y) for y in ys]
    path = "L".join(f"{x:.2f},{y:.2f}" for x, y in projection.points(around))
    rim = Markup('<path d="M{}Z" fill="none" stroke="{}" stroke-width="0.9"/>').format(path, INK)
    return base("world", projection, wide, high, ink) + drawing.svg() + rim
