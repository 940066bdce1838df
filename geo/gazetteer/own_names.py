"""A place's names in its country's own scripts, chosen from all those that GeoNames has for its town.

GeoNames' extract does not say which language a name is in. What tells is the script, and within a script
how the language's letters are written in Latin ones: see ``data/gazetteer/own-names.toml``. A name is
chosen only when it is the place's and not just its seat's; when in doubt, none is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from data.csv_rows import csv_bytes, csv_rows, decode
from data.records import Place
from data.schema.schema import LIST_SEPARATOR
from geo.gazetteer.sources import DERIVED, FOLDER, towns
from geo.naming.fold import fold
from geo.naming.spelling import transcribed

MOST = 3
"""Names of one script that a place gets."""
_HANZI = re.compile("[\u4e00-\u9fff]+")
_WRITTEN = ("gb2312", "big5")
"""The characters that are in use on the mainland, and those that were before."""


def propose(places: Sequence[Place]) -> dict[str, tuple[str, ...]]:
    """Return the names that each place abroad does not have yet, by its id; reads all of GeoNames' extract."""
    by_town: dict[int, list[Place]] = {}
    for place in places:
        if place.geonames and not place.is_swedish and place.country in _rules():
            by_town.setdefault(place.geonames, []).append(place)
    proposals: dict[str, tuple[str, ...]] = {}
    for town in towns({}) if by_town else ():
        for place in by_town.get(town.id, ()):
            names = own_names(place, town.name, [name for name, own in town.names if own != DERIVED])
            if names:
                proposals[place.id] = names
    return {place.id: proposals[place.id] for place in places if place.id in proposals}


def own_names(place: Place, town: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return those of a town's ``names`` that are the place's in its country's scripts, and that it has not.

    ``town`` is the town's own name: a place that is called otherwise only has its seat there.
    """
    names = sorted({normalize("NFC", name) for name in names})
    known = {
        normalize("NFC", name)
        for name in (place.name, place.short_name, place.name_sv, *place.aliases)
        if name
    }
    own: dict[str, None] = {}
    for rule in _rules().get(place.country, ()):
        chosen = list(_chosen(rule, place, known, names, fold(town) in _own(place)))
        own |= dict.fromkeys(chosen[:MOST])
    return tuple(name for name in own if name not in known)


def with_names(raw: bytes, names: Mapping[str, Iterable[str]]) -> bytes:
    """Return the table of places with those names among the aliases; every other cell and row stays as it is."""
    head, *rows = (cells for _, cells in csv_rows(decode(raw)[0]))
    key, aliases = head.index("id"), head.index("aliases")
    for row in rows:
        if row and names.get(row[key]):
            row[aliases] = LIST_SEPARATOR.join([*filter(None, [row[aliases]]), *names[row[key]]])
    return csv_bytes([head, *rows])


def _chosen(
    rule: Mapping[str, Any], place: Place, known: set[str], names: Sequence[str], is_town: bool
) -> Iterator[str]:
    if "table" in rule:
        # What it is called in Latin letters says more than which town it is.
        latin = {_letters(name) for name in known}
        own = [name for name in names if not fold(name).isascii()]
        own = [name for name in own if _letters(transcribed(name, rule["table"])) in latin]
        own = [name for name in own if not re.search(rule.get("never", "$^"), name)]
        yield from [name for name in own if set(name.casefold()) & set(rule.get("prefer", ""))] or own
    elif "latin" in rule:
        same = [name for name in (*known, *names) if fold(name) in _own(place)]
        marked = [name for name in same if (marks := _marks(name)) and marks <= set(rule["latin"])]
        yield from marked if not known & {*marked} else ()
    elif is_town and "script" in rule:
        yield from (name for name in names if re.fullmatch(f"[{rule['script']} -]+", name))
    elif is_town:
        yield from _hanzi(set(names), rule["hanzi"].get(place.kind, ""))


def _hanzi(names: set[str], signs: str) -> Iterator[str]:
    """Yield the bare name in each way of writing, and then with the sign for its kind."""
    with_sign = [name for name in sorted(names) if _HANZI.fullmatch(name) and name[-1] in signs]
    for written in _WRITTEN:
        yield from (name[:-1] for name in with_sign if name[:-1] in names and _is_written(name, written))
    yield from (name for name in with_sign if name[:-1] in names and _is_written(name, _WRITTEN[0]))


def _is_written(name: str, characters: str) -> bool:
    try:
        name.encode(characters)
    except UnicodeEncodeError:
        return False
    return True


def _own(place: Place) -> set[str]:
    return {fold(place.name), fold(place.short_name)}


def _marks(name: str) -> set[str]:
    """Return the letters beyond a to z."""
    return {letter for letter in name.casefold() if letter.isalpha() and not letter.isascii()}


def _letters(name: str) -> str:
    """Return the letters alone, with their marks: Peč is not Peć."""
    return "".join(filter(str.isalnum, normalize("NFC", name).casefold()))


@cache
def _rules() -> Mapping[str, tuple[Mapping[str, Any], ...]]:
    by_country: dict[str, tuple[Mapping[str, Any], ...]] = {}
    for rule in tomllib.loads((FOLDER / "own-names.toml").read_text("utf-8"))["rule"]:
        for country in rule["countries"]:
            by_country[country] = (*by_country.get(country, ()), rule)
    return MappingProxyType(by_country)
