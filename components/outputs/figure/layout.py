"""Where the maps and the legend stand on a sheet. Each needs to know the other: it is settled here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from components.outputs.figure.extent import world_shape
from components.outputs.figure.legend import Entry, entries, flowed, stacked
from components.outputs.figure.legend_contents import Kinds, close_kinds, kinds
from components.outputs.figure.panels import close_projection
from components.outputs.figure.presets import Box, Preset
from components.outputs.figure.text_blocks import Text, set_out
from components.state.figure import Options
from components.view import View

_LEAST = 0.2
"""The part of a small sheet that Sweden beside the world needs."""
_TIGHT = 1.05
"""Height of the legend's lines, in parts of its size, where they stand closest."""
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Plan:
    """The maps' box, the legend, where it ends (``below``), and where there is room for the rows as a list:
    ``below``, ``right`` or nowhere.
    """

    preset: Preset
    kinds: Kinds
    box: Box
    legend: tuple[Entry, ...]
    words: tuple[Text, ...]
    below: float
    listed: str


def plan(view: View, options: Options, preset: Preset, top: float, bottom: float) -> Plan:
    """Return the plan of what stands between ``top`` and ``bottom``; its legend names what its maps draw."""
    first = _planned(view, options, preset, top, bottom, kinds(view, options.map, preset, options.ink))
    share = first.box[2] * first.box[3] / (preset.width * preset.height)
    if options.map == "both" and preset.compact and share < _LEAST:
        # Small sheets say less rather than smaller: here the themes give way to the maps.
        preset = replace(preset, themes=False)
        return _planned(view, options, preset, top, bottom, kinds(view, "both", preset, options.ink))
    if options.map != "close":
        return first
    found = first
    for _ in range(_ROUNDS):
        # A shorter legend leaves the map more room, which then may show more.
        projection = close_projection(view, options.focus, found.box)
        drawn = close_kinds(view, preset, options.ink, projection, found.box)
        if drawn == found.kinds:
            return found
        found = _planned(view, options, preset, top, bottom, drawn)
    return first


def _planned(view: View, options: Options, preset: Preset, top: float, bottom: float, drawn: Kinds) -> Plan:
    room = preset.width - 2 * preset.margin
    found = entries(view, drawn, preset, options.ink, options.map == "regions")
    # On a small wide sheet the legend stands beside the map, unless that leaves the map too little.
    placed, wide, rows = stacked(found, preset, int((bottom - top) / (preset.legend * _TIGHT)))
    if preset.compact and preset.width > 1.3 * preset.height and wide < room * 0.8:
        # One entry more in a column is worth tighter lines: a second column would take the map's room.
        close = min(preset.legend * 1.2, (bottom - top) / max(rows, 1))
        under = top + (bottom - top - rows * close) / 2
        legend, words = set_out(placed, preset, under, close)
        box = (preset.margin + wide, top, room - wide, bottom - top)
        return Plan(preset, drawn, box, tuple(legend), tuple(words), bottom, "")
    pitch = preset.legend * 1.45
    placed, rows = flowed(found, preset, room)
    space = bottom - top - rows * pitch - preset.legend * (0.9 if rows else 0.4)
    box, listed = _map_box(view, options, preset, (preset.margin, top, room, space))
    under = box[1] + box[3] + preset.legend * 0.5
    legend, words = set_out(placed, preset, under, pitch)
    return Plan(preset, drawn, box, tuple(legend), tuple(words), under + rows * pitch, listed)


def _map_box(view: View, options: Options, preset: Preset, space: Box) -> tuple[Box, str]:
    """Return the maps' box, and where beside it there is room for the rows as a list: ``below``, ``right`` or no."""
    left, top, room, high = space
    natural = room / world_shape()
    if not view.rows or preset.compact:
        return (left, top, room, max(high, 20.0)), ""
    if options.map == "world" and high - natural > preset.legend * 9:
        return (left, top, room, natural), "below"
    if options.map in ("sweden", "regions") and room > high * 1.4:
        return (left, top, min(room * 0.6, high * 1.15), high), "right"
    return (left, top, room, max(high, 20.0)), ""
