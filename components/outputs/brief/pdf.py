"""A brief as PDF: tagged for screen readers (PDF/UA-1), its typeface inside, the same bytes for the same brief."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from components.kit.colours import COLOURS
from components.outputs.brief.content import Brief
from components.outputs.figure.fonts import font_folder, letters

TEMPLATE = Path(__file__).parent / "one_page.typ"
MISSING = "?"
LONGEST = 3000
"""Letters of a text that are set; of one of 10,000 without a space the typesetter takes gigabytes."""
_one_at_a_time = Lock()


def brief_pdf(brief: Brief, drawing: str) -> bytes:
    """Return the brief on one A4 page; ``drawing`` is its map as SVG, empty for none."""
    return compiled(_template(), {"brief": asdict(brief)}, date(*brief.day), drawing)


def compiled(template: bytes, content: Mapping[str, object], day: date, drawing: str = "") -> bytes:
    """Return a template as PDF of a day; it gets its content by name as JSON, the colours, and a map as SVG if any."""
    inputs = {name: json.dumps(_readable(value), ensure_ascii=False) for name, value in content.items()}
    inputs |= {"colours": json.dumps(dict(COLOURS))} | (
        {"map": _uncombined(_written(drawing))} if drawing else {}
    )
    timestamp = datetime(day.year, day.month, day.day, tzinfo=UTC)
    # One compiler, since it keeps what it has laid out before; it works on one document at a time.
    with _one_at_a_time:
        pdf = _compiler().compile(
            template, format="pdf", sys_inputs=inputs, pdf_standards="ua-1", timestamp=timestamp
        )
    return bytes(pdf)  # type: ignore[arg-type]  # a PDF is one file, whatever its pages


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])
    return typst.Compiler(font_paths=fonts)


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _readable(value: Any) -> Any:
    """Return texts as the typeface can write them, none longer than ``LONGEST``."""
    if isinstance(value, str):
        text = _written(value)
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    if isinstance(value, dict):
        return {_readable(key): _readable(inside) for key, inside in value.items()}
    if isinstance(value, list | tuple):
        return [_readable(inside) for inside in value]
    return value


def _written(value: str) -> str:
    """Return a text with a mark for each letter that the typeface lacks: the standard forbids those that are empty.

    So it does a heading without a letter: a text of which nothing can be seen is a mark.
    """
    text, known = unicodedata.normalize("NFC", " ".join(value.split())), letters()
    seen = "".join(c if c in known else MISSING for c in text if c.isprintable())
    return seen if seen.strip() or not value else MISSING


def _uncombined(drawing: str) -> str:
    """Return a map without marks that have no letter of their own: in an image they would get no code point."""
    return "".join(letter for letter in drawing if not unicodedata.combining(letter))
