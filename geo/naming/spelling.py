"""Keys and transcriptions of names, and the Swedish letters that set them apart.

A key is a name in lower-case base letters and digits without spaces, so that
``Homa-Bay``, ``homa bay`` and ``HOMABAY`` meet. Keys find, they do not decide:
Habo and Håbo have the same key. ``marked`` keeps å, ä and ö for that.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from geo.naming.fold import fold

_TABLES = Path(__file__).resolve().parents[2] / "data" / "gazetteer" / "transcription.toml"
_SWEDISH = {ord("ø"): "ö", ord("æ"): "ä"}
"""What Swedish writes for its neighbours' letters."""
_SWEDISH_LETTER = re.compile("[åäö]")
_DIGRAPHS = {"å": "aa", "ä": "ae", "ö": "oe"}
_CYRILLIC = re.compile("[Ѐ-ԯ]")
_ASCII_KEY = re.compile("[^a-z0-9]+")


def key_of(text: str) -> str:
    """Return the key of a name: folded, without spaces; empty when it has neither letter nor digit."""
    if text.isascii():  # the same answer, several times faster
        return _ASCII_KEY.sub("", text.lower())
    return fold(text).replace(" ", "")


def marked(text: str) -> str:
    """Return the key with å, ä and ö kept, or nothing when the name has none of them.

    Danish and Norwegian ø and æ count as ö and ä, as Swedes write them.
    """
    if text.isascii():
        return ""
    letters = normalize("NFC", text).casefold().translate(_SWEDISH)
    if not _SWEDISH_LETTER.search(letters):
        return ""
    return "".join(
        part if _SWEDISH_LETTER.match(part) else key_of(part) for part in re.split("([åäö])", letters)
    )


def digraphs(text: str) -> str:
    """Return the key as written without Swedish keys on the keyboard: ``Vaexjoe``, ``Aare``."""
    return _SWEDISH_LETTER.sub(lambda letter: _DIGRAPHS[letter[0]], marked(text))


def one_letter_apart(one: str, other: str) -> bool:
    """Return whether one letter more, less or other makes one text the other."""
    short, long = sorted((one, other), key=len)
    if one == other or len(long) - len(short) > 1:
        return False
    same = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    return long[same + 1 :] == short[same + (len(long) == len(short)) :]


def transcriptions(name: str, country: str) -> Iterator[str]:
    """Yield a Cyrillic name as Swedish and English write it, where there is a table for the country."""
    if country not in _languages() or not _CYRILLIC.search(name):
        return
    for table in _languages()[country]:
        if not table["not"].search(name):
            yield _transcribed(name, table)


def searched_as(name: str, country: str) -> Iterator[str]:
    """Yield a Cyrillic name in all transcriptions that a search may use, of neighbouring languages, too."""
    if _CYRILLIC.search(name):
        for table in _tables().values():
            if country in table["searched"] and not table["not"].search(name):
                yield _transcribed(name, table)


def transcribed(name: str, language: str) -> str:
    """Return a name in Latin letters by the table of that name; what the table does not know stays as it is."""
    return _transcribed(name, _tables()[language])


def _transcribed(name: str, table: Mapping[str, Any]) -> str:
    text = name.casefold()
    for pattern, replacement in table["first"]:
        text = pattern.sub(replacement, text)
    text = "".join(table["letters"].get(letter, letter) for letter in text)
    for pattern, replacement in table["last"]:
        text = pattern.sub(replacement, text)
    return text.title()


@cache
def _languages() -> Mapping[str, tuple[Mapping[str, Any], ...]]:
    by_country: dict[str, list[Mapping[str, Any]]] = {}
    for table in _tables().values():
        for country in table["countries"]:
            by_country.setdefault(country, []).append(table)
    return MappingProxyType({country: tuple(tables) for country, tables in by_country.items()})


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    tables = tomllib.loads(_TABLES.read_text("utf-8"))["table"]
    return MappingProxyType(
        {
            table["name"]: {
                "countries": table["countries"],
                "searched": table.get("searched", table["countries"]),
                "letters": table["letters"],
                "not": re.compile(f"[{table['foreign']}]", re.IGNORECASE),
                "first": [(re.compile(pattern), to) for pattern, to in table.get("first", [])],
                "last": [(re.compile(pattern), to) for pattern, to in table.get("last", [])],
            }
            for table in tables
        }
    )
