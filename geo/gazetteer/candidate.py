"""Candidates for a name: places of the gazetteer, and the reading of the name that each of them fits."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from math import cos, hypot, radians
from typing import NamedTuple

from geo.naming.wording import AREA_KINDS, Form

KM_PER_DEGREE = 111.2
SAME_TOWN, SAME_AREA = 25.0, 80.0
"""Kilometres within which two places of the same name are one result, for towns and when one is an area."""


class PointRule(StrEnum):
    """How the point of a place was chosen; a town has no rule, its point is its own.

    An area of the first or second level stands at its seat of government, at the town of its name or at its
    largest town; one of a register at its seat, or where somebody set it by hand.
    """

    TABLE = "table"
    FIRST_SEAT = "first-seat"
    FIRST_NAMESAKE = "first-namesake"
    FIRST_LARGEST = "first-largest"
    SECOND_SEAT = "second-seat"
    SECOND_NAMESAKE = "second-namesake"
    SECOND_LARGEST = "second-largest"
    REGISTER = "register"
    REGISTER_HAND = "register-hand"


FIRST_LEVEL = frozenset({PointRule.FIRST_SEAT, PointRule.FIRST_NAMESAKE, PointRule.FIRST_LARGEST})
AT_SEAT = frozenset({PointRule.FIRST_SEAT, PointRule.SECOND_SEAT})
AT_LARGEST_TOWN = frozenset({PointRule.FIRST_LARGEST, PointRule.SECOND_LARGEST})


class GazetteerPlace(NamedTuple):
    """A place of the gazetteer. Latitude and longitude in degrees, WGS 84.

    ``weight`` is the number of inhabitants, or what stands for it. ``rule`` is a ``PointRule``, empty for a town;
    ``standing`` is ``SEAT``, ``UNCOUNTED``, ``PART``, ``INSIDE`` (``sources.py``) or empty. ``within`` is the
    first-level area around the place, by GeoNames' name. Only places of the tables have the last three fields.
    """

    name: str
    country: str
    region: str
    kind: str
    latitude: float
    longitude: float
    weight: int
    source: str
    rule: str
    standing: str
    within: str = ""
    place_id: str = ""
    code: str = ""
    same_as: str = ""


class Candidate(NamedTuple):
    """A place whose name has the key of ``form``, a reading of the query.

    ``own`` is ``OWN``, ``OTHER``, ``DERIVED`` or ``NEAR``; ``marked`` is that name's key with å, ä and ö.
    """

    place: GazetteerPlace
    own: int
    marked: str
    form: Form


class QueryContext(NamedTuple):
    """What narrows a query: a country code or nothing, and whether a place fits its hints (``None``: no hints)."""

    country: str
    fits: Callable[[GazetteerPlace], bool] | None = None


def distance(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the distance in kilometres, near enough for places that lie near each other."""
    east = (end[1] - start[1] + 180) % 360 - 180
    return KM_PER_DEGREE * hypot(end[0] - start[0], east * cos(radians((start[0] + end[0]) / 2)))


def same_result(one: GazetteerPlace, other: GazetteerPlace) -> bool:
    """Return whether two places are one result: a town and its county, two quarters."""
    if one.country != other.country:
        return False
    far = SAME_AREA if one.kind in AREA_KINDS or other.kind in AREA_KINDS else SAME_TOWN
    return distance((one.latitude, one.longitude), (other.latitude, other.longitude)) <= far
