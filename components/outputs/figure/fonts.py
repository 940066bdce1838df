"""The figures' typeface: Source Sans Pro from its package, never what a machine happens to have."""

from __future__ import annotations

import base64
import re
import tempfile
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from PIL import ImageFont

from components.kit.typeface import WEIGHTS, font_bytes

FAMILY = "Source Sans Pro"
LONGEST_LINE = 1000
"""Letters; a line of more is wider than any sheet."""
_SHORT = 200
"""Letters of a text whose width is remembered."""
_EM = 1000
"""Type is measured at this size, in pixels, and the answer scaled."""
_ALWAYS = "".join(chr(c) for c in (*range(0x20, 0x7F), *range(0xA0, 0x180))) + "–—‘’“”„…·•−"


def width(text: str, size: float, weight: int = 400) -> float:
    """Return how wide a line of text is, in points, at ``size`` points."""
    measure = _measured if len(text) <= _SHORT else _measured.__wrapped__
    return measure(text, weight) * size / _EM


def wrapped(text: str, size: float, room: float, most: int, weight: int = 400) -> list[str]:
    """Return a text in at most ``most`` lines no wider than ``room`` points; what is left ends in dots.

    A word that is wider than a line is broken where it must be. What comes after the last line is not measured.
    """
    lines: list[str] = []
    line = ""
    for word in _breakable(re.split(r"[ \t\r\n]+", text.strip(" ")), size, room, weight):
        longer = f"{line} {word}" if line else word
        if not line or _is_narrow(longer, size, room, weight):
            line = longer
        else:
            lines.append(line)
            line = word
            if len(lines) > most:
                break
    lines += [line] if line else []
    if len(lines) > most:
        return [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), size, room, weight)]
    return lines


def shortened(text: str, size: float, room: float, weight: int = 400) -> str:
    """Return a text that fits into a line, its end replaced by dots where it would not."""
    if _is_narrow(text, size, room, weight):
        return text
    fits = _most_letters(text, room, lambda part: width(f"{part.rstrip()}…", size, weight))
    return f"{text[:fits].rstrip()}…"


@cache
def font_folder() -> str:
    """Return a folder that holds the figures' fonts and no others, for the renderer; it lasts as the process does."""
    folder = tempfile.TemporaryDirectory(prefix="partnerskapskartan-fonts-")
    _kept.append(folder)
    for weight, name in WEIGHTS.items():
        Path(folder.name, f"{name}.ttf").write_bytes(font_bytes(weight))
    return folder.name


@lru_cache(maxsize=64)
def font_css(weight: int, letters: str) -> str:
    """Return a CSS rule that carries the font with common letters and ``letters``, sorted, inside it."""
    from fontTools import subset

    options = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], hinting=False)
    options.recalc_timestamp = False
    font = subset.load_font(BytesIO(font_bytes(weight)), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=_ALWAYS + letters)
    cutter.subset(font)
    target = BytesIO()
    font.save(target)
    data = base64.b64encode(target.getvalue()).decode()
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
        f"src:url(data:font/ttf;base64,{data}) format('truetype')}}"
    )


def missing(text: str) -> str:
    """Return the letters of a text that the typeface lacks, in any of its weights, each once, sorted."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(sorted({c for c in composed if c.isprintable()} - letters()))


@cache
def letters() -> frozenset[str]:
    """Return the letters that all weights have."""
    from fontTools.ttLib import TTFont

    weights = (TTFont(BytesIO(font_bytes(weight))).getBestCmap() for weight in WEIGHTS)
    return frozenset.intersection(*(frozenset(map(chr, found)) for found in weights))


def uncommon(text: str) -> str:
    """Return the letters of a text that are not among the common ones, each once, sorted."""
    return "".join(sorted(set(text) - set(_ALWAYS)))


_kept: list[tempfile.TemporaryDirectory[str]] = []


@cache
def _measure(weight: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BytesIO(font_bytes(weight)), _EM, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=50_000)
def _measured(text: str, weight: int) -> float:
    return float(_measure(weight).getlength(text))


def _is_narrow(text: str, size: float, room: float, weight: int) -> bool:
    return len(text) <= LONGEST_LINE and width(text, size, weight) <= room


def _most_letters(text: str, room: float, measure: Callable[[str], float]) -> int:
    """Return how many letters of a text's beginning fit: found by halving, since each measuring takes its time."""
    lengths = range(1, min(len(text), LONGEST_LINE) + 1)
    return bisect_right(lengths, room, key=lambda length: measure(text[:length]))


def _breakable(words: Iterable[str], size: float, room: float, weight: int) -> Iterator[str]:
    for word in words:
        rest = word
        while len(rest) > 1 and not _is_narrow(rest, size, room, weight):
            fits = max(_most_letters(rest, room, lambda part: width(part, size, weight)), 1)
            yield rest[:fits]
            rest = rest[fits:]
        yield rest
