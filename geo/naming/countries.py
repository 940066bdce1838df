"""Countries by code and by name: official, short and everyday names in Swedish and English.

The names are those of ISO 3166 with iso-codes' translations (``data/gazetteer/country-names.csv``), Unicode's
everyday ones (Babel), and a few that neither has (``wording.toml``). The forms of lists are read by rule:
``Korea, Republic of``, ``Iran (Islamic Republic of)``, ``Dem. Rep. of the Congo``, ``S:t Lucia``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from geo.naming.fold import fold
from geo.naming.wording import country_aliases

_NAMES = Path(__file__).resolve().parents[2] / "data" / "gazetteer" / "country-names.csv"
_NAMES_IN = ("sv", "en")
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"})
"""Codes of CLDR for something else: unions, test locales, the unknown."""
_INVERTED = re.compile(r"([^,()]+)(?:,|\s\()([^,()]+)\)?")
_DOTS = re.compile(r"(?<=\b[A-Za-z])[.:](?=[A-Za-z]\b)")
_DROPPED = frozenset({"the", "and", "och", "of"})
_WRITTEN_OUT = {"st": "saint", "sankt": "saint", "rep": "republic", "dem": "democratic"}


def code_of_code(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code for a code of two or three letters, or nothing."""
    code = text.replace(".", "").strip().upper()
    return code if code in _codes() else _of_three_letters().get(code, "")


def code_of_name(text: str) -> str:
    """Return the code of a country named in Swedish or English, or nothing. A code alone is not a name."""
    return next((code for form in _forms(text) if (code := _by_key().get(_key(form)))), "")


def _forms(text: str) -> Iterator[str]:
    """Yield a name as it is, and with what a list puts behind it before it."""
    yield text
    if inverted := _INVERTED.fullmatch(text.strip()):
        yield " ".join(reversed(inverted.groups()))


def _key(text: str) -> str:
    """Return what a country's name is found by: folded, written out, without the words that come and go."""
    words = (_WRITTEN_OUT.get(word, word) for word in fold(_DOTS.sub("", text)).split())
    return "".join(word for word in words if word not in _DROPPED)


@cache
def _by_key() -> Mapping[str, str]:
    names = {_key(name): code for name, code in country_aliases().items()}
    with _NAMES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for form in _forms(row["name"]):
                names.setdefault(_key(form), row["code"])
    for code, name in everyday_names():
        names.setdefault(_key(name), code)
    return MappingProxyType(names)


@cache
def everyday_names() -> tuple[tuple[str, str], ...]:
    """Return code and name of every country as Unicode's CLDR has them, in Swedish and English."""
    # Babel takes longer to import than a name to look up, and most names need no country.
    from babel import Locale

    return tuple(
        (code, name)
        for language in _NAMES_IN
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    )


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for code, _ in everyday_names())


@cache
def _of_three_letters() -> Mapping[str, str]:
    from babel.core import get_global

    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    return MappingProxyType(
        {
            code: now[0]
            for code, now in aliases.items()
            if len(code) == 3 and now[0] in _codes() and not now[1:]
        }
    )
