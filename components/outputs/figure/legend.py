"""The legend: every colour, shape and kind of line that a figure draws, in rows that fit the sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.outputs.figure.areas import Body
from components.outputs.figure.fonts import shortened, width
from components.outputs.figure.legend_contents import Kinds, Sign
from components.outputs.figure.presets import LEGEND_AFTER, LEGEND_BETWEEN, Preset
from components.outputs.figure.symbols import (
    GREY_STATUS,
    PALETTES,
    SHAPES,
    area_fills,
    dash,
    group_mark,
    line_colour,
    plain_mark,
)
from components.view import View


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark and its words. ``form`` is ``mark`` (a path), ``area``, ``line``, or ``text`` for words alone.

    x and y are set by ``flowed``.
    """

    form: str
    text: str
    colour: str
    path: str = ""
    dash: tuple[float, ...] = ()
    radius: float = 0.0
    x: float = 0.0
    y: float = 0.0


def entries(view: View, kinds: Kinds, preset: Preset, ink: str, by_region: bool) -> list[Entry]:
    """Return the entries for what is drawn, in the order in which they are read."""
    words, palette = view.language, PALETTES[ink]
    found: list[Entry] = []
    signs, statuses = kinds.signs, kinds.statuses
    for group in kinds.groups:
        mark = group_mark(view.dataset, group, ink)
        known = view.dataset.theme_groups.get(group)
        text = words.label(known) if known else words("report.legend_no_theme")
        found.append(
            Entry("mark", _brief(text) if preset.compact else text, mark.colour, mark.path, radius=1)
        )
    if Sign.PARTNER_MARK in signs:
        mark = plain_mark(ink)
        found.append(Entry("mark", words("report.legend_partner_mark"), mark.colour, mark.path, radius=1))
    if Sign.SWEDISH_DOT in signs:
        text = words("report.legend_swedish_short" if preset.compact else "report.legend_swedish")
        found.append(Entry("mark", text, palette.dot, SHAPES["circle"], radius=0.5))
    fills = area_fills(ink, by_region)
    mixed = any(not fill.active for fill in kinds.fills)
    for fill in (f for f in fills if f in kinds.fills):
        plain = preset.compact and not mixed and fill.body in (Body.KOMMUN, Body.REGION)
        key = fill.body if plain else f"{fill.key}_short" if preset.compact else fill.key
        found.append(Entry("area", words(f"report.legend_{key}"), fills[fill]))
    found += [
        Entry("area", words(f"report.legend_{sign}"), palette.rest)
        for sign in (Sign.REST_KOMMUN, Sign.REST_REGION)
        if sign in signs and not preset.compact
    ]
    if Sign.FEDERATION in signs:
        found.append(
            Entry("mark", words("report.legend_kommunalforbund"), palette.dot, SHAPES["diamond"], radius=0.75)
        )
    if Sign.PARTNER_COUNTRY in signs:
        found.append(Entry("area", words("report.legend_partner"), palette.tint))
    if Sign.SWEDEN in signs:
        found.append(Entry("area", words("report.legend_sweden"), palette.sweden))
    for status in statuses if len(statuses) > 1 or not preset.compact else ():
        stroke = max(0.7, preset.mark * 0.28)
        colour = (
            line_colour(status, group_mark(view.dataset, "", ink), ink)
            if status in GREY_STATUS
            else palette.dot
        )
        found.append(Entry("line", words(f"report.line_{status}"), colour, dash=dash(status, stroke)))
    return found


def flowed(found: Sequence[Entry], preset: Preset, room: float) -> tuple[list[Entry], int]:
    """Return the entries set in rows from (0, 0), and the number of rows; y is a row's middle, in rows."""
    size = preset.legend
    placed: list[Entry] = []
    x, row = 0.0, 0
    for entry in found:
        mark = mark_width(entry, preset)
        text = shortened(entry.text, size, room - mark - size * LEGEND_AFTER)
        wide = mark + size * LEGEND_AFTER + width(text, size)
        if x and x + wide > room:
            x, row = 0.0, row + 1
        placed.append(replace(entry, text=text, x=x, y=float(row)))
        x += wide + size * LEGEND_BETWEEN
    return placed, row + 1 if placed else 0


def stacked(found: Sequence[Entry], preset: Preset, most: int) -> tuple[list[Entry], float, int]:
    """Return the entries in columns of at most so many, how wide the columns are, and how many rows they have."""
    rows = min(max(most, 1), len(found))
    placed: list[Entry] = []
    x = 0.0
    for first in range(0, len(found), max(rows, 1)):
        column = found[first : first + rows]
        placed += [replace(entry, x=x, y=float(i)) for i, entry in enumerate(column)]
        wide = [
            mark_width(e, preset) + preset.legend * LEGEND_AFTER + width(e.text, preset.legend)
            for e in column
        ]
        x += max(wide) + preset.legend * 0.8
    return placed, x, rows


def mark_width(entry: Entry, preset: Preset) -> float:
    """Return how wide an entry's mark is, in points."""
    if entry.form == "text":
        return -preset.legend * LEGEND_AFTER
    return {"mark": preset.mark * 2.4, "area": preset.legend * 1.15, "line": preset.legend * 2.2}[entry.form]


def _brief(label: str) -> str:
    return re.split(r",| och | and ", label)[0]
