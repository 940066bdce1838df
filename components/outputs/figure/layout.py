"""Where the maps, the legend and the list stand on a sheet. Each needs to know the others: it is settled here."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from components.outputs.figure.extent import Extent, edges, extent, sweden_shape, world_shape
from components.outputs.figure.legend import Entry, entries, flowed
from components.outputs.figure.legend_contents import Kinds, close_kinds, kinds
from components.outputs.figure.listing import Listing, Rows, arranged, listed
from components.outputs.figure.panels import link_projection
from components.outputs.figure.presets import BRIEF, LEGEND_PITCH, Frame, Preset
from components.outputs.figure.request import Figure
from components.outputs.figure.text_blocks import Text, set_out

SWEDISH_MAPS = ("sweden", "regions")
_ROUNDS = 4
_AROUND = 0.25
"""What a close-up may show beyond its edges, in parts of its width and height: a sheet has another shape."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The maps' boxes, what part of the last one its content may fill, the legend, and the list.

    ``backs`` are the boxes behind a legend and a list that stand upon the map.
    """

    preset: Preset
    kinds: Kinds
    boxes: tuple[Frame, ...]
    legend: tuple[Entry, ...]
    words: tuple[Text, ...]
    rows: Rows | None = None
    listing: Listing | None = None
    inner: Frame | None = None
    backs: tuple[Frame, ...] = ()


def plan(figure: Figure, preset: Preset, top: float, bottom: float) -> Plan:
    """Return the plan of what stands between ``top`` and ``bottom``; its legend names what its maps draw."""
    view, options = figure.view, figure.options
    usual = kinds(view, options.map, preset, options.ink)
    found = _planned(figure, preset, top, bottom, usual)
    shown = link_extent(figure)
    if shown is None or shown.whole:
        return found
    for _ in range(_ROUNDS):
        # A shorter legend leaves the map more room, which then may show more.
        projection = link_projection(shown, preset, found.boxes[-1])
        drawn = close_kinds(view, preset, options.ink, projection, found.boxes[-1])
        if drawn == found.kinds:
            return found
        found = _planned(figure, preset, top, bottom, drawn)
    return _planned(figure, preset, top, bottom, usual)


def is_upright(boxes: tuple[Frame, ...]) -> bool:
    """Tell of the boxes of two maps whether the world's stands above Sweden's, not beside it."""
    return boxes[1][1] > boxes[0][1] + 1


def link_extent(figure: Figure) -> Extent | None:
    """Return the extent of the map that shows links, None where none does."""
    view, options = figure.view, figure.options
    return None if options.map in SWEDISH_MAPS else extent(view, options.map, options.focus)


def list_rows(figure: Figure) -> Rows:
    """Return the rows that a map's list may tell: of a close-up those with a partner there or near it."""
    view, options = figure.view, figure.options
    rows = view.rows
    if options.map == "close" and options.focus:
        spanned = np.array(edges(view, options.focus))
        (west, south), (east, north) = spanned.min(axis=0), spanned.max(axis=0)
        x, y = (east - west) * _AROUND, (north - south) * _AROUND
        rows = tuple(
            r
            for r in rows
            if any(west - x < p.lon < east + x and south - y < p.lat < north + y for p in r.partners)
        )
    swedish = options.map in SWEDISH_MAPS
    return listed(view, rows, not swedish and options.map != "both", swedish)


def _planned(figure: Figure, preset: Preset, top: float, bottom: float, drawn: Kinds) -> Plan:
    view, options = figure.view, figure.options
    room = preset.width - 2 * preset.margin
    pitch = preset.legend * LEGEND_PITCH
    found = entries(view, drawn, preset, options.ink, options.map == "regions")
    placed, rows = flowed(found, preset, room)
    high = max(bottom - top - rows * pitch - preset.legend * (0.9 if rows else 0.4), 20.0)
    legend, words = set_out(placed, preset, top + high + preset.legend * 0.5, pitch)
    boxes, told, listing = _maps(figure, preset, (preset.margin, top, room, high))
    return Plan(preset, drawn, boxes, tuple(legend), tuple(words), told, listing)


def _maps(
    figure: Figure, preset: Preset, space: Frame
) -> tuple[tuple[Frame, ...], Rows | None, Listing | None]:
    """Return the maps' boxes, and the list in what they leave."""
    options = figure.options
    left, top, room, high = space
    rows = list_rows(figure)
    is_listed = bool(rows.rows) and preset.name != BRIEF.name
    if options.map == "both":
        gap = preset.legend
        if high > room * 0.9:
            world = room / world_shape()
            first: Frame = (left, top, room, world)
            rest: Frame = (left, top + world + gap, room, high - world - gap)
            shape = sweden_shape()
        else:
            wide = min(room * 0.3, high * 0.62)
            first = (left, top, wide, high)
            rest = (left + wide + gap, top, room - wide - gap, high)
            shape = world_shape()
        box, listing = arranged(rows, preset, rest, shape) if is_listed else (rest, None)
        return (first, box), rows if listing else None, listing
    shown = link_extent(figure)
    if not is_listed:
        return (space,), None, None
    box, listing = arranged(rows, preset, space, shown.shape() if shown else sweden_shape())
    return (box,), rows if listing else None, listing
