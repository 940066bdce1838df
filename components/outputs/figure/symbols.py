"""What a theme group, a status and an area look like on paper, in colour or in grey alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin
from types import MappingProxyType

from components.kit.colours import COLOURS, FIGURE_TEXT, FIGURES
from components.outputs.figure.areas import Body, Fill
from data.records import Dataset, Status

INK, MUTED = COLOURS["ink"], FIGURE_TEXT["muted"]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of the ground and of areas: ``tint`` is a partner country, ``rest`` a Swedish area without rows;
    ``faded`` is a line that does not show its group."""

    land: str
    tint: str
    sweden: str
    border: str
    kommun: str
    region: str
    kommun_other: str
    region_other: str
    rest: str
    dot: str
    unknown: str
    faded: str


PALETTES: Mapping[str, Palette] = MappingProxyType({ink: Palette(**own) for ink, own in FIGURES.items()})
_DASHES: Mapping[Status, tuple[float, ...]] = {
    "active": (),
    "planned": (4.5, 2.5),
    "unverified": (4.5, 2.5),
    "ended": (1.0, 2.2),
}
GREY_STATUS: tuple[Status, ...] = ("unverified", "ended")
"""Drawn in grey whatever the theme: what is not, or not known to be, under way."""


def area_fills(ink: str, by_region: bool) -> Mapping[Fill, str]:
    """Return the colour of each fill of Swedish areas, in the legend's order; by region, regions are the stronger."""
    p = PALETTES[ink]
    strong, weak = (p.kommun, p.kommun_other), (p.region, p.region_other)
    pairs = {
        Body.KOMMUN: strong,
        Body.REGION: strong if by_region else weak,
        Body.WITHIN: weak,
        Body.AREA: strong,
    }
    return {
        Fill(body, active): pair[0 if active else 1]
        for body, pair in pairs.items()
        for active in (True, False)
    }


@dataclass(frozen=True, slots=True)
class GroupMark:
    """How a theme group is drawn: the colour of its lines and markers, its shape as a path of unit radius."""

    group: str
    colour: str
    path: str


def group_mark(dataset: Dataset, group: str, ink: str) -> GroupMark:
    """Return the mark of a group; of an unknown one, or one whose colour is none, a grey circle."""
    known = dataset.theme_groups.get(group)
    plain = PALETTES[ink].unknown
    if known is None:
        return GroupMark("", plain, SHAPES["ring"])
    sound = ink == "colour" and re.fullmatch(r"#[0-9a-fA-F]{6}", known.colour)
    return GroupMark(group, known.colour if sound else plain, SHAPES.get(known.shape, SHAPES["circle"]))


def plain_mark(ink: str) -> GroupMark:
    """Return the mark of a partner where groups are not told apart."""
    return GroupMark("", PALETTES[ink].kommun, SHAPES["circle"])


def dash(status: Status, stroke: float) -> tuple[float, ...]:
    """Return a status's line of dashes and gaps in points, for a line ``stroke`` points thick."""
    return tuple(round(length * max(stroke, 0.7), 2) for length in _DASHES[status])


def line_colour(status: Status, group: GroupMark, ink: str) -> str:
    """Return the colour of a link of a status and a group."""
    return PALETTES[ink].faded if ink == "grey" or status in GREY_STATUS else group.colour


def _polygon(corners: int, turn: float, radius: float, down: float = 0, inner: float = 0) -> str:
    points = []
    for i in range(corners):
        angle = turn + i * 2 * pi / corners
        far = inner if inner and i % 2 else radius
        points.append(f"{cos(angle) * far:.3f},{sin(angle) * far + down:.3f}")
    return f"M{'L'.join(points)}Z"


_UP = -pi / 2
SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "circle": "M1,0A1,1,0,1,1,-1,0A1,1,0,1,1,1,0Z",
        "ring": "M1,0A1,1,0,1,1,-1,0A1,1,0,1,1,1,0ZM0.45,0A0.45,0.45,0,1,0,-0.45,0A0.45,0.45,0,1,0,0.45,0Z",
        "square": _polygon(4, pi / 4, 1.25),
        "diamond": _polygon(4, _UP, 1.35),
        "triangle": _polygon(3, _UP, 1.4, 0.2),
        "pentagon": _polygon(5, _UP, 1.15),
        "star": _polygon(10, _UP, 1.45, 0, 0.62),
    }
)
"""Paths of unit radius and about equal area; the same as on the map in the browser. The ring means no theme."""
