"""How wide a text will be, roughly: the visitor's font is unknown when a picture is drawn."""

from __future__ import annotations

from functools import lru_cache

NARROW, SLIM, WIDE, WIDEST = "iIjl.,:;'!|", "frt ()-/", "mwMWÆŒ—", "@%…"
PARTS = {**dict.fromkeys(NARROW, 0.29), **dict.fromkeys(SLIM, 0.38)}
PARTS |= {**dict.fromkeys(WIDE, 0.9), **dict.fromkeys(WIDEST, 0.95)}
SMALL, CAPITAL, BOLD = 0.6, 0.7, 1.08
"""Widths of letters in parts of the size of the type; bold ones are wider by the last."""


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text in pixels for a size of type in pixels."""
    parts = sum(PARTS.get(c) or (CAPITAL if c.isupper() else SMALL) for c in text)
    return parts * size * (BOLD if bold else 1)
