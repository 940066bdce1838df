"""What Nominatim replied, read: only a place that bears the name that was asked for counts.

Nominatim finds streets, shops and names that merely resemble the one asked for.
Here a reply must be a place or an administrative area, lie in the country and
bear the name; otherwise the service knows no such place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from geo.naming.spelling import key_of
from geo.naming.typed_name import queries
from geo.naming.wording import readings, stripped
from geo.result import Alternative, Match, ServiceAnswerError

_CLASSES = {"place", "boundary"}
_KINDS = {
    **dict.fromkeys(("city",), "city"),
    **dict.fromkeys(("municipality", "borough", "city_district"), "municipality"),
    **dict.fromkeys(("county", "state_district", "district", "province", "region"), ""),
    **dict.fromkeys(("state",), "province"),
}
"""The tables' kind for Nominatim's; empty when it is the same word, ``town`` for everything else."""
_SAME = {"state_district": "district"}


def read_reply(reply: object, name: str, country: str) -> Match | None:
    """Return the place that a reply (a list of Nominatim's results) gives for a name, or ``None``.

    Never ``high``: the name fits, but nobody has weighed the others. Raises
    ``ServiceAnswerError`` when the reply is not what Nominatim replies.
    """
    if not isinstance(reply, Sequence) or isinstance(reply, str):
        raise ServiceAnswerError(f"not a list of places: {type(reply).__name__}")
    keys = {form.key for query in queries(name, country) for form in readings(query.name)}
    try:
        found = [place for result in reply for place in _places(result, keys, country)]
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise ServiceAnswerError(f"not a place: {error!r}") from error
    if not found:
        return None
    best, others = found[0], found[1:]
    alternatives = tuple(
        Alternative(other.place, other.country, other.region, other.kind, other.latitude, other.longitude, "")
        for other in others
    )
    return replace(best, confidence="low" if others else "medium", alternatives=alternatives)


def _places(result: Mapping[str, Any], keys: set[str], country: str) -> Iterator[Match]:
    address = result.get("address") or {}
    where = str(address.get("country_code", "")).upper()
    names = [str(value) for value in (result.get("namedetails") or {}).values()]
    shown = str(result.get("display_name", "")).split(",")[0].strip()
    borne = {key_of(form) for name in {shown, *names} for form in stripped(name)}
    latitude, longitude = float(result["lat"]), float(result["lon"])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"{latitude}, {longitude}")
    if str(result.get("category") or result.get("class")) not in _CLASSES:
        return
    if keys.isdisjoint(borne) or (country and where != country):
        return
    kind = str(result.get("addresstype") or result.get("type"))
    source = f"OpenStreetMap {result.get('osm_type')} {result.get('osm_id')} (Nominatim; ODbL)"
    region = str(address.get("state") or address.get("county") or "")
    yield Match(
        *(shown, latitude, longitude, _KINDS.get(kind, "town") or _SAME.get(kind, kind), where, region),
        *(source, "medium", ()),
    )
