"""The map in a brief: a figure as large as the page has room for; without partnerships, where the place lies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import cos, radians

from components.kit.templates import render
from components.outputs.brief.subject import Subject
from components.outputs.figure.presets import BRIEF
from components.outputs.figure.render_figure import figure_svg
from components.outputs.figure.request import figure_of, with_options
from components.outputs.figure.symbols import PALETTES
from components.state.figure import DEFAULT, Options
from components.view import build_view
from data.records import Dataset, Place
from geo.outlines.boundaries import MultiPolygon, Position, area_outline, lan_outlines

HEIGHT = 190
"""Points, of Sweden from south to north on the map without partnerships."""
SMALL = 12
"""Points across."""
NORTH, SOUTH, WEST, EAST = 69.1, 55.3, 10.9, 24.2
_SCALE = HEIGHT / (NORTH - SOUTH)
_MIDDLE = cos(radians((NORTH + SOUTH) / 2))
"""How much narrower than at the equator a degree of longitude is."""


def drawing(dataset: Dataset, about: Subject, today: date) -> str:
    """Return the map of a subject's partnerships as SVG, whatever their status; empty where there is none to draw."""
    view = build_view(dataset, about.view, today)
    if view.rows:
        # A place's map shows what a figure shows by itself: both ends of its partnerships.
        area = ("close", about.country) if about.country else (DEFAULT.map, DEFAULT.focus)
        options = Options(preset=BRIEF.name, map=area[0], focus=area[1], header=False, footer=False)
        return figure_svg(figure_of(with_options(view, options)), fonts=False)
    place = dataset.places.get(about.page.id)
    return _locator(place) if place and place.is_swedish else ""


def _locator(place: Place) -> str:
    outline_of_place = area_outline(place.code)
    return render(
        "outputs/brief/locator.svg",
        width=round((EAST - WEST) * _MIDDLE * _SCALE, 1),
        height=HEIGHT,
        palette=PALETTES["colour"],
        land=_path(ring for outline in lan_outlines().values() for ring in _outer(outline)),
        own=_path(_outer(outline_of_place)),
        ring=_is_small(outline_of_place),
        at=_on_sheet((place.lon, place.lat)),
    )


def _is_small(outline: MultiPolygon) -> bool:
    """Tell whether an area is so small on the map that the eye needs a ring around it."""
    points = [_on_sheet(at) for ring in _outer(outline) for at in ring]
    return all(abs(x - points[0][0]) < SMALL and abs(y - points[0][1]) < SMALL for x, y in points)


def _outer(outline: MultiPolygon) -> Iterable[Iterable[Position]]:
    return (polygon[0] for polygon in outline)


def _path(rings: Iterable[Iterable[Position]]) -> str:
    return "".join(f"M{' '.join(f'{x},{y}' for x, y in map(_on_sheet, ring))}Z" for ring in rings)


def _on_sheet(at: Position) -> tuple[float, float]:
    return round((at[0] - WEST) * _MIDDLE * _SCALE, 1), round((NORTH - at[1]) * _SCALE, 1)
