"""Cut the font of icons that Streamlit's pages load to what is shown: ``python -m components.host.build_fonts``.

Streamlit sends every icon of Material Symbols, a quarter of the bytes of a first visit. The result is in
``components/host/fonts`` under Streamlit's own hashed name, so a font that Streamlit has changed is sent whole until
this is run again. Needs the package brotli, which the application itself does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import click

from components.host.internals.streamlit_files import folder
from components.host.static_files import CUT_FONTS

ICONS = "MaterialSymbols-Rounded.*.woff2"
_QUOTED = re.compile(r"""["'`/:]([a-z0-9_]+)["'`:]""")
_NAMED = re.compile(r":material/([a-z0-9_]+):")
_SOURCES = Path(__file__).parents[1]


def original(pattern: str) -> Path:
    """Return Streamlit's file of a font."""
    (path,) = (folder() / "media").glob(pattern)
    return path


def icon_names() -> set[str]:
    """Return every quoted word of Streamlit's scripts and every icon that our code names: more than there are icons."""
    scripts = (p.read_text(encoding="utf-8") for p in (folder() / "js").glob("*.js"))
    ours = (
        p.read_text(encoding="utf-8") for p in _SOURCES.rglob("*") if p.suffix in (".py", ".toml", ".html")
    )
    return {word for text in scripts for word in _QUOTED.findall(text)}.union(
        *map(_NAMED.findall, ours),
    )


def ligatures(font: Any) -> dict[str, str]:
    """Return the glyph of each icon by its name."""
    letters = {glyph: chr(code).lower() for code, glyph in font.getBestCmap().items()}
    return {
        "".join(letters.get(part, "?") for part in (first, *ligature.Component)): ligature.LigGlyph
        for table in _tables(font)
        for first, some in getattr(table, "ligatures", {}).items()
        for ligature in some
    }


def _tables(font: Any) -> Iterator[Any]:
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            yield getattr(table, "ExtSubTable", table)


def cut_icons(path: Path) -> bytes:
    """Return the icon font with the icons that scripts and pages name."""
    glyphs = ligatures(_font(path))
    icons = icon_names()
    named = [glyph for name, glyph in sorted(glyphs.items()) if name in icons]
    letters = [ord(c) for c in "abcdefghijklmnopqrstuvwxyz0123456789_ "]
    return _cut(path, glyphs=named, unicodes=letters)


def _font(path: Path) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(path, recalcTimestamp=False)


def _cut(path: Path, **parts: Any) -> bytes:
    from fontTools import subset

    font = _font(path)
    options = subset.Options(
        layout_features=["*"], layout_closure=False, hinting=False, recalc_timestamp=False
    )
    cutter = subset.Subsetter(options)
    cutter.populate(**parts)
    cutter.subset(font)
    font.flavor = "woff2"
    target = BytesIO()
    font.save(target)
    return target.getvalue()


def main() -> None:
    """Write the cut font in place of the one that is there."""
    for old in CUT_FONTS.glob("*.woff2"):
        old.unlink()
    path = original(ICONS)
    content = cut_icons(path)
    (CUT_FONTS / path.name).write_bytes(content)
    click.echo(f"{path.name}: {path.stat().st_size} bytes, cut {len(content)}")


if __name__ == "__main__":
    main()
