"""A view in, a figure out: SVG as text, and the same as PNG or PDF. Same input, same bytes (PDF: same pixels)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import vl_convert
from markupsafe import Markup

from components.kit.colours import FIGURE_TEXT
from components.kit.templates import render
from components.outputs.figure.captions import alt_text, title
from components.outputs.figure.fonts import FAMILY, font_css, font_folder, uncommon
from components.outputs.figure.png_metadata import with_texts
from components.outputs.figure.presets import DPI
from components.outputs.figure.request import Figure
from components.outputs.figure.sheet import Sheet, page
from components.outputs.figure.symbols import PALETTES
from components.state.figure import Options
from data.plain_text import fit

KINDS: Mapping[str, str] = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
"""A figure's forms, and their media types."""
NAME = "Partnerskapskartan"
_CSS_POINTS = 72 / 96
"""The renderer counts 96 pixels to the inch; a sheet's sizes are points."""


def figure_svg(figure: Figure, *, fonts: bool = True) -> str:
    """Return the figure as SVG with real text, its settings and number of rows in ``metadata``.

    Its font is inside it, unless it goes into a document that has the ``fonts`` already.
    """
    return sheet_svg(page(figure), _about(figure), figure.options, fonts=fonts)


def figure_bytes(figure: Figure, kind: str) -> bytes:
    """Return the figure as a file of ``kind``: png (300 to the inch), svg or pdf.

    Raises KeyError for another kind.
    """
    return sheet_bytes(page(figure), _about(figure), figure.options, kind)


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself: its title, what it shows, its language, and its settings as JSON."""

    title: str
    description: str
    language: str
    settings: str


def sheet_bytes(sheet: Sheet, about: About, options: Options, kind: str) -> bytes:
    """Return a sheet as a file of ``kind``."""
    if KINDS[kind] == KINDS["svg"]:
        return sheet_svg(sheet, about, options).encode()
    _register()
    if kind == "pdf":
        return bytes(vl_convert.svg_to_pdf(sheet_svg(sheet, about, options, unit="", fonts=False)))
    svg = sheet_svg(sheet, about, options, fonts=False)
    png = bytes(vl_convert.svg_to_png(svg, scale=_CSS_POINTS, ppi=DPI))
    said = {
        "Title": about.title,
        "Description": about.description,
        "Software": NAME,
        "Settings": about.settings,
    }
    return with_texts(png, said)


def _about(figure: Figure) -> About:
    made_from = json.dumps(settings(figure), ensure_ascii=False)
    return About(title(figure), alt_text(figure), figure.view.language.code, made_from)


def settings(figure: Figure) -> dict[str, Any]:
    """Return what a figure was made from; the command line makes the same file of it."""
    return {
        "query": figure.query,
        "today": figure.view.today.isoformat(),
        "address": figure.origin.address,
        "organisation": figure.origin.organisation,
        "revision": figure.view.dataset.revision,
        "rows": len(figure.view.rows),
    }


def sheet_svg(sheet: Sheet, about: About, options: Options, unit: str = "pt", fonts: bool = True) -> str:
    """Return a sheet as SVG; ``unit`` is empty for a renderer that takes plain numbers for points."""
    texts = [*sheet.texts, *sheet.names]
    letters = {
        weight: uncommon(fit("".join(t.text for t in texts if t.weight == weight))) for weight in (400, 600)
    }
    css = "".join(font_css(weight, letters[weight]) for weight in letters) if fonts else ""
    rules = Markup(css)  # noqa: S704  # made of our own font's bytes and numbers
    return render(
        "outputs/figure/figure.svg",
        page=sheet,
        about=about,
        unit=unit,
        fonts=rules,
        family=FAMILY,
        transparent=options.transparent,
        dot=PALETTES[options.ink].dot,
        **FIGURE_TEXT,
    )


_registered: list[str] = []


def _register() -> None:
    """Tell the renderer of our fonts, once in a process."""
    if not _registered:
        vl_convert.register_font_directory(font_folder())
        _registered.append(font_folder())
