"""What the ranking weighs: places, and the claims that each of them has to a looked-up name."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, hypot, radians
from typing import NamedTuple, Protocol

from geo.naming.wording import AREA_KINDS, Form

KM_PER_DEGREE = 111.2
SAME_TOWN, SAME_AREA = 25.0, 80.0
"""Kilometres within which two places of the same name are one answer, for towns and when one is an area."""


class Spot(Protocol):
    """A place that can be meant; ``rule`` and ``standing`` as in ``Entry``.

    ``within`` is the first-level area that it lies in, by GeoNames' name."""

    @property
    def name(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def region(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def latitude(self) -> float: ...
    @property
    def longitude(self) -> float: ...
    @property
    def weight(self) -> int: ...
    @property
    def source(self) -> str: ...
    @property
    def rule(self) -> str: ...
    @property
    def standing(self) -> str: ...
    @property
    def within(self) -> str: ...
    @property
    def place_id(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def same_as(self) -> str: ...


class Claim(NamedTuple):
    """A place with the way it has the looked-up name, and the reading of what was typed that it fits."""

    spot: Spot
    own: int
    marked: str
    form: Form


class Asked(NamedTuple):
    """What the ranking must know of the question: the country, and which places what stood beside the name fits.

    ``fits`` is ``None`` where nothing stood there.
    """

    country: str
    fits: Callable[[Spot], bool] | None = None


def distance(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the distance in kilometres, near enough for places that lie near each other."""
    east = (end[1] - start[1] + 180) % 360 - 180
    return KM_PER_DEGREE * hypot(end[0] - start[0], east * cos(radians((start[0] + end[0]) / 2)))


def same_answer(one: Spot, other: Spot) -> bool:
    """Tell whether it matters little which of two places is meant: a town and its county, two quarters."""
    if one.country != other.country:
        return False
    far = SAME_AREA if one.kind in AREA_KINDS or other.kind in AREA_KINDS else SAME_TOWN
    return distance((one.latitude, one.longitude), (other.latitude, other.longitude)) <= far
