"""Blocks of text on a sheet: head, foot, the legend's words, the list of rows. Each says where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.outputs.figure.captions import pair
from components.outputs.figure.fonts import wrapped
from components.outputs.figure.legend import AFTER, Entry, mark_width
from components.outputs.figure.presets import Box, Preset
from components.outputs.figure.symbols import INK, MUTED
from components.view import View

Line = tuple[float, float, float, float]
LEADING = 1.28
"""Height of a line of text in parts of its size."""
ASCENT = 0.76
"""From a line's top to its letters' feet, in parts of its size."""
SEPARATOR = " · "
_TITLES = ((1.0, 0), (0.85, 0), (0.7, 1), (0.6, 2))
"""Sizes at which a title is tried, in parts of the sheet's, and the lines that it may take more."""
_LOW = 160
"""Points; sheets of less height can spare few lines."""
_INDENT = 0.9
"""How far the second line of a row of the list is set in, in parts of its size."""


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
    for line in wrapped(subtitle, preset.text, room, 2 if preset.compact else 3):
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
    most = 2 if preset.compact else 3
    # On the lowest sheets the map would vanish under more than three lines.
    limit = 3 if preset.height < _LOW else most + len(_TITLES)
    for share, more in _TITLES:
        size = max(preset.title * share, preset.text)
        lines = wrapped(title, size, room, min(most + more, limit), 600)
        if not lines or not lines[-1].endswith("…") or title.endswith(lines[-1]):
            break
    return size, lines


def foot(texts: list[Text], rules: list[Line], said: Sequence[str], preset: Preset) -> float:
    """Add sources and dates, a line above them; return where what stands above must end."""
    room = preset.width - 2 * preset.margin
    lines = wrapped(" ".join(said), preset.note, room, 3 if preset.compact else 6)
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


def nothing(view: View, box: Box, preset: Preset) -> list[Text]:
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
        start = x + mark_width(entry, preset) + preset.legend * AFTER
        words.append(Text(entry.text, start, y + preset.legend * 0.33, preset.legend))
    return marks, words


def listing(view: View, preset: Preset, box: Box) -> list[Text]:
    """Return the rows in columns under the map, as many as fit, and how many more there are."""
    left, top, room, high = box
    columns = 1 if room < 42 * preset.note else 2 if room < 75 * preset.note else 3
    rows = [pair(view, r) for r in view.rows]
    for size in (preset.legend, preset.note):
        pitch = size * 1.42
        fits = int((high - size * 1.2 - pitch * 1.15) / pitch)
        gap = size * 1.5
        wide = (room - gap * (columns - 1)) / columns
        broken = [wrapped(row, size, wide - size * _INDENT, 3) for row in rows]
        filled = _columns(broken, columns, fits)
        if sum(map(len, filled)) == len(rows):
            break
    if fits < 3:
        return []
    top += size * 1.2
    found = [Text(view.language("report.list_heading"), left, top + size * ASCENT, size + 0.5, 600)]
    top += pitch * 1.15
    missing = len(rows) - sum(map(len, filled))
    if missing:
        filled[-1][-1] = [view.language("report.list_more", n=missing + 1)]
    for i, column in enumerate(filled):
        line = 0
        for row in column:
            for j, text in enumerate(row):
                x = left + i * (wide + gap) + (size * _INDENT if j else 0)
                found.append(Text(text, x, top + line * pitch + size * ASCENT, size))
                line += 1
    return found


def _columns(rows: Sequence[list[str]], columns: int, fits: int) -> list[list[list[str]]]:
    """Return rows (of one line or more) in columns of about equal height, none higher than ``fits`` lines."""
    lines = sum(map(len, rows))
    most = min(fits, max(-(-lines // columns), 1))
    while True:
        filled: list[list[list[str]]] = [[]]
        for row in rows:
            if sum(map(len, filled[-1])) + len(row) > most:
                if len(filled) == columns:
                    break
                filled.append([])
            filled[-1].append(row)
        if most >= fits or sum(map(len, filled)) == len(rows):
            return filled
        most += 1
