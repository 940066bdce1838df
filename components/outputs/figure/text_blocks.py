"""Blocks of text on a sheet: head, foot, the legend's words, the list of rows. Each says where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.outputs.figure.fonts import width, wrapped
from components.outputs.figure.legend import Entry, mark_width
from components.outputs.figure.presets import (
    ASCENT,
    CLOSE,
    EDGE,
    FOOTER_LINES,
    LEADING,
    LEGEND_AFTER,
    SMALL_FOOTER_LINES,
    Frame,
    Preset,
)
from components.outputs.figure.symbols import INK, MUTED
from components.view import View

Line = tuple[float, float, float, float]
SEPARATOR = " · "
_TITLES = ((1.0, 0), (0.85, 0), (0.7, 1), (0.6, 2))
"""Sizes at which a title is tried, in parts of the sheet's, and the lines that it may take more."""


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


def head(texts: list[Text], title: str, subtitle: str, numbers: str, preset: Preset) -> float:
    """Add title, filters and numbers, each wrapped; return where the map may begin."""
    room, x, y = preset.width - 2 * preset.margin, preset.margin, preset.margin
    size, lines = _heading(title, preset, room)
    for line in lines:
        texts.append(Text(line, x, y + size * ASCENT, size, 600))
        y += size * 1.14
    y += preset.text * 0.25
    for line in wrapped(subtitle, preset.text, room, 3):
        texts.append(Text(line, x, y + preset.text * ASCENT, preset.text, colour=MUTED))
        y += preset.text * LEADING
    for line in wrapped(numbers, preset.text, room, 2):
        # What parts two numbers parts nothing at a line's end.
        text = line.removesuffix(SEPARATOR.rstrip())
        texts.append(Text(text, x, y + preset.text * ASCENT, preset.text, 600))
        y += preset.text * LEADING
    return y + preset.text * 0.5


def _heading(title: str, preset: Preset, room: float) -> tuple[float, list[str]]:
    """Return a title's size and lines: a long one is set smaller, in more lines, before its end is cut."""
    for share, more in _TITLES:
        size = max(preset.title * share, preset.text)
        lines = wrapped(title, size, room, 3 + more, 600)
        if not is_cut(lines, title):
            break
    return size, lines


def small_head(
    texts: list[Text], said: Sequence[str], numbers: Sequence[str], preset: Preset, most: float
) -> float:
    """Add a small sheet's title with as much of ``numbers`` as stands in a line; return where the map may begin.

    ``said`` is the title, and a subtitle where there is room: all is at most ``most`` points high.
    """
    room, y = preset.width - 2 * preset.margin, preset.margin * EDGE
    title, subtitle = said
    # The numbers give way to a title's last line.
    for size, spared in ((preset.title, 1), (preset.text * 1.06, 1), (preset.text, 1), (preset.text, 0)):
        lines = wrapped(title, size, room, max(int((most - y) / (size * CLOSE)) - spared, 1), 600)
        if not is_cut(lines, title) and (size < preset.title or len(lines) == 1):
            break
    for line in lines:
        texts.append(Text(line, preset.margin, y + size * ASCENT, size, 600))
        y += size * CLOSE
    more = wrapped(subtitle, preset.text, room, 2)
    if y + (len(more) + 1) * preset.text * CLOSE <= most and not is_cut(more, subtitle):
        for line in more:
            texts.append(Text(line, preset.margin, y + preset.text * ASCENT, preset.text, colour=MUTED))
            y += preset.text * CLOSE
    kept = list(numbers)
    while len(kept) > 1 and width(SEPARATOR.join(kept), preset.text, 600) > room:
        # The partners' number is that which others imply.
        kept.pop(2 if len(kept) > 3 else -1)
    if y + preset.text * CLOSE <= most:
        text = SEPARATOR.join(kept)
        texts.append(Text(text, preset.margin, y + preset.text * ASCENT, preset.text, 600))
        y += preset.text * CLOSE
    return y + preset.text * 0.1


def is_cut(lines: Sequence[str], text: str) -> bool:
    """Tell whether lines hold less than the text that they were made of."""
    return bool(lines) and lines[-1].endswith("…") and not text.endswith(lines[-1])


def foot(texts: list[Text], rules: list[Line], said: Sequence[str], preset: Preset) -> float:
    """Add sources and dates, a line above them; return where what stands above must end."""
    room = preset.width - 2 * preset.margin
    lines = wrapped(
        " ".join(said), preset.footer, room, SMALL_FOOTER_LINES if preset.compact else FOOTER_LINES
    )
    leading = CLOSE if preset.compact else LEADING
    y = top = (
        preset.height - preset.margin * (EDGE if preset.compact else 1) - len(lines) * preset.footer * leading
    )
    for line in lines:
        texts.append(Text(line, preset.margin, y + preset.footer * ASCENT, preset.footer, colour=MUTED))
        y += preset.footer * leading
    if preset.compact:
        return top - preset.footer * 0.1
    rule = top - preset.footer * 0.6
    rules.append((preset.margin, rule, preset.margin + room, rule))
    return rule - preset.footer * 0.4


def nothing(view: View, box: Frame, preset: Preset) -> list[Text]:
    """Return the words that stand on a map of no rows."""
    words = view.language
    x, y, room = box[0] + box[2] / 2, box[1] + box[3] / 2, box[2] * 0.9
    lines = [(line, 600) for line in wrapped(words("report.nothing"), preset.text, room, 2, 600)]
    lines += [(line, 400) for line in wrapped(words("report.nothing_why"), preset.text, room, 3)]
    y -= len(lines) * preset.text * LEADING / 2
    return [
        Text(
            line, x, y + (i + ASCENT) * preset.text * LEADING, preset.text, weight, anchor="middle", halo=True
        )
        for i, (line, weight) in enumerate(lines)
    ]


def set_out(
    placed: Sequence[Entry], preset: Preset, under: float, pitch: float
) -> tuple[list[Entry], list[Text]]:
    """Return the legend's marks and words at their places on the sheet."""
    marks, words = [], []
    for entry in placed:
        x, y = preset.margin + entry.x, under + (entry.y + 0.5) * pitch
        marks.append(replace(entry, x=round(x, 2), y=round(y, 2)))
        start = x + mark_width(entry, preset) + preset.legend * LEGEND_AFTER
        words.append(Text(entry.text, start, y + preset.legend * 0.33, preset.legend))
    return marks, words
