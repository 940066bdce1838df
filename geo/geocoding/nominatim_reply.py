"""Parses Nominatim's replies.

Nominatim also returns streets, shops and similar names. A result counts as a match only if it is a place or an
administrative area, lies in the country and has the name of the query.
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
    """Return the match for a name in a reply (a list of Nominatim's results), or ``None``.

    Its confidence is never ``high``: the candidates are not ranked. Raises
    ``ServiceAnswerError`` when the reply does not have Nominatim's format.
    """
    if not isinstance(reply, Sequence) or isinstance(reply, str):
        raise ServiceAnswerError(f"not a list of places: {type(reply).__name__}")
    keys = {form.key for query in queries(name, country) for form in readings(query.name)}
    try:
        matches = [place for result in reply for place in _places(result, keys, country)]
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise ServiceAnswerError(f"not a place: {error!r}") from error
    if not matches:
        return None
    best, others = matches[0], matches[1:]
    alternatives = tuple(
        Alternative(
            *(other.place, other.country, other.region, other.kind, other.latitude, other.longitude),
            *("", other.source),
        )
        for other in others
    )
    return replace(best, confidence="low" if others else "medium", alternatives=alternatives)


def _places(result: Mapping[str, Any], keys: set[str], country: str) -> Iterator[Match]:
    address = result.get("address") or {}
    where = str(address.get("country_code", "")).upper()
    names = [str(value) for value in (result.get("namedetails") or {}).values()]
    display_name = str(result.get("display_name", "")).split(",")[0].strip()
    own_keys = {key_of(form) for name in {display_name, *names} for form in stripped(name)}
    latitude, longitude = float(result["lat"]), float(result["lon"])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"{latitude}, {longitude}")
    if str(result.get("category") or result.get("class")) not in _CLASSES:
        return
    if keys.isdisjoint(own_keys) or (country and where != country):
        return
    kind = str(result.get("addresstype") or result.get("type"))
    source = f"OpenStreetMap {result.get('osm_type')} {result.get('osm_id')} (Nominatim; ODbL)"
    region = str(address.get("state") or address.get("county") or "")
    yield Match(
        *(
            display_name,
            latitude,
            longitude,
            _KINDS.get(kind, "town") or _SAME.get(kind, kind),
            where,
            region,
        ),
        *(source, "medium", ()),
    )
