"""Suggestions for a place of a draft: where it may lie, which place of the tables it may be, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from data.reading.problem_messages import POINT_SEPARATOR
from data.records import Confidence
from data.schema.cells import split_list
from geo.geocoding.geocode import Locator
from geo.result import Match, UnknownCountryError
from geo.settle.places import Row, Unsettled

Reason = Literal["existing", "slip", "only", "best", "main-town", "several", "other", "elsewhere", "service"]
MOST = 6
_SAME = 0.1
"""Degrees within which two suggestions are one."""
_ONLINE = "OpenStreetMap"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where a place may lie, in degrees, WGS 84; ``place_id`` where the tables have the place already.

    ``reason``: the tables have a place of that name; the row's numbers with a slip undone (exchanged, a minus
    lost); only one place fits; it fits better than others; the point is an area's main town; it is one of several
    that fit alike, or another of them; no place of the row's country fits, but one elsewhere; an online service
    says so. ``source`` is what the position rests on.
    """

    name: str
    kind: str
    country: str
    region: str
    lat: float
    lon: float
    source: str
    confidence: Confidence
    reason: Reason
    place_id: str = ""
    code: str = ""


def suggestions(place: Unsettled, locator: Locator, once: bool = False) -> tuple[Suggestion, ...]:
    """Return what may be meant, places of the tables first; ``locator`` must not know the place itself.

    ``once`` looks one name up once, for an online service.

    Raises LocateError when an online service is configured and does not answer.
    """
    match = _match(place.row, locator, once)
    proposed = [*_slip(place), *(_of(match, place.row["country"]) if match else ())]
    # Whoever began a place that exists wants that one; of a published place it is another's.
    existing = [one for one in proposed if one.place_id and place.is_new and one.place_id != place.id]
    new = [one for at, one in enumerate(proposed) if not one.place_id and not _repeats(one, proposed[:at])]
    return tuple([*existing, *new][:MOST])


def is_sure(proposed: Sequence[Suggestion]) -> bool:
    """Return whether the first suggestion can be accepted unseen: the only place in its country, or a mended slip."""
    return bool(proposed) and proposed[0].confidence == "high" and proposed[0].reason in ("only", "slip")


def _repeats(one: Suggestion, before: Sequence[Suggestion]) -> bool:
    """Whether the mended slip before it says the same."""
    slips = (other for other in before if other.reason == "slip")
    return any(abs(one.lat - other.lat) < _SAME and abs(one.lon - other.lon) < _SAME for other in slips)


def names_of(row: Row) -> tuple[str, ...]:
    """Return what a place is called, the fullest name first."""
    names = (row["name"], row["short_name"], row["name_sv"], *split_list(row["aliases"]))
    return tuple(dict.fromkeys(name for name in names if name.strip()))


def _match(row: Row, locator: Locator, once: bool) -> Match | None:
    """The best match of the first name that has one: in the row's country, else anywhere."""
    queries = [(name, country) for country in dict.fromkeys((row["country"], "")) for name in names_of(row)]
    for name, country in queries[:1] if once else queries:
        with suppress(UnknownCountryError):
            if match := locator.locate(name, country):
                return match
    return None


def _of(match: Match, country: str) -> Iterator[Suggestion]:
    elsewhere = bool(country) and match.country != country
    if match.place_id:
        reason: Reason = "existing"
    elif elsewhere:
        reason = "elsewhere"
    elif match.source.startswith(_ONLINE):
        reason = "service"
    elif match.confidence == "high":
        reason = "only"
    elif match.confidence == "low":
        reason = "several"
    else:
        reason = "best" if match.alternatives else "main-town"
    sure: Confidence = "low" if elsewhere else match.confidence
    point = (match.latitude, match.longitude, match.source)
    yield Suggestion(
        match.place, match.kind, match.country, match.region, *point, sure, reason, match.place_id, match.code
    )
    for other in match.alternatives:
        reason = (
            "existing" if other.place_id else "elsewhere" if country not in ("", other.country) else "other"
        )
        point = (other.latitude, other.longitude, other.source)
        yield Suggestion(
            other.place, other.kind, other.country, other.region, *point, "low", reason, other.place_id
        )


def _slip(place: Unsettled) -> Iterator[Suggestion]:
    if place.problem is None:
        return
    _, _, better = place.problem.allowed.split(POINT_SEPARATOR)
    if better:
        lat, lon = map(float, better.split(", "))
        row = place.row
        source = row["coordinate_source"]
        # Two points may be right that differ in a minus only, on both sides of the equator.
        sure: Confidence = "high" if place.problem.kind == "point-exchanged" else "medium"
        yield Suggestion(row["name"], row["kind"], row["country"], "", lat, lon, source, sure, "slip")
