"""What stands on a figure, read from its SVG as anybody's program would read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import pypdfium2
from defusedxml.ElementTree import fromstring

from components.outputs.figure.fonts import width
from components.outputs.figure.request import NOWHERE, Figure, Origin, figure_of, with_options
from components.state.figure import DEFAULT, Options
from components.state.state import State
from components.view import View, build_view
from data.records import Dataset

TODAY = date(2026, 11, 22)
ORIGIN = Origin("https://example.org/karta/", "Exempelorganisationen")
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of text: where its letters are, in points, and their size."""

    text: str
    size: float
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Seen) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def view(dataset: Dataset, state: State | None = None, **filters: Any) -> View:
    return build_view(dataset, state or State(**filters), TODAY)


def root(svg: str | bytes) -> Element:
    result: Element = fromstring(svg)
    return result


def box(svg: Element) -> tuple[float, float]:
    """Return a page's width and height in points."""
    _, _, wide, high = (float(v) for v in svg.attrib["viewBox"].split())
    assert svg.attrib["width"] == f"{svg.attrib['viewBox'].split()[2]}pt"
    assert svg.attrib["height"] == f"{svg.attrib['viewBox'].split()[3]}pt"
    return wide, high


def lines(svg: Element, group: str) -> list[Seen]:
    """Return the lines of text of a group (``texts`` or ``names``)."""
    result = []
    for text in svg.findall(f"{SVG}g[@id='{group}']/{SVG}text"):
        size, weight = float(text.attrib["font-size"]), int(text.attrib.get("font-weight", "400"))
        wide = width(text.text or "", size, weight)
        left = float(text.attrib["x"]) - (wide / 2 if text.attrib.get("text-anchor") == "middle" else 0)
        foot = float(text.attrib["y"])
        # Capitals and descenders of this face reach so far.
        result.append(Seen(text.text or "", size, left, foot - size * 0.7, left + wide, foot + size * 0.2))
    return result


def legend(svg: Element) -> list[Seen]:
    """Return the legend's marks: where they are, in points."""
    result = []
    for mark in svg.findall(f"{SVG}g[@id='legend']/*"):
        at = mark.attrib
        if mark.tag == f"{SVG}rect":
            left, top = float(at["x"]), float(at["y"])
            right, bottom = left + float(at["width"]), top + float(at["height"])
        elif mark.tag == f"{SVG}line":
            left, right, top = float(at["x1"]), float(at["x2"]), float(at["y1"]) - 0.5
            bottom = top + 1
        else:
            x, y, reach = (float(n) for n in re.findall(r"[\d.]+", at["transform"]))
            left, top, right, bottom = x - reach, y - reach, x + reach, y + reach
        result.append(Seen("", 0, left, top, right, bottom))
    return result


def said(svg: str) -> str:
    """Return all that a figure says, lines joined by spaces."""
    tree = root(svg)
    return " ".join(line.text for line in [*lines(tree, "texts"), *lines(tree, "names")]).replace("\xa0", " ")


def asked(view: View, options: Options = DEFAULT, origin: Origin = NOWHERE) -> Figure:
    """Return the figure of a view that is drawn in a way of the test's own."""
    return figure_of(with_options(view, options), origin)


def options(**chosen: Any) -> Options:
    return Options(**chosen)


LONG = (
    "En mycket lång titel som ingen figur rymmer på en rad, eftersom den säger allt på en gång och lite till"
)


EVERYTHING = State(status=(), funding=())
TIGHT = ("half-column", "link")
"""The sheets with the least room for what stands around the maps."""


def pixels(pdf: bytes) -> bytes:
    """Return the first page of a document as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    return bytes(document[0].render(scale=2).to_pil().tobytes())
