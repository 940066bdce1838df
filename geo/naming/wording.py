"""Removes local-government wording from names by rule: ``Homa Bay County`` is also ``Homa Bay``.

The words stand in ``data/gazetteer/wording.toml``, by language and by the kind
of body they speak of. Everything here is text in, text out, and its work is
bounded: at most twice ``MAX_FORMS`` readings of a name, whatever is typed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from geo.naming.fold import fold
from geo.naming.spelling import key_of, marked

AREA_KINDS = frozenset({"county", "district", "province", "region"})
"""Kinds that are areas with towns in them; the others are places themselves."""
MAX_FORMS = 24
_MAX_WORDS = 24
_DEPTH = 3
"""How many times words are taken off: ``City of X Local Municipality`` needs two."""
_SWEDEN = frozenset({"SE"})
_ELIDED = re.compile(r"^(?:d|l|dell|all|nell)['’](?=\w)", re.IGNORECASE)
_WORDING = Path(__file__).resolve().parents[2] / "data" / "gazetteer" / "wording.toml"


@dataclass(frozen=True)
class Form:
    """One way to read a name: ``text`` to look up, ``kinds`` of body that the words taken off name.

    ``cost`` counts the liberties taken: 0 as written, 1 without wording, 2 and
    more with an inflection undone or a word translated. ``only`` are the countries
    where such a reading makes sense; empty for everywhere.
    """

    text: str
    kinds: frozenset[str]
    cost: int
    only: frozenset[str] = frozenset()

    @cached_property
    def key(self) -> str:
        """What the form is found by."""
        return key_of(self.text)

    @cached_property
    def marked(self) -> str:
        """The key with the Swedish letters that were typed, if there are any."""
        return marked(self.text)

    @cached_property
    def is_ascii(self) -> bool:
        """Whether no accent was typed."""
        return self.text.isascii()


def stripped(text: str) -> list[str]:
    """Return the name as written and with local-government wording taken off, in that order."""
    return [form.text for form in without_wording(text)]


def without_wording(text: str) -> list[Form]:
    """Return the forms of a name that arise by taking wording off, fewest liberties first.

    Nothing is taken off that would leave nothing.
    """
    words = tuple(text.split()[:_MAX_WORDS])
    everywhere = frozenset[str]()
    forms = {(words, everywhere): Form(" ".join(words), frozenset(), 0)}
    newest = list(forms)
    for _ in range(_DEPTH):
        shorter = []
        for name, countries in newest:
            for rest, kind, spoken in _shorter(name):
                only = countries & spoken if countries and spoken else countries or spoken
                if (countries and spoken and not only) or (rest, only) in forms or len(forms) >= MAX_FORMS:
                    continue
                forms[rest, only] = Form(" ".join(rest), forms[name, countries].kinds | {kind}, 1, only)
                shorter.append((rest, only))
        newest = shorter
    return [form for form in forms.values() if form.key]


def readings(text: str) -> list[Form]:
    """Return every form of a typed name: wording off, genitive undone, Swedish directions in English."""
    forms: dict[tuple[str, frozenset[str], frozenset[str]], Form] = {}
    bare = without_wording(text)
    # As written, a name says what all its wording says.
    kinds = frozenset[str]().union(*(form.kinds for form in bare))
    for form in (form if form.cost else replace(form, kinds=kinds) for form in bare):
        for reading in (form, *_nominative(form), *_without_ending(form)):
            for final in (reading, *_in_english(reading), *_as_swedes_write(reading)):
                forms.setdefault((final.text, final.kinds, final.only), final)
    return sorted(forms.values(), key=lambda form: form.cost)[: 2 * MAX_FORMS]


def _shorter(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str, frozenset[str]]]:
    """Yield the rest, the kind and its countries for every wording at either end, the longest first."""
    folded = tuple(fold(word) for word in words)
    for count in range(min(len(words) - 1, _longest()), 0, -1):
        for kind, countries in _words("before").get(" ".join(folded[:count]), ()):
            yield words[count:], kind, countries
            if (rest := _after_joining(words[count:], folded[count:])) != words[count:]:
                yield rest, kind, countries
        for kind, countries in _words("after").get(" ".join(_written_out(folded[-count:])), ()):
            yield words[:-count], kind, countries
    for ending, kind, countries in _joined():
        if words and len(words[-1]) > len(ending) + 2 and words[-1].casefold().endswith(ending):
            yield (*words[:-1], words[-1][: -len(ending)].rstrip("-")), kind, countries


def _after_joining(words: tuple[str, ...], folded: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without what joins wording to a name: kommunen *i* Lund, Ville *d’*Alger."""
    skipped = next((i for i, word in enumerate(folded) if word not in _tables()["joining"]), 0)
    first = _ELIDED.sub("", words[skipped]) or words[skipped]
    return (first, *words[skipped + 1 :])


