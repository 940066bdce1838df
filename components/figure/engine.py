"""A view in, a figure out: SVG as text, and the same as PNG or PDF. Same input, same bytes (PDF: same pixels)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

import vl_convert
from markupsafe import Markup

from components.figure.fonts import FAMILY, font_css, font_folder, uncommon
from components.figure.marks import PALETTES
from components.figure.page import Page, page
from components.figure.png import with_texts
from components.figure.presets import DPI
from components.figure.words import NOWHERE, Origin, alt_text, in_wording, title
from components.figure_options import Options, encode_options
from components.shell.templates import render
from components.state import encode
from components.view import View

KINDS: Mapping[str, str] = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
"""A figure's forms, and their media types."""
_CSS_POINTS = 72 / 96
"""The renderer counts 96 pixels to the inch; a sheet's sizes are points."""


def figure_svg(view: View, options: Options, origin: Origin = NOWHERE) -> str:
    """Return the figure as SVG with real text, its font inside, its settings and number of rows in ``metadata``."""
    return _svg(view, options, origin, page(view, options, origin), unit="pt", fonts=True)


def figure_bytes(view: View, options: Options, kind: str, origin: Origin = NOWHERE) -> bytes:
    """Return the figure as a file of ``kind``: png (300 to the inch), svg or pdf.

    Raises KeyError for another kind.
    """
    if KINDS[kind] == KINDS["svg"]:
        return figure_svg(view, options, origin).encode()
    found = page(view, options, origin)
    _register()
    if kind == "pdf":
        return bytes(vl_convert.svg_to_pdf(_svg(view, options, origin, found, unit="", fonts=False)))
    svg = _svg(view, options, origin, found, unit="pt", fonts=False)
    png = vl_convert.svg_to_png(svg, scale=_CSS_POINTS, ppi=DPI)
    shown = in_wording(view, options)
    texts = {
        "Title": title(shown, options),
        "Description": alt_text(view, options),
        "Software": "Partnerskapskartan",
        "Settings": json.dumps(settings(view, options, origin), ensure_ascii=False),
    }
    return with_texts(bytes(png), texts)


def settings(view: View, options: Options, origin: Origin = NOWHERE) -> dict[str, Any]:
    """Return what a figure was made from; the command line makes the same file of it."""
    return {
        "query": query(view, options),
        "today": view.today.isoformat(),
        "address": origin.address,
        "organisation": origin.organisation,
        "revision": view.dataset.revision,
        "rows": len(view.rows),
    }


def query(view: View, options: Options) -> str:
    """Return state and options as one query."""
    both = {**encode(view.state), **encode_options(options)}
    return urlencode(both, safe=",:", quote_via=quote)


def _svg(view: View, options: Options, origin: Origin, found: Page, unit: str, fonts: bool) -> str:
    shown = in_wording(view, options)
    texts = [*found.texts, *found.names]
    letters = {
        weight: uncommon("".join(t.text for t in texts if t.weight == weight)) for weight in (400, 600)
    }
    # Rules made of our own font's bytes and numbers.
    rules = Markup("".join(font_css(weight, letters[weight]) for weight in letters)) if fonts else ""  # noqa: S704
    return render(
        "figure/figure.svg",
        page=found,
        drawings=[p.drawing for p in found.panels],
        unit=unit,
        language=shown.language.code,
        title=title(shown, options),
        description=alt_text(view, options),
        settings=json.dumps(settings(view, options, origin), ensure_ascii=False),
        fonts=rules,
        family=FAMILY,
        transparent=options.transparent,
        dot=PALETTES[options.ink].dot,
    )


_registered: list[str] = []


def _register() -> None:
    """Tell the renderer of our fonts, once in a process."""
    if not _registered:
        vl_convert.register_font_directory(font_folder())
        _registered.append(font_folder())
