"""Where the live map's controls lie on it, so that a picture leaves the same room. All in pixels of the screen.

Their texts are measured by an average font, so an edge may lie some pixels off.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from components.parts.map_picture.text_width import text_width
from components.view import View
from data.records import STATUSES

MARGIN = 10
NARROW = 560
"""Up to this width the buttons lie along the lower edge."""
BUTTONS = ("world", "europe", "africa", "sweden", "fit", "fullscreen")
LEGEND_OPEN = (560, 400)
LINE = 17
"""Height of an entry of the legend."""
HEAD = 28.0
HEADINGS = 47.2
"""Height of the legend's two headings and its padding."""


@dataclass(frozen=True, slots=True)
class Cover:
    """A box on the map: left, top, right, bottom; ``far`` says which of these keep their distance from the far edge."""

    edges: tuple[float, float, float, float]
    far: tuple[bool, bool, bool, bool]


def covers(view: View, width: float, height: float, wide: bool, outside: bool) -> list[Cover]:
    """Return the controls on a map of a size; ``wide`` lays the legend out in width."""
    words = view.language
    far_bottom = (False, True, False, True)
    covers = [Cover((MARGIN, MARGIN, 44, 79), (False,) * 4)]
    if width > NARROW:
        bar = sum(23 + text_width(words(f"map.view_{key}"), 13) for key in BUTTONS) - 1
        edges = (width - MARGIN - bar, float(MARGIN), width - MARGIN, 44.0)
        covers.append(Cover(edges, (True, False, True, False)))
    else:
        covers.append(
            Cover((MARGIN, height - 50, width - MARGIN, height - MARGIN), (False, True, True, True))
        )
    if view.rows:
        w, h, up = _legend(view, width, height, wide)
        bottom = height - up
        covers.append(Cover((MARGIN, max(0.0, bottom - h), MARGIN + w, bottom), far_bottom))
    if outside:
        w = 30 + text_width(words("map.outside", n=len(view.rows)), 13, bold=True)
        edges = (width - MARGIN - w, height - 44, width - MARGIN, height - MARGIN)
        far = (True, True, True, True)
        if width <= NARROW:
            edges, far = (width - MARGIN - w, 10.0, width - MARGIN, 44.0), (True, False, True, False)
        elif wide:
            edges, far = (width - MARGIN - w, 54.0, width - MARGIN, 88.0), (True, False, True, False)
        covers.append(Cover(edges, far))
    return covers


def is_open(width: float, height: float) -> bool:
    """Return whether the legend is unfolded at first."""
    return width >= LEGEND_OPEN[0] and height >= LEGEND_OPEN[1]


def _legend(view: View, width: float, height: float, wide: bool) -> tuple[float, float, float]:
    """Return the legend's width, its height with the room for further entries, and its distance from the edge."""
    words = view.language
    summary = 24 + 17 + text_width(words("map.legend"), 13, bold=True)
    small = width <= NARROW
    up = 104.0 if width <= 340 else 60.0 if small else float(MARGIN)
    if not is_open(width, height):
        return summary, 34.0 if small else HEAD, up
    groups = Counter(view.groups[row.id] for row in view.rows)
    known = view.dataset.theme_groups
    themes = [
        (words.label(known[g]) if g in known else words("map.legend_none"), groups[g])
        for g in (*known, "")
        if groups[g]
    ]
    areas = [(words(f"map.legend_swedish{kind}"), 0) for kind in ("", "_region")]
    statuses = [(words(f"map.status_{s}"), view.counts.by_status[s]) for s in STATUSES]
    shown = [entry for entry in statuses if entry[1]]
    missing = len(known) + 1 - len(themes) + len(statuses) - len(shown)
    widths = [[_entry(*entry) for entry in part] for part in ((*themes, *areas), shown)]
    headings = max(summary, *(24 + text_width(words(f"map.legend_{key}"), 12) for key in ("themes", "lines")))
    if not wide:
        rows = len(widths[0]) + len(widths[1])
        w = min(max(headings, *(24 + n for part in widths for n in part)), 270.0)
        return w, HEAD + HEADINGS + LINE * (rows + missing), up
    most = width - 2 * MARGIN - 24
    rows = sum(_wrapped(part, most) for part in widths)
    w = min(max(headings, *(24 + sum(part) + 12 * (len(part) - 1) for part in widths)), most + 24)
    more = LINE * missing / (3 if w > width / 2 else 1)
    return w, HEAD + HEADINGS + LINE * rows + more, up


def _entry(text: str, n: int) -> float:
    return 32 + text_width(f"{text} {n}" if n else text, 12)


def _wrapped(widths: list[float], most: float) -> int:
    """Return the number of rows that entries take."""
    rows, at = 1, 0.0
    for width in widths:
        if at and at + width > most:
            rows, at = rows + 1, 0.0
        at += width + 12
    return rows
