"""From how many active partnerships to how many, kind by kind: each bar begins where the one before it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from components.kit.colours import COLOURS
from components.language import Language
from components.parts.numbers.bars_chart import BAND, THICK, broken, names_axis
from components.parts.numbers.chart_style import TEXT_SIZE, layered, rows_of
from components.view.changes import KINDS, Changes

UNCHANGED = 2
"""Bars where nothing changed the number: that at first and that at last, and no chart is drawn."""
NAME_WIDTH = 240
"""Pixels that a name may take, as wide as the widest typeface draws it."""
ROOM = 1.25
"""The axis goes on so far behind the longest bar that its number has room on a phone, too."""
_MINUS, _PLUS = "\N{MINUS SIGN}", "+"


@dataclass(frozen=True, slots=True)
class Step:
    """A bar: its name, where it begins and ends, and its number in words; ``colour`` by what it is."""

    name: str
    first: int
    last: int
    text: str
    colour: str


def steps(result: Changes, words: Language) -> tuple[Step, ...]:
    """Return the bars: the number at first, each kind that changes it, the number at last."""
    level, bars = result.active_then, []
    bars.append(_total(words, "total_then", level))
    for kind in KINDS:
        if effect := result.effect(kind):
            colour = COLOURS["accent" if effect > 0 else "projects"]
            name = words(f"changes.kind_{kind}")
            bars.append(Step(name, level, level + effect, signed(words, effect), colour))
            level += effect
    bars.append(_total(words, "total_now", level))
    return tuple(bars)


def signed(words: Language, effect: int) -> str:
    """Return a number with its sign, a plain one for nought."""
    return f"{_PLUS if effect > 0 else _MINUS if effect else ''}{words.number(abs(effect))}"


def changes_chart(bars: Sequence[Step], description: str) -> alt.LayerChart:
    """Return the bars in their order; ``description`` is what a screen reader says of them."""
    rows: list[dict[str, Any]] = [
        {
            "name": broken(bar.name),
            "from": min(bar.first, bar.last),
            "to": max(bar.first, bar.last),
            "text": bar.text,
            "colour": bar.colour,
        }
        for bar in bars
    ]
    most = max((row["to"] for row in rows), default=0) or 1
    base = rows_of(rows).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=names_axis(NAME_WIDTH)),
        x=alt.X("from:Q", title=None, axis=None, scale=alt.Scale(domain=[0, most * ROOM], nice=False)),
    )
    marks = base.mark_bar(aria=False, height=THICK, cornerRadius=2).encode(
        x2="to:Q", color=alt.Color("colour:N", scale=None)
    )
    counts = base.mark_text(
        aria=False, align="left", dx=6, fontSize=TEXT_SIZE, fontWeight=600, color=COLOURS["ink"]
    )
    texts = counts.encode(x="to:Q", text="text:N")
    return layered([marks, texts], BAND * len(rows), description)


def _total(words: Language, name: str, n: int) -> Step:
    return Step(words(f"changes.{name}"), 0, n, words.number(n), COLOURS["deep"])
