"""The pages' typeface: Source Sans Pro from its package, cut for the web."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO

FAMILY = "Source Sans Web"
"""Streamlit declares "Source Sans" itself, with all weights in one file of 170 kB, and would fetch that."""
WEIGHTS = {400: "Regular", 600: "Semibold"}
"""The weights in use, and their files' names in the package."""
LETTERS = (
    *range(0x20, 0x250),
    *range(0x400, 0x530),
    *range(0x1E00, 0x1F00),
    *range(0x2000, 0x2070),
    *(ord(sign) for sign in "€−←↑→↓↕"),
)
"""Latin, Cyrillic and Vietnamese letters, and signs: what names and texts here are written in."""
_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]


def font_bytes(weight: int) -> bytes:
    """Return the TrueType file of a weight."""
    return files("font_source_sans_pro").joinpath(f"files/SourceSansPro-{WEIGHTS[weight]}.ttf").read_bytes()


@cache
def font_files() -> Mapping[str, bytes]:
    """Return the WOFF file of each weight by its name; equal input gives equal bytes."""
    return {f"source-sans-{weight}.woff": _woff(weight) for weight in WEIGHTS}


def font_faces(addresses: Mapping[str, str], family: str = FAMILY, display: str = "swap") -> str:
    """Return the ``@font-face`` rules of the files; ``addresses`` has the address of each, relative to the style.

    ``display`` says what is shown until the file has loaded: with ``swap`` another face, with ``optional`` also
    afterwards, so that the page does not move.
    """
    return "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-display: {display}; '
        f'src: url("{addresses[name]}") format("woff"); }}\n'
        for weight, name in zip(WEIGHTS, font_files(), strict=True)
    )


def _woff(weight: int) -> bytes:
    from fontTools import subset

    options = subset.Options(layout_features=_FEATURES, hinting=False, flavor="woff")
    options.recalc_timestamp = False
    # The licence stays in the file.
    options.name_IDs = [*range(7), 13, 14]
    font = subset.load_font(BytesIO(font_bytes(weight)), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    font.flavor = "woff"
    target = BytesIO()
    font.save(target)
    return target.getvalue()
