"""The sheet: title, maps, legend, list and sources, each in its place. Pure; points from the upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.outputs.figure import labels
from components.outputs.figure.captions import NOWHERE, Origin, footer, in_wording, numbers, subtitle, title
from components.outputs.figure.extent import world_shape
from components.outputs.figure.fonts import width
from components.outputs.figure.layout import plan
from components.outputs.figure.legend import Entry
from components.outputs.figure.map_notes import corner, remarks
from components.outputs.figure.panels import Panel, Wanted, close_panel, sweden_panel, world_panel
from components.outputs.figure.presets import BRIEF, PRESETS, Box, Preset
from components.outputs.figure.symbols import INK, MUTED
from components.outputs.figure.text_blocks import ASCENT, SEPARATOR, Line, Text, foot, head, listing, nothing
from components.state.figure import Options
from components.view import View

LETTER_BOX = 1.06
"""Height of a name's box in parts of its size."""


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
        top = head(
            texts,
            title(view, options),
            subtitle(view, titled=not options.title),
            _numbers(view, preset, room),
            preset,
        )
    if options.footer:
        bottom = foot(texts, rules, footer(view, origin, preset.compact), preset)
    made = plan(view, options, preset, top, bottom)
    preset, box = made.preset, made.box
    panels = _panels(view, options, preset, box)
    empty = [] if view.rows else nothing(view, panels[-1].box, preset)
    kept = corner(view, panels, preset, options.labels)
    taken = [*([kept.box] if kept else []), *map(_box_of, empty)]
    names, leaders, left_out = _named(panels, preset, options.labels, taken)
    if options.map in ("sweden", "regions") and preset.compact and left_out > 2 * len(names):
        # So few names say less than none, and hide what the colours say.
        panels = _panels(view, replace(options, labels=False), preset, box)
        names, leaders, left_out = (), (), 0
    texts += [*made.words, *empty, *remarks(view, panels, preset, kept, left_out)]
    if made.listed == "below":
        texts += listing(view, preset, (preset.margin, made.below, room, bottom - made.below))
    elif made.listed == "right":
        start = box[0] + box[2] + preset.legend * 1.6
        texts += listing(
            view, preset, (start, box[1] - preset.note, preset.margin + room - start, box[3] + preset.note)
        )
    return Page(preset, panels, tuple(texts), names, leaders, made.legend, tuple(rules))


def _numbers(view: View, preset: Preset, room: float) -> str:
    """Return the numbers as one text; where a small sheet would need two lines, without the partner places."""
    said = numbers(view, preset.compact)
    whole = SEPARATOR.join(said)
    if preset.compact and width(whole, preset.text, 600) > room:
        return SEPARATOR.join((*said[:2], *said[3:]))
    return whole


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
    panels: Sequence[Panel], preset: Preset, wanted: bool, taken: Sequence[labels.Box]
) -> tuple[tuple[Text, ...], tuple[Line, ...], int]:
    """Return names with their leaders, and how many did not fit; boxes are ``taken`` on the last map."""
    texts: list[Text] = []
    lines: list[Line] = []
    left_out = 0
    for panel in panels if wanted else ():
        left, top, wide, high = panel.box
        room = (left, top, left + wide, top + high)
        reserved = list(taken) if panel is panels[-1] else []
        names = [_sized(w, preset.label, 600 if preset.compact else 400) for w in panel.wanted]
        placed = labels.place(names, room, panel.avoid, reserved, panel.spots)
        left_out += len(names) - len(placed)
        lines += [p.leader for p in placed if p.leader]
        texts += [_name(panel.wanted[p.name].text, p.box, preset.label, INK) for p in placed]
        used = [p.box for p in placed] + reserved
        marks = [(w.x, w.y, w.reach) for w in panel.wanted]
        for extra in panel.extra:
            box = _middle(extra, preset.label)
            if labels.is_free(box, room, used, marks, lines):
                used.append(box)
                texts.append(_name(extra.text, box, preset.label, MUTED))
    return tuple(texts), tuple(lines), left_out


def _sized(wanted: Wanted, size: float, weight: int = 400) -> labels.Name:
    return labels.Name(wanted.x, wanted.y, wanted.reach, width(wanted.text, size, weight), size * LETTER_BOX)


def _middle(wanted: Wanted, size: float) -> labels.Box:
    wide, high = width(wanted.text, size), size * LETTER_BOX
    return wanted.x - wide / 2, wanted.y - high / 2, wanted.x + wide / 2, wanted.y + high / 2


def _name(text: str, box: labels.Box, size: float, colour: str) -> Text:
    return Text(text, box[0], box[1] + size * 0.8, size, colour=colour, halo=True)


def _box_of(line: Text) -> labels.Box:
    wide = width(line.text, line.size, line.weight)
    left = line.x - (wide / 2 if line.anchor == "middle" else 0)
    return left, line.y - line.size * ASCENT, left + wide, line.y + line.size * (LETTER_BOX - ASCENT)
