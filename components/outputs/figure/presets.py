"""The sheets that a figure can be made for: their size, margin and type, all at final size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

DPI = 300
POINT = 72 / DPI
"""Points in a pixel."""
Frame = tuple[float, float, float, float]
"""A part of a sheet: left, top, width and height in points. See ``labels.Bounds``, too."""
SMALLEST_TYPE = 8.0
"""Points; nothing in any figure is smaller."""
FOOTER = SMALLEST_TYPE
"""Points, of source and date at the foot of a sheet that names no other size."""
FOOTER_LINES, SMALL_FOOTER_LINES = 6, 2
"""Lines that the footer takes at most; its end is cut."""
LEADING, CLOSE = 1.28, 1.18
"""Height of a line of text in parts of its size; the same on small sheets."""
ASCENT = 0.76
"""From a line's top to its letters' feet, in parts of its size."""
EDGE = 0.5
"""What is left above and below the text of small sheets, in parts of their margin."""
LEGEND_PITCH, SMALL_LEGEND_PITCH = 1.45, 1.12
"""Height of the legend's lines, in parts of its size; the same on small sheets."""
LEGEND_BETWEEN, LEGEND_AFTER = 1.3, 0.5
"""Gaps between the legend's entries, and between a mark and its words, in parts of its size."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A sheet. Pixels at 300 to the inch, everything else in points (1/72 inch).

    ``note`` is the size of remarks and of long lists, ``label`` that of names on the map,
    ``footer`` that of source and date, ``mark`` a marker's radius. ``compact`` sheets say only what they must;
    without ``themes`` their markers and lines do not tell these apart.
    """

    name: str
    width_px: int
    height_px: int
    margin: float
    title: float
    text: float
    legend: float
    label: float
    note: float
    mark: float
    footer: float = FOOTER
    compact: bool = False
    themes: bool = True

    @property
    def width(self) -> float:
        return self.width_px * POINT

    @property
    def height(self) -> float:
        return self.height_px * POINT


def _mm(millimetres: float) -> int:
    return round(millimetres / 25.4 * DPI)


PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        p.name: p
        for p in (
            Preset("a4-portrait", _mm(210), _mm(297), 42, 21, 10.5, 9.5, 8.5, 8, 3.1),
            Preset("a4-landscape", _mm(297), _mm(210), 40, 21, 10.5, 9.5, 8.5, 8, 3.4),
            Preset("a4-text", _mm(160), _mm(107), 8, 13, 8.5, 8, 8, 8, 2.4),
            Preset("half-column", _mm(80), _mm(53), 5, 10, 8, 8, 8, 8, 1.9, compact=True),
            Preset("a5", _mm(148), _mm(210), 28, 16, 9.5, 8.5, 8, 8, 2.6),
            Preset("slide", 4000, 2250, 44, 30, 16, 14, 12, 11, 4.4, footer=11),
            Preset("square", 1080, 1080, 11, 13, 8.5, 8, 8, 8, 2.1, compact=True),
            Preset("link", 1200, 628, 10, 12, 8, 8, 8, 8, 2.1, compact=True),
        )
    }
)
"""By name. The last two are given in pixels by those who show them; at 300 to the inch their type is 8 points too."""

BRIEF = Preset("brief", _mm(104), _mm(74), 0, 10, 8, 8, 8, 8, 2.3)
"""The map in a one-page brief: no sheet to choose, but the hole that the page leaves."""
