"""What the map is fitted to: the points of the rows (``4_extent.js``) or a part of the world (``5_viewport.js``)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import numpy as np

from components.parts.map_picture.ground import Box, rings
from components.parts.map_picture.world import WORLD, Points, copies, position
from components.view import Row, View
from components.view.build import SEVERAL
from data.records import Place

VIEWS = {
    "world": ((-50.0, -115.0), (72.0, 140.0)),
    "europe": ((36.0, -9.0), (70.0, 42.0)),
    "africa": ((-35.0, -18.0), (36.0, 52.0)),
    "sweden": ((55.0, 10.0), (69.2, 24.4)),
}
"""South-west and north-east of the parts of the world that an address can name, as the layer has them."""


def extent(view: View) -> Points:
    """Return the points that the live map shows at first, in pixels of zoom 0."""
    area = view.state.area
    if area in VIEWS:
        return edges(area)
    rows = view.rows
    if area == "fit" and fades(view):
        rows = tuple(row for row in rows if is_selected(view, row))
    points = row_points(rows)
    if points is not None:
        return points
    # Rows without a link abroad: all of Sweden, so that it is clear where the place lies.
    return edges("sweden" if rows else "world")


def row_points(rows: Iterable[Row]) -> Points | None:
    """Return points of the rows' links, places and areas, None when no link leads out of Sweden."""
    rows = tuple(rows)
    drawn = [points for row in rows for points in links(row)]
    if not drawn:
        return None
    lines = np.concatenate(drawn)
    places = {place.id: place for row in rows for place in row.ends}.values()
    return np.concatenate(
        (
            lines[(lines[:, 0] >= 0) & (lines[:, 0] <= WORLD)],
            np.array([position((place.lat, place.lon)) for place in places]),
            *(ring[::4] for place in places for ring in place_rings(place)),
        )
    )


def links(row: Row) -> list[Points]:
    """Return the lines of a row, one for each pair of a Swedish place and a partner, with copies."""
    return [
        points
        for a, b in product(row.swedish_places, row.partners)
        for points in copies((a.lat, a.lon), (b.lat, b.lon))
    ]


def place_rings(place: Place) -> tuple[Points, ...]:
    """Return the outline of a Swedish kommun or region."""
    return rings(place.code) if place.is_swedish and place.code else ()


def edges(area: str) -> Points:
    """Return points along the four sides of a part of the world."""
    (left, bottom), (right, top) = map(position, VIEWS[area])
    share = np.linspace(0, 1, 17)
    x, y = left + (right - left) * share, top + (bottom - top) * share
    return np.concatenate(
        [
            np.column_stack(np.broadcast_arrays(*side))
            for side in ((x, top), (x, bottom), (left, y), (right, y))
        ]
    )


def fades(view: View) -> bool:
    """Return whether what is not selected fades; where the one selected thing has no visible row, nothing does."""
    if view.selection and view.selection.kind == SEVERAL:
        return True
    return bool(view.selection) and any(is_selected(view, row) for row in view.rows)


def is_selected(view: View, row: Row) -> bool:
    """Return whether a row is the selected one or one of several, or has the selected place at an end."""
    chosen = view.selection
    if not chosen:
        return False
    if chosen.kind == SEVERAL:
        return any(row.id == other.id for other in chosen.rows)
    if chosen.kind == "partnership":
        return row.id == chosen.id
    body = view.dataset.bodies[chosen.id]
    return any(place.id in body for place in row.ends)


def lies_outside(view: View, box: Box) -> bool:
    """Return whether some row is not completely within a box: the live map then has a button that says so."""
    for row in view.rows:
        points = [*links(row), np.array([position((p.lat, p.lon)) for p in row.ends])]
        for line in points:
            left, top = line.min(axis=0)
            right, bottom = line.max(axis=0)
            if max(left, 0) < box[0] or top < box[1] or min(right, WORLD) > box[2] or bottom > box[3]:
                return True
    return False
