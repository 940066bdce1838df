"""Further names of first-level areas and the names of countries: ``area-names.csv`` and ``country-names.csv``.

``pycountry`` has ISO 3166 with iso-codes' translations, ``cldr-subdivisions-full`` Unicode's names of ISO 3166-2.
"""

from __future__ import annotations

import gettext
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from babel.core import get_global

from geo.gazetteer.build_areas import Area
from geo.naming.spelling import key_of
from geo.naming.wording import stripped

_LANGUAGES = ("sv", "en")
_REUSED_CODES = frozenset({"IR", "MA"})
"""Countries where a code is another area's now, and Unicode still has the old one's name."""
_ALIKE = 0.8
"""How alike two names are of which each is left over in its list: Marrakech and Marrakesh, Norra and North."""
_SPOKEN = 5
"""Percent of a country's people that speak a language whose names of its areas are kept."""


def country_names(pycountry: Path) -> list[tuple[str, str]]:
    """Return (code, name) for every short, official and common name of a country, in English and Swedish."""
    countries = json.loads((pycountry / "pycountry/databases/iso3166-1.json").read_bytes())["3166-1"]
    swedish = _translator(pycountry / "pycountry/locales/sv", "iso3166-1")
    return sorted(
        {
            (row["alpha_2"], form)
            for row in countries
            for kind in ("name", "official_name", "common_name")
            if kind in row
            for form in (row[kind], swedish(row[kind]))
        }
    )


def area_names(areas: Iterable[Area], pycountry: Path, cldr: Path) -> list[tuple[str, str, str]]:
    """Return (country, admin1 code, name) for the names that first-level areas have besides GeoNames' own.

    An area of ISO 3166-2 is GeoNames' when they have a name in common; its names are those of iso-codes and
    Unicode, in Swedish, English and the languages that its country speaks, and the letters of its code.
    """
    own = {(area.country, area.code): area.name for area in areas if not area.parent}
    by_key = {
        (country, key_of(form)): code for (country, code), name in own.items() for form in stripped(name)
    }
    unicode = json.loads((cldr / "subdivisions/en/en.json").read_bytes())["subdivisions"][
        "localeDisplayNames"
    ]
    english = unicode["subdivisions"]
    names_of: dict[tuple[str, str], set[str]] = defaultdict(set)
    left: list[tuple[str, set[str]]] = []
    for area in json.loads((pycountry / "pycountry/databases/iso3166-2.json").read_bytes())["3166-2"]:
        country, _, letters = area["code"].partition("-")
        names = {
            area["name"],
            "" if country in _REUSED_CODES else english.get(f"{country}{letters}".lower(), ""),
        }
        names |= {translated(area["name"]) for translated in _translators(pycountry, country)}
        keys = [
            (country, key_of(form)) for name in sorted(names) for form in (*stripped(name), initials(name))
        ]
        code = next((by_key[key] for key in keys if key in by_key), None)
        names |= {letters} if letters.isalpha() else set()
        if code is not None:
            names_of[country, code] |= names
        elif "parent" not in area:
            left.append((country, names))
    listed = Counter(country for country, _ in left) + Counter(country for country, _ in names_of)
    geonames = Counter(country for country, _ in own)
    for country, names in left:
        if not 0.75 < listed[country] / max(1, geonames[country]) < 1.33:
            continue  # another level of areas, or those of another year
        others = {
            key: code for (of, key), code in by_key.items() if of == country and (of, code) not in names_of
        }
        close = [
            other
            for name in sorted(names)
            for form in stripped(name)
            if not any(map(str.isdigit, form))
            for other in get_close_matches(key_of(form), others, 1, _ALIKE)
        ]
        if close:
            names_of[country, others[close[0]]] |= names
    return sorted(
        (country, code, name)
        for (country, code), names in names_of.items()
        for name in names
        if key_of(name) not in {key_of(own[country, code]), ""}
    )


def initials(name: str) -> str:
    """Return what a name of three or more words is shortened to: ``FCT`` for Federal Capital Territory."""
    words = name.split()
    return "".join(word[0] for word in words) if len(words) > 2 else ""


def _languages(country: str) -> set[str]:
    """Return Swedish, English and the languages in which a country's areas are likely to be named."""
    spoken = get_global("territory_languages").get(country, {})
    shares = {language: facts["population_percent"] for language, facts in spoken.items()}
    official = {language for language, facts in spoken.items() if facts["official_status"]}
    return {*_LANGUAGES, *official, *(language for language, share in shares.items() if share >= _SPOKEN)}


@cache
def _translators(pycountry: Path, country: str) -> tuple[Callable[[str], str], ...]:
    """Return iso-codes' translations into those languages, in every way of writing: ``zh_CN``, ``sr@latin``."""
    wanted = _languages(country)
    folders = sorted((pycountry / "pycountry/locales").iterdir())
    of_languages = [path for path in folders if re.split("[_@]", path.name)[0] in wanted]
    return tuple(_translator(path, "iso3166-2") for path in of_languages)


@cache
def _translator(locale: Path, domain: str) -> Callable[[str], str]:
    """Return a language's translations, which leave a name as it is where they have none."""
    catalogue = locale / f"LC_MESSAGES/{domain}.mo"
    if not catalogue.is_file():
        return str
    with catalogue.open("rb") as file:
        return gettext.GNUTranslations(file).gettext
