"""A word on what a map does not show, in a corner of it that is kept free of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from components.outputs.figure.fonts import wrapped
from components.outputs.figure.labels import Bounds
from components.outputs.figure.panels import Panel
from components.outputs.figure.presets import Preset
from components.outputs.figure.symbols import MUTED
from components.outputs.figure.text_blocks import Text
from components.view import View

_SHARES = (0.34, 0.5, 0.7)
"""Parts of a map's width that a remark may take: the first in which nothing of it is cut."""
_LINES = 3
_LEADING = 1.2
_PAD = 3.0


@dataclass(frozen=True, slots=True)
class Corner:
    """Where remarks stand: bounds that they fill from below or from above."""

    box: Bounds
    from_below: bool


def corner(
    view: View, panels: Sequence[Panel], preset: Preset, named: bool, taken: Sequence[Bounds] = ()
) -> Corner | None:
    """Return the corner that the last map keeps, wide and high enough for all that may be said; None for nothing.

    None, too, where every corner is ``taken``.
    """
    unnamed = sum(len(p.wanted) for p in panels) if named else 0
    notes = _said(view, panels, preset, unnamed)
    if not notes:
        return None
    panel = panels[-1]
    left, top, wide, high = panel.box
    for share in _SHARES:
        room = min(wide * share, preset.note * 15)
        lines = _lines(notes, preset, room)
        if not any(line.endswith("…") for line in lines):
            break
    tall = max(preset.note * 4, len(lines) * preset.note * _LEADING + 2 * _PAD)
    right, bottom = left + wide, top + high
    corners = (
        Corner((left, bottom - tall, left + room, bottom), True),
        Corner((right - room, bottom - tall, right, bottom), True),
        Corner((left, top, left + room, top + tall), False),
        Corner((right - room, top, right, top + tall), False),
    )
    marks = [
        *((w.x, w.y, w.reach) for w in panel.wanted),
        *panel.spots,
        *((x, y, r) for x, y, _, r in panel.dots),
    ]
    free = [c for c in corners if not any(_meets(c.box, box) for box in taken)]
    return next((c for c in free if not any(_is_hit(c.box, *mark) for mark in marks)), next(iter(free), None))


def remarks(
    view: View, panels: Sequence[Panel], preset: Preset, corner_box: Corner | None, left_out: int
) -> list[Text]:
    """Return how many parties lie outside the maps or are not known, and how many names found no room."""
    notes = _said(view, panels, preset, left_out)
    if corner_box is None or not notes:
        return []
    left, top, right, bottom = corner_box.box
    lines = _lines(notes, preset, right - left)
    pitch = preset.note * _LEADING
    first = bottom - 4 - (len(lines) - 1) * pitch if corner_box.from_below else top + preset.note
    return [
        Text(line, left + _PAD, first + i * pitch, preset.note, colour=MUTED, halo=True)
        for i, line in enumerate(lines)
    ]


def _said(view: View, panels: Sequence[Panel], preset: Preset, left_out: int) -> list[str]:
    words, outside = view.language, sum(p.outside for p in panels)
    notes = []
    if outside:
        notes.append(words("report.outside_short" if preset.compact else "report.outside", n=outside))
    if unlinked := sum(p.unlinked for p in panels):
        notes.append(words("report.unlinked_short" if preset.compact else "report.unlinked", n=unlinked))
    if left_out:
        notes.append(words("report.not_named_short" if preset.compact else "report.not_named", n=left_out))
    return notes


def _lines(notes: Sequence[str], preset: Preset, room: float) -> list[str]:
    return [line for text in notes for line in wrapped(text, preset.note, room - _PAD, _LINES)]


def _is_hit(box: Bounds, x: float, y: float, reach: float) -> bool:
    return box[0] - reach < x < box[2] + reach and box[1] - reach < y < box[3] + reach


def _meets(box: Bounds, other: Bounds) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
