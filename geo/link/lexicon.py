"""The lexicon: a tree of the names of places in the tables and of countries, word by word.

Names come from the tables: name, short name, Swedish name, aliases. By rule
come the län and the landsting of a region ("Kalmar län", "Landstinget i Kalmar
län", "Kalmar County"), and spellings without å, ä, ö where they are no other
word. Countries come from Unicode's CLDR through babel, in both languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from data.records import Dataset, Place
from geo.link.tokens import token_key, tokenize
from geo.link.vocabulary import named, words
from geo.naming.countries import everyday_names

MAX_WORDS = 8
_PLAIN = 5
"""Letters that a name written without å, ä and ö needs, to be no other word."""
_ORDINARY = words("ordinary")


@dataclass(slots=True)
class Node:
    """A place in the tree of names: what ends here, and the words that may follow."""

    place: str = ""
    country: str = ""
    after: dict[str, Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tree of names, and of each place what evidence asks for: its country, partners and region."""

    root: Node
    country_of: dict[str, str]
    partners_of: dict[str, frozenset[str]]
    adjectives: dict[str, str]
    region_of: dict[str, str]
    regions_named_as: dict[str, str]
    """Kommuner to the region that bears the same name ("Stockholm")."""


def lexicon(dataset: Dataset) -> Lexicon:
    """Return the names of a dataset. Takes some 50 ms; ``geo.link.find`` caches it."""
    root = Node()
    places = sorted(dataset.places.values(), key=lambda place: place.kind in ("region", "kommunalforbund"))
    ids: dict[tuple[str, ...], str] = {}
    for place in places:
        for name in _names(place):
            if len(keys := _keys(name)) <= MAX_WORDS:
                ids.setdefault(keys, place.body)
    for code, name in _countries():
        _leaf(root, _keys(name)).country = code
    for keys, ident in ids.items():
        _leaf(root, keys).place = ident
    for keys, ident in _without_marks(ids):
        _leaf(root, keys).place = ident
    adjectives: dict[str, str] = {}
    for code, stems in named("of_country").items():
        for stem in stems:
            if " " in stem:
                _leaf(root, _keys(stem)).country = code
            else:
                adjectives |= dict.fromkeys(_inflected(stem), code)
    country_of = {place.id: place.country for place in places}
    return Lexicon(root, country_of, _partners(dataset), adjectives, _regions(dataset), _named_as(places))


def _names(place: Place) -> Iterator[str]:
    yield from (name for name in (place.name, place.short_name, place.name_sv, *place.aliases) if name)
    if place.kind == "region" and place.is_swedish:
        base = _base(place)
        genitive = base if base.endswith("s") else f"{base}s"
        for one in (base, genitive):
            yield from (f"{one} län", f"{one} läns landsting", f"Landstinget i {one} län", f"{one} landsting")
        yield from (f"Region {base}", f"Landstinget {base}", f"{base} County", f"{base} County Council")
        yield from (f"County of {base}", f"{base} Region", f"Region of {base}")


def _without_marks(ids: dict[tuple[str, ...], str]) -> list[tuple[tuple[str, ...], str]]:
    """Names as they are typed where å, ä and ö are missing, unless that makes another name or word."""
    plain_ids: dict[tuple[str, ...], set[str]] = {}
    for keys, ident in ids.items():
        plain = tuple(key.translate(str.maketrans("åäö", "aao")) for key in keys)
        if (
            plain != keys
            and plain not in ids
            and " ".join(plain) not in _ORDINARY
            and len("".join(plain)) >= _PLAIN
        ):
            plain_ids.setdefault(plain, set()).add(ident)
    return [(keys, next(iter(idents))) for keys, idents in plain_ids.items() if len(idents) == 1]


@cache
def _countries() -> tuple[tuple[str, str], ...]:
    return (
        *everyday_names(),
        *((code, name) for code, names in named("countries").items() for name in names),
    )


def _inflected(stem: str) -> Iterable[str]:
    return (stem, f"{stem}a", f"{stem}e", f"{stem}t", f"{stem}er", f"{stem}erna", f"{stem}s")


def _partners(dataset: Dataset) -> dict[str, frozenset[str]]:
    partners: dict[str, set[str]] = {}
    for partnership in dataset.partnerships.values():
        for partner in partnership.partner_places:
            for own in partnership.swedish_places:
                partners.setdefault(own, set()).add(partner)
                partners.setdefault(partner, set()).add(own)
    return {ident: frozenset(others) for ident, others in partners.items()}


def _regions(dataset: Dataset) -> dict[str, str]:
    """The region that each Swedish kommun lies in."""
    regions = {p.code: p.id for p in dataset.places.values() if p.is_swedish and p.kind == "region"}
    return {
        p.id: regions.get(p.county, "")
        for p in dataset.places.values()
        if p.is_swedish and p.kind == "kommun"
    }


def _named_as(places: Iterable[Place]) -> dict[str, str]:
    swedish = [place for place in places if place.is_swedish]
    regions = {_base(place): place.id for place in swedish if place.kind == "region"}
    kommuner = (place for place in swedish if place.kind == "kommun" and place.is_main)
    return {place.id: regions[place.short_name] for place in kommuner if place.short_name in regions}


def _base(region: Place) -> str:
    return region.name.removeprefix("Region ").removesuffix(" län")


def _keys(name: str) -> tuple[str, ...]:
    return tuple(word.key for word in tokenize(name)) or (token_key(name),)


def _leaf(root: Node, keys: tuple[str, ...]) -> Node:
    node = root
    for key in keys:
        node = node.after.setdefault(key, Node())
    return node
