"""Horizontal bars, each with its name before it and its number behind it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import altair as alt

from components.kit.colours import COLOURS
from components.language import Language
from components.parts.numbers.chart_style import TEXT_SIZE, layered, rows_of
from components.parts.numbers.numbers import Bar

BAND, THICK, LABEL_LINE = 38, 18, 16
"""Height in pixels of a bar with its share of the space between, of the bar itself, and of a line of its name."""
LABEL_LETTERS, LABEL_LINES, LABEL_WIDTH = 20, 2, 160
"""A name is broken into lines of so many letters, at most so many lines and pixels: room for bars on a phone."""


def bars_chart(bars: Sequence[Bar], words: Language, description: str) -> alt.LayerChart:
    """Return the bars (one or more) in the order given; ``description`` is what a screen reader says of them."""
    rows = _rows(bars, words)
    base = rows_of(rows).encode(
        # In the data's order: a list of names to sort by would become part of an expression.
        y=alt.Y("name:N", sort=None, title=None, axis=names_axis()),
        # Not stacked: Vega keeps stacks by name in an object, where a name like "constructor" is taken.
        x=alt.X(
            "n:Q", title=None, axis=None, scale=alt.Scale(domain=[0, _room(bars)], nice=False), stack=None
        ),
        tooltip=[
            alt.Tooltip("full:N", title=words("numbers.tooltip_name")),
            alt.Tooltip("count:N", title=words("figure.partnerships")),
        ],
    )
    marks = base.mark_bar(aria=False, height=THICK, cornerRadiusEnd=3).encode(
        color=alt.Color("colour:N", scale=None)
    )
    counts = base.mark_text(
        aria=False, align="left", dx=6, fontSize=TEXT_SIZE, fontWeight=600, color=COLOURS["ink"]
    )
    return layered([marks, counts.encode(text="count:N")], BAND * len(rows), description)


def names_axis(limit: int = LABEL_WIDTH) -> alt.Axis:
    """Return the axis of bars by name, each put into one line or two by :func:`broken`; ``limit`` in pixels."""
    two_lines = "indexof(datum.label, '\\n') > 0"
    return alt.Axis(
        labelExpr="split(datum.label, '\\n')",
        # Two lines hang from the first: half a line up, and they stand in the middle of the bar.
        labelOffset={"condition": {"test": two_lines, "value": -LABEL_LINE / 2}, "value": 0},
        labelLimit=limit,
        labelLineHeight=LABEL_LINE,
        labelPadding=8,
        minExtent=90,
    )


def _room(bars: Sequence[Bar]) -> float:
    """Return where the axis ends: far enough behind the longest bar for its number."""
    return max(bar.partnerships for bar in bars) * 1.12


def _rows(bars: Sequence[Bar], words: Language) -> list[dict[str, Any]]:
    names: dict[str, Bar] = {}
    for bar in bars:
        name = broken(bar.label)
        # Bars of one name would be drawn on top of each other: the second gets its id.
        names[name if name not in names else f"{name} ({bar.id})"] = bar
    return [
        {
            "name": name,
            "full": bar.label,
            "n": bar.partnerships,
            "count": words.number(bar.partnerships),
            "colour": bar.colour,
        }
        for name, bar in names.items()
    ]


def broken(label: str) -> str:
    """Return a name in at most two lines; a longer one ends in dots (tooltip and table have all of it)."""
    lines = textwrap.wrap(
        label, LABEL_LETTERS, max_lines=LABEL_LINES, placeholder=" …", break_on_hyphens=False
    )
    return "\n".join(lines)
