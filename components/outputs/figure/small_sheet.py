"""The plan of a small sheet: its map reaches from edge to edge, and the legend and a short list stand upon it."""

from __future__ import annotations

from dataclasses import replace

from components.outputs.figure.extent import sweden_shape
from components.outputs.figure.fonts import width
from components.outputs.figure.layout import Plan, link_extent, list_rows
from components.outputs.figure.legend import Entry, entries, flowed, stacked
from components.outputs.figure.legend_contents import Kinds, close_kinds, kinds
from components.outputs.figure.listing import NUMBER, Listing, Rows, height
from components.outputs.figure.panels import link_projection
from components.outputs.figure.presets import SMALL_LEGEND_PITCH, Frame, Preset
from components.outputs.figure.request import Figure
from components.outputs.figure.text_blocks import set_out
from components.state.figure import Options

SHARE = 0.6
"""Of a small sheet's area that its maps have, at least."""
_PAD = 3.0
_SPARED, _SPARED_BY_LIST = 0.72, 0.7
"""What the legend, and the list, must leave of the size that the map's content could have."""
_ROUNDS = 3


def small_plan(
    figure: Figure, preset: Preset, top: float, bottom: float, more: tuple[Entry, ...] = ()
) -> Plan:
    """Return the plan of what stands between ``top`` and ``bottom``; the legend ends with ``more``."""
    layout, size = _settled(figure, preset, (top, bottom), more)
    if size < _SPARED and preset.themes:
        # Small sheets say less rather than smaller: here the themes give way to the map.
        layout, _ = _settled(figure, replace(preset, themes=False), (top, bottom), more)
    return layout


def _settled(
    figure: Figure, preset: Preset, space: tuple[float, float], more: tuple[Entry, ...]
) -> tuple[Plan, float]:
    """Return a plan whose legend names what is drawn, and how large the map's content is beside what it could be."""
    view, options = figure.view, figure.options
    drawn = kinds(view, options.map, preset, options.ink)
    shown = link_extent(figure)
    for _ in range(_ROUNDS):
        layout, size = _planned(figure, preset, space, drawn, more)
        if shown is None or shown.whole:
            break
        projection = link_projection(shown, preset, layout.boxes[-1], layout.inner)
        seen = close_kinds(view, preset, options.ink, projection, layout.boxes[-1])
        if seen == drawn:
            break
        drawn = seen
    return layout, size


def _planned(
    figure: Figure,
    preset: Preset,
    space: tuple[float, float],
    drawn: Kinds,
    more: tuple[Entry, ...],
) -> tuple[Plan, float]:
    view, options = figure.view, figure.options
    top, bottom = space
    boxes = _boxes(options, preset, (0.0, top, preset.width, bottom - top))
    left, _, wide, high = boxes[-1]
    shown = link_extent(figure)
    shape = shown.shape() if shown else sweden_shape()
    named = [*entries(view, drawn, preset, options.ink, options.map == "regions"), *more]
    pitch = preset.legend * SMALL_LEGEND_PITCH
    column, across, lines = stacked(named, preset, int((high - 2 * _PAD) / pitch))
    strip, rows = flowed(named, preset, wide - 2 * _PAD)
    # Names of any length may stand in the tables: a part of the sheet is left to the map whatever they take.
    across, tall = min(across + _PAD, wide * 0.9), min(rows * pitch + _PAD, high * 0.9)
    beside = min((wide - across) / shape, high)
    under = min(wide / shape, high - tall)
    most = min(wide / shape, high)
    if not named:
        placed, inner, back, first = [], (0.0, 0.0, wide, high), (left, top, 0.0, 0.0), top
    elif beside >= under:
        placed, inner, first = column, (across, 0.0, wide - across, high), top + high - lines * pitch - _PAD
        back = (left, first - _PAD, across, lines * pitch + 2 * _PAD)
    else:
        placed, inner, first = strip, (0.0, 0.0, wide, high - tall), top + high - tall + _PAD / 2
        back = (left, top + high - tall, wide, tall)
    size = max(beside, under) if named else most
    moved = [replace(entry, x=entry.x + left + _PAD - preset.margin) for entry in placed]
    legend, words = set_out(moved, preset, first, pitch)
    backs: tuple[Frame, ...] = (back,) if named else ()
    told, listing, inner = _listed(figure, preset, boxes[-1], inner, (shape, most))
    if listing:
        x, y, list_wide, list_high = listing.box
        backs += ((x - _PAD, y, list_wide + 2 * _PAD, list_high),)
    plan = Plan(preset, drawn, boxes, tuple(legend), tuple(words), told, listing, inner, backs)
    return plan, size / most


def _boxes(options: Options, preset: Preset, whole: Frame) -> tuple[Frame, ...]:
    if options.map != "both":
        return (whole,)
    left, top, wide, high = whole
    first = min(wide * 0.3, high * 0.62)
    return (left, top, first, high), (left + first, top, wide - first, high)


def _listed(
    figure: Figure, preset: Preset, box: Frame, inner: Frame, content: tuple[float, float]
) -> tuple[Rows | None, Listing | None, Frame]:
    """Return the list upon the map's right side where the map can spare it, and what is left to the content."""
    options = figure.options
    rows = list_rows(figure)
    shape, most = content
    if not rows.rows or options.map == "both":
        return None, None, inner
    texts = rows.texts(dict.fromkeys(rows.places, NUMBER))
    longest = max(width(text, preset.note) for text in texts) + 1
    x, y, room, high = inner
    options_of = []
    for columns in (1, 2):
        wide, tall = (
            columns * longest + (columns - 1) * 2 * _PAD,
            height(-(-len(texts) // columns), preset.note),
        )
        if tall <= high:
            options_of.append(
                (columns, tall, (x, y, room - wide - 3 * _PAD, high), (room - wide - _PAD, y, wide))
            )
        if wide + 2 * _PAD <= room:
            options_of.append(
                (columns, tall, (x, y, room, high - tall), (_PAD, high - tall, room - 2 * _PAD))
            )
    spared = [
        (min(left[2] / shape, left[3]), columns, tall, left, at) for columns, tall, left, at in options_of
    ]
    best = max(spared, default=None)
    if best is None or best[0] < most * _SPARED_BY_LIST:
        return None, None, inner
    _, columns, tall, left, (dx, dy, wide) = best
    listing = Listing((box[0] + x + dx, box[1] + dy, wide, tall), preset.note, columns)
    return rows, listing, left
