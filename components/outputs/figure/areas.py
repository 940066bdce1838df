"""Which Swedish areas the rows fill, and as what."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from components.view import View


class Body(StrEnum):
    """Whose partnerships fill an area, from the weakest to the strongest: of two for one area the later one counts."""

    WITHIN = "within"
    """A region, for the kommuner in it."""
    REGION = "region"
    KOMMUN = "kommun"
    AREA = "area"
    """Either, where a map is too small to tell them apart."""


class Fill(NamedTuple):
    """What an area is filled as: by which body, and whether one of its partnerships is active."""

    body: Body
    active: bool

    @property
    def key(self) -> str:
        """Its name among the words of legends: ``kommun_active``, ``kommun_other``."""
        return f"{self.body}_{'active' if self.active else 'other'}"

    @property
    def merged(self) -> Fill:
        """The same where kommuner and regions are not told apart."""
        return Fill(Body.AREA, self.active)


_ORDER = list(Body)


def areas(view: View, by_region: bool) -> dict[str, Fill]:
    """Return what each area with partnerships is filled as, by its code (2 digits län, 4 kommun)."""
    fills: dict[str, Fill] = {}

    def put(code: str, fill: Fill) -> None:
        if code and (code not in fills or _rank(fill) > _rank(fills[code])):
            fills[code] = fill

    for row in view.rows:
        active = row.status == "active"
        for place in row.swedish_places:
            if place.kind == "region":
                put(place.code, Fill(Body.REGION, active))
            elif by_region:
                put(place.county, Fill(Body.WITHIN, active))
            elif place.kind == "kommun":
                put(place.code, Fill(Body.KOMMUN, active))
    return fills


def _rank(fill: Fill) -> tuple[int, bool]:
    return _ORDER.index(fill.body), fill.active