def _written_out(folded: tuple[str, ...]) -> Iterator[str]:
    return (_tables()["shortened"].get(word, word) for word in folded)


def _nominative(form: Form) -> Iterator[Form]:
    """Yield the form without a final genitive s: ``Växjös`` is Växjö's."""
    for ending in ("'s", "’s", ":s", "s", "S"):
        if form.text.endswith(ending) and len(form.text) > len(ending) + 2:
            yield Form(form.text[: -len(ending)], form.kinds, form.cost + 2, form.only)
            return


def _without_ending(form: Form) -> Iterator[Form]:
    """Yield the names that may stand under another language's ending: Lvivska oblast, Komuna e Prizrenit."""
    if form.cost == 1:
        for countries, ending, instead in _endings():
            if form.only and not form.only & countries:
                continue
            if form.text.casefold().endswith(ending) and len(form.text) > len(ending) + 3:
                yield Form(form.text[: -len(ending)] + instead, form.kinds, form.cost + 1, countries)


def _as_swedes_write(form: Form) -> Iterator[Form]:
    """Yield what a Swedish abbreviation stands for, and a spelling of before 1906 as it is today: Wänersborg."""
    text = form.text.casefold()
    if full := _tables()["abbreviations"].get(fold(text)):
        yield Form(full, form.kinds, max(form.cost, 1), _SWEDEN)
    for old, today in _tables()["old_spelling"]:
        if old in text:
            yield Form(text.replace(old, today), form.kinds, form.cost + 2, _SWEDEN)


def _in_english(form: Form) -> Iterator[Form]:
    first, _, rest = form.text.partition(" ")
    for english in _tables()["english"].get(first.casefold(), ()):
        yield Form(f"{english} {rest}".strip(), form.kinds, form.cost + 3, form.only)


@cache
def _tables() -> Mapping[str, Any]:
    return MappingProxyType(tomllib.loads(_WORDING.read_text("utf-8")))


@cache
def _words(side: str) -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    by_words: dict[str, dict[tuple[str, frozenset[str]], None]] = {}
    for group in _tables()["wording"]:
        for words in group.get(side, ()):
            by_words.setdefault(fold(words), {})[group["kind"], frozenset(group.get("countries", ()))] = None
    return MappingProxyType({words: tuple(kinds) for words, kinds in by_words.items()})


@cache
def _longest() -> int:
    return max(len(words.split()) for side in ("before", "after") for words in _words(side))


@cache
def _joined() -> tuple[tuple[str, str, frozenset[str]], ...]:
    return tuple(
        (ending, group["kind"], frozenset(group.get("countries", ())))
        for group in _tables()["wording"]
        for ending in group.get("joined", ())
    )


@cache
def _endings() -> tuple[tuple[frozenset[str], str, str], ...]:
    return tuple(
        (frozenset(group["countries"]), ending.casefold(), instead)
        for group in _tables()["endings"]
        for ending, instead in group["endings"]
    )


@cache
def country_aliases() -> Mapping[str, str]:
    """Return country codes by the names that neither ISO 3166 nor locale data have."""
    return MappingProxyType(dict(_tables()["countries"]))


@cache
def former_counties(code: str) -> tuple[str, ...]:
    """Return the names of the counties that became part of the one with this länskod."""
    return tuple(name for name, now in _tables()["former_counties"].items() if now == code)
