"""What stands on a figure, read from its SVG as anybody's program would read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from components.figure import Options
from components.figure.fonts import width
from components.figure.words import Origin
from components.state import State
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


def root(svg: str) -> Element:
    found: Element = fromstring(svg)
    return found


def box(svg: Element) -> tuple[float, float]:
    """Return a page's width and height in points."""
    _, _, wide, high = (float(v) for v in svg.attrib["viewBox"].split())
    assert svg.attrib["width"] == f"{svg.attrib['viewBox'].split()[2]}pt"
    assert svg.attrib["height"] == f"{svg.attrib['viewBox'].split()[3]}pt"
    return wide, high


def lines(svg: Element, group: str) -> list[Seen]:
    """Return the lines of text of a group (``texts`` or ``names``)."""
    found = []
    for text in svg.findall(f"{SVG}g[@id='{group}']/{SVG}text"):
        size, weight = float(text.attrib["font-size"]), int(text.attrib.get("font-weight", "400"))
        wide = width(text.text or "", size, weight)
        left = float(text.attrib["x"]) - (wide / 2 if text.attrib.get("text-anchor") == "middle" else 0)
        foot = float(text.attrib["y"])
        # Capitals and descenders of this face reach so far.
        found.append(Seen(text.text or "", size, left, foot - size * 0.7, left + wide, foot + size * 0.2))
    return found


def said(svg: str) -> str:
    """Return all that a figure says, lines joined by spaces."""
    tree = root(svg)
    return " ".join(line.text for line in [*lines(tree, "texts"), *lines(tree, "names")]).replace("\xa0", " ")


def options(**chosen: Any) -> Options:
    return Options(**chosen)
