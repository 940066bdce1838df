"""The sheet: title, maps, legend, list and sources, each in its place. Pure; points from the upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.figure import labels
from components.figure.fonts import shortened, width, wrapped
from components.figure.legend import AFTER, Entry, entries, flowed, mark_width, stacked
from components.figure.marks import INK, MUTED
from components.figure.panels import (
    Box,
    Panel,
    Wanted,
    close_panel,
    kinds,
    sweden_panel,
    world_panel,
    world_shape,
)
from components.figure.presets import PRESETS, Preset
from components.figure.words import NOWHERE, Origin, footer, in_wording, numbers, pair, subtitle, title
from components.figure_options import Options
from components.view import View

LEADING = 1.28
"""Height of a line of text in parts of its size."""
ASCENT = 0.76
"""From a line's top to its letters' feet, in parts of its size."""
LETTER_BOX = 1.06
"""Height of a name's box in parts of its size."""
Line = tuple[float, float, float, float]
SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``y`` is where its letters stand. ``anchor`` is start, middle or end."""

    text: str
    x: float
    y: float
    size: float
    weight: int = 400
    colour: str = INK
    anchor: str = "start"
    halo: bool = False
    italic: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the letters."""
        wide = width(self.text, self.size, self.weight)
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return left, self.y - self.size * ASCENT, left + wide, self.y + self.size * 0.26


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
    preset = PRESETS[options.preset]
    room = preset.width - 2 * preset.margin
    texts: list[Text] = []
    top, bottom = preset.margin, preset.height - preset.margin
    rules: list[Line] = []
    if options.header:
        top = _head(texts, view, options, preset)
    if options.footer:
        bottom = _foot(texts, rules, view, preset, origin)
    found = entries(
        view, kinds(view, options.map, preset.compact), preset, options.ink, options.map == "regions"
    )
    pitch = preset.legend * 1.45
    beside = preset.compact and preset.width > 1.3 * preset.height
    if beside:
        pitch = preset.legend * 1.2
        placed, wide, rows = stacked(found, preset, int((bottom - top) / pitch))
        box, listed = (preset.margin + wide, top, room - wide, bottom - top), False
        under = top + (bottom - top - rows * pitch) / 2
        legend, words = _set(placed, preset, under, pitch)
    else:
        placed, rows = flowed(found, preset, room)
        space = bottom - top - rows * pitch - preset.legend * (0.9 if rows else 0.4)
        box, listed = _map_box(view, options, preset, (preset.margin, top, room, space))
        under = box[1] + box[3] + preset.legend * 0.5
        legend, words = _set(placed, preset, under, pitch)
    panels = _panels(view, options, preset, box)
    names, leaders, left_out = _named(view, panels, preset, options.labels)
    remarks = _remarks(view, panels, preset, left_out, options.labels)
    if listed:
        texts += _list(
            view, preset, (preset.margin, under + rows * pitch, room, bottom - under - rows * pitch)
        )
    return Page(preset, panels, (*texts, *words, *remarks), names, leaders, tuple(legend), tuple(rules))


def _head(texts: list[Text], view: View, options: Options, preset: Preset) -> float:
    """Add title, filters and numbers; return where the map may begin."""
    room, x, y = preset.width - 2 * preset.margin, preset.margin, preset.margin
    for line in wrapped(title(view, options), preset.title, room, 2 if preset.compact else 3, 600):
        texts.append(Text(line, x, y + preset.title * ASCENT, preset.title, 600))
        y += preset.title * 1.14
    y += preset.text * 0.25
    said = SEPARATOR.join(numbers(view, preset.compact))
    for line in wrapped(subtitle(view), preset.text, room, 2 if preset.compact else 3):
        texts.append(Text(line, x, y + preset.text * ASCENT, preset.text, colour=MUTED))
        y += preset.text * LEADING
    for line in wrapped(said, preset.text, room, 2):
        texts.append(Text(line, x, y + preset.text * ASCENT, preset.text, 600))
        y += preset.text * LEADING
    return y + preset.text * 0.5


def _foot(texts: list[Text], rules: list[Line], view: View, preset: Preset, origin: Origin) -> float:
    """Add sources and dates; return where what stands above must end."""
    room = preset.width - 2 * preset.margin
    said = " ".join(footer(view, origin, preset.compact))
    lines = wrapped(said, preset.note, room, 3 if preset.compact else 6)
    y = preset.height - preset.margin - len(lines) * preset.note * LEADING
    top = y
    for line in lines:
        texts.append(Text(line, preset.margin, y + preset.note * ASCENT, preset.note, colour=MUTED))
        y += preset.note * LEADING
    if preset.compact:
        return top - preset.note * 0.3
    rule = top - preset.note * 0.6
    rules.append((preset.margin, rule, preset.margin + room, rule))
    return rule - preset.note * 0.4


def _map_box(view: View, options: Options, preset: Preset, space: Box) -> tuple[Box, bool]:
    """Return the maps' box, and whether there is room below for the rows as a list."""
    left, top, room, high = space
    natural = room / world_shape()
    rest = high - natural
    if options.map == "world" and view.rows and rest > preset.legend * 9 and not preset.compact:
        return (left, top, room, natural), True
    return (left, top, room, max(high, 20.0)), False


