"""The sheet: title, maps, legend, list and sources, each in its place. Pure; points from the upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from components.figure import labels
from components.figure.blocks import Line, Text, foot, head, listing, nothing, set_out
from components.figure.extent import world_shape
from components.figure.fonts import width, wrapped
from components.figure.legend import Entry, entries, flowed, stacked
from components.figure.marks import INK, MUTED
from components.figure.panels import (
    Box,
    Panel,
    Wanted,
    close_panel,
    kinds,
    sweden_panel,
    world_panel,
)
from components.figure.presets import BRIEF, PRESETS, Preset
from components.figure.words import NOWHERE, Origin, footer, in_wording, numbers, subtitle, title
from components.figure_options import Options
from components.view import View

LETTER_BOX = 1.06
"""Height of a name's box in parts of its size."""
SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that stands on a sheet."""

    preset: Preset
    panels: tuple[Panel, ...]
    texts: tuple[Text, ...]
    names: tuple[Text, ...]
    leaders: tuple[Line, ...]
    legend: tuple[Entry, ...]
    rules: tuple[Line, ...]


def page(view: View, options: Options, origin: Origin = NOWHERE) -> Page:
    """Return the sheet for a view."""
    view = in_wording(view, options)
    preset = BRIEF if options.preset == BRIEF.name else PRESETS[options.preset]
    room = preset.width - 2 * preset.margin
    texts: list[Text] = []
    top, bottom = preset.margin, preset.height - preset.margin
    rules: list[Line] = []
    if options.header:
        said = SEPARATOR.join(numbers(view, preset.compact))
        top = head(texts, title(view, options), subtitle(view), said, preset)
    if options.footer:
        bottom = foot(texts, rules, footer(view, origin, preset.compact), preset)
    found = entries(
        view, kinds(view, options.map, preset.compact), preset, options.ink, options.map == "regions"
    )
    pitch = preset.legend * 1.45
    # On a small wide sheet the legend stands beside the map, unless that leaves the map too little.
    close = preset.legend * 1.2
    placed, wide, rows = stacked(found, preset, int((bottom - top) / close))
    if preset.compact and preset.width > 1.3 * preset.height and wide < room * 0.8:
        pitch = close
        box, listed = (preset.margin + wide, top, room - wide, bottom - top), ""
        under = top + (bottom - top - rows * pitch) / 2
        legend, words = set_out(placed, preset, under, pitch)
    else:
        placed, rows = flowed(found, preset, room)
        space = bottom - top - rows * pitch - preset.legend * (0.9 if rows else 0.4)
        box, listed = _map_box(view, options, preset, (preset.margin, top, room, space))
        under = box[1] + box[3] + preset.legend * 0.5
        legend, words = set_out(placed, preset, under, pitch)
    panels = _panels(view, options, preset, box)
    names, leaders, left_out = _named(view, panels, preset, options.labels)
    remarks = _remarks(view, panels, preset, left_out, options.labels)
    if listed == "below":
        texts += listing(
            view, preset, (preset.margin, under + rows * pitch, room, bottom - under - rows * pitch)
        )
    elif listed == "right":
        start = box[0] + box[2] + preset.legend * 1.6
        texts += listing(
            view, preset, (start, box[1] - preset.note, preset.margin + room - start, box[3] + preset.note)
        )
    return Page(preset, panels, (*texts, *words, *remarks), names, leaders, tuple(legend), tuple(rules))


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


def _panels(view: View, options: Options, preset: Preset, box: Box) -> tuple[Panel, ...]:
    left, top, room, high = box
    ink = options.ink
    # On a small sheet Sweden beside the world is too small for names.
    named = options.labels and not preset.compact
    match options.map:
        case "sweden" | "regions":
            return (sweden_panel(view, preset, ink, box, options.map == "regions", options.labels),)
        case "close":
            return (close_panel(view, preset, ink, box, options.focus),)
        case "both" if high > room * 0.9:
            world = room / world_shape()
            gap = preset.legend
            lower = (left, top + world + gap, room, high - world - gap)
            return (
                world_panel(view, preset, ink, (left, top, room, world)),
                sweden_panel(view, preset, ink, lower, False, named),
            )
        case "both":
            gap = preset.legend
            wide = min(room * 0.3, high * 0.62)
            rest = (left + wide + gap, top, room - wide - gap, high)
            return (
                sweden_panel(view, preset, ink, (left, top, wide, high), False, named),
                world_panel(view, preset, ink, rest),
            )
        case _:
            return (world_panel(view, preset, ink, box),)


def _named(
    view: View, panels: Sequence[Panel], preset: Preset, wanted: bool
) -> tuple[tuple[Text, ...], tuple[Line, ...], int]:
    """Return names with their leaders, and how many did not fit."""
    texts: list[Text] = []
    lines: list[Line] = []
    left_out = 0
    for panel in panels if wanted else ():
        left, top, wide, high = panel.box
        room = (left, top, left + wide, top + high)
        corner = [_remark_box(panel, preset)] if panel.outside or not preset.compact else []
        names = [_sized(w, preset.label, 600 if preset.compact else 400) for w in panel.wanted]
        placed = labels.place(names, room, panel.avoid, corner, panel.spots)
        left_out += len(names) - len(placed)
        lines += [p.leader for p in placed if p.leader]
        texts += [_name(panel.wanted[p.name].text, p.box, preset.label, INK) for p in placed]
        taken = [p.box for p in placed] + corner
        marks = [(w.x, w.y, w.reach) for w in panel.wanted]
        for extra in panel.extra:
            box = _middle(extra, preset.label)
            if labels.is_free(box, room, taken, marks, lines):
                taken.append(box)
                texts.append(_name(extra.text, box, preset.label, MUTED))
    return tuple(texts), tuple(lines), left_out


def _sized(wanted: Wanted, size: float, weight: int = 400) -> labels.Name:
    return labels.Name(wanted.x, wanted.y, wanted.reach, width(wanted.text, size, weight), size * LETTER_BOX)


def _middle(wanted: Wanted, size: float) -> labels.Box:
    wide, high = width(wanted.text, size), size * LETTER_BOX
    return wanted.x - wide / 2, wanted.y - high / 2, wanted.x + wide / 2, wanted.y + high / 2


def _name(text: str, box: labels.Box, size: float, colour: str) -> Text:
    return Text(text, box[0], box[1] + size * 0.8, size, colour=colour, halo=True)


def _remark_box(panel: Panel, preset: Preset) -> labels.Box:
    """The corner of a map that is kept for a word on what it does not show."""
    left, top, _, high = panel.box
    return left, top + high - preset.note * 4, left + _remark_width(panel, preset), top + high


def _remark_width(panel: Panel, preset: Preset) -> float:
    return min(panel.box[2] * 0.34, preset.note * 15)


def _remarks(view: View, panels: Sequence[Panel], preset: Preset, left_out: int, named: bool) -> list[Text]:
    words = view.language
    said = []
    outside = sum(p.outside for p in panels)
    if outside:
        said.append(words("report.outside", n=outside))
    if left_out and named and not preset.compact:
        said.append(words("report.not_named", n=left_out))
    if not view.rows:
        return nothing(view, panels[-1].box, preset)
    left, _, _, bottom = _remark_box(panels[-1], preset)
    room = _remark_width(panels[-1], preset) - 3
    lines = [line for s in said for line in wrapped(s, preset.note, room, 3)]
    return [
        Text(
            line,
            left + 3,
            bottom - 4 - (len(lines) - 1 - i) * preset.note * 1.2,
            preset.note,
            colour=MUTED,
            halo=True,
        )
        for i, line in enumerate(lines)
    ]