def _panels(view: View, options: Options, preset: Preset, box: Box) -> tuple[Panel, ...]:
    left, top, room, high = box
    ink = options.ink
    match options.map:
        case "sweden" | "regions":
            return (sweden_panel(view, preset, ink, box, options.map == "regions"),)
        case "close":
            return (close_panel(view, preset, ink, box, options.focus),)
        case "both" if high > room * 0.9:
            world = room / world_shape()
            gap = preset.legend
            lower = (left, top + world + gap, room, high - world - gap)
            return (
                world_panel(view, preset, ink, (left, top, room, world)),
                sweden_panel(view, preset, ink, lower, False),
            )
        case "both":
            gap = preset.legend
            wide = min(room * 0.3, high * 0.62)
            rest = (left + wide + gap, top, room - wide - gap, high)
            return (
                sweden_panel(view, preset, ink, (left, top, wide, high), False),
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
        corner = [] if preset.compact else [_remark_box(panel, preset)]
        names = [_sized(w, preset.label, 600 if preset.compact else 400) for w in panel.wanted]
        placed = labels.place(names, room, panel.avoid, corner, panel.spots)
        left_out += len(names) - len(placed)
        lines += [p.leader for p in placed if p.leader]
        for p in placed:
            texts.append(_name(panel.wanted[p.name].text, p.box, preset.label, INK))
        taken = [p.box for p in placed] + corner
        marks = [(w.x, w.y, w.reach) for w in panel.wanted]
        for extra in panel.extra:
            box = _middle(extra, preset.label)
            if labels.is_free(box, room, taken, marks, lines):
                taken.append(box)
                texts.append(_name(extra.text, box, preset.label, MUTED, italic=False))
    return tuple(texts), tuple(lines), left_out


def _sized(wanted: Wanted, size: float, weight: int = 400) -> labels.Name:
    return labels.Name(wanted.x, wanted.y, wanted.reach, width(wanted.text, size, weight), size * LETTER_BOX)


def _middle(wanted: Wanted, size: float) -> labels.Box:
    wide, high = width(wanted.text, size), size * LETTER_BOX
    return wanted.x - wide / 2, wanted.y - high / 2, wanted.x + wide / 2, wanted.y + high / 2


def _name(text: str, box: labels.Box, size: float, colour: str, italic: bool = False) -> Text:
    return Text(text, box[0], box[1] + size * 0.8, size, colour=colour, halo=True, italic=italic)


def _remark_box(panel: Panel, preset: Preset) -> labels.Box:
    """The corner of a map that is kept for a word on what it does not show."""
    left, top, wide, high = panel.box
    return left, top + high - preset.note * 2.7, left + min(wide, preset.note * 15), top + high


def _remarks(view: View, panels: Sequence[Panel], preset: Preset, left_out: int, named: bool) -> list[Text]:
    words = view.language
    said = []
    outside = sum(p.outside for p in panels)
    if outside:
        said.append(words("report.outside", n=outside))
    if left_out and named and not preset.compact:
        said.append(words("report.not_named", n=left_out))
    if not said and not view.rows:
        said.append(words("report.nothing"))
    left, _, _, bottom = _remark_box(panels[-1], preset)
    room = preset.note * 15
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


def _set(
    placed: Sequence[Entry], preset: Preset, under: float, pitch: float
) -> tuple[list[Entry], list[Text]]:
    """Return the legend's marks and words at their places on the sheet."""
    marks, words = [], []
    for entry in placed:
        x, y = preset.margin + entry.x, under + (entry.y + 0.5) * pitch
        marks.append(replace(entry, x=round(x, 2), y=round(y, 2)))
        start = x + mark_width(entry, preset) + preset.legend * AFTER
        words.append(Text(entry.text, start, y + preset.legend * 0.33, preset.legend))
    return marks, words


def _list(view: View, preset: Preset, box: Box) -> list[Text]:
    """Return the rows in columns under the map, as many as fit, and how many more there are."""
    left, top, room, high = box
    columns = 2 if room < 60 * preset.note else 3
    size = preset.legend
    if (len(view.rows) / columns + 3) * size * 1.42 > high:
        size = preset.note
    pitch = size * 1.42
    top += size * 1.2
    found = [Text(view.language("report.list_heading"), left, top + size * ASCENT, size + 0.5, 600)]
    top += pitch * 1.15
    fits = int((high - pitch * 2.2 - size) / pitch)
    if fits < 3:
        return []
    gap = size * 1.5
    wide = (room - gap * (columns - 1)) / columns
    rows = [pair(view, r) for r in view.rows]
    if len(rows) > fits * columns:
        kept = fits * columns - 1
        rows = [*rows[:kept], view.language("report.list_more", n=len(rows) - kept)]
    deep = -(-len(rows) // columns)
    for i, row in enumerate(rows):
        x, y = left + (i // deep) * (wide + gap), top + (i % deep) * pitch
        found.append(Text(shortened(row, size, wide), x, y + size * ASCENT, size))
    return found
