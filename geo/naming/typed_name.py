"""Parses a typed name into queries: cleaned, cut, and parted into name, hints and country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from unicodedata import category, normalize

from geo.naming.countries import code_of_code, code_of_name
from geo.naming.spelling import key_of
from geo.result import UnknownCountryError

MAX_LENGTH = 200
"""Characters of a name that are looked at; the longest place name in use has 85 to 170."""
_PARTS = re.compile(r"[,;()\[\]|\n]+|\s[-–—]\s|:\s")
_IN = re.compile(r"\s(?:i|in|near|nära|utanför)\s")


@dataclass(frozen=True, slots=True)
class Query:
    """``name`` to look up, ``hints`` that stood beside it, ``country`` it must lie in (or nothing).

    With ``must_fit`` the reading is meant only if a hint fits what is found.
    """

    name: str
    hints: tuple[str, ...]
    country: str
    must_fit: bool = False


def queries(text: str, country: str = "") -> Iterator[Query]:
    """Yield the readings of a typed name, the most literal first; none for an empty one.

    ``country`` is a code from ``country_code``. A country that the text itself
    names counts as given; one that contradicts ``country`` may be a region there.
    """
    cleaned = clean(text)
    if not key_of(cleaned):
        return
    yield Query(cleaned, (), country)
    parts = [part for raw in _PARTS.split(cleaned) if (part := raw.strip(" .:'\""))]
    names = [part for raw in cleaned.split("/") if (part := raw.strip())]
    if len(parts) > 1:
        if len(parts) == 2:  # as lists invert names: Coruña, A
            yield Query(f"{parts[1]} {parts[0]}", (), country)
        yield from _within(Query(parts[0], tuple(parts[1:4]), country))
        yield from _within(Query(parts[-1], tuple(parts[-4:-1]), country, must_fit=True))
    elif len(names) > 1:  # in two languages
        for name in names[:3]:
            yield Query(name, tuple(other for other in names[:3] if other != name), country)
    else:
        yield from _country_last(Query(cleaned, (), country))
        if len(joined := _IN.split(cleaned, maxsplit=1)) > 1:
            yield from _within(Query(joined[0], (joined[1],), country, must_fit=True))


def _within(query: Query) -> Iterator[Query]:
    """Yield the reading with the hints that are no countries, and that in which a country's name is a region's."""
    codes = [code for part in query.hints if (code := code_of_name(part))]
    hints = tuple(part for part in query.hints if not code_of_name(part))
    if not codes:
        yield query
    elif not query.country or query.country in codes:
        yield replace(query, hints=hints, country=query.country or codes[0])
    if codes:
        yield replace(query, must_fit=True)


def _country_last(query: Query) -> Iterator[Query]:
    """Yield ``Homa Bay Kenya`` as Homa Bay in Kenya."""
    words = query.name.split()
    for count in range(min(3, len(words) - 1), 0, -1):
        code = code_of_name(" ".join(words[-count:]))
        if code and query.country in {"", code}:
            yield Query(" ".join(words[:-count]), (), code)
            return


def clean(text: str) -> str:
    """Return the text cut to ``MAX_LENGTH``, composed, with one kind of space and no invisible signs.

    Swedish letters that were decoded with the wrong table (``VÃ¤xjÃ¶``) are set right.
    """
    text = text[:MAX_LENGTH]
    if "Ã" in text:
        with suppress(UnicodeError):  # then it was meant
            text = text.encode("cp1252").decode("utf-8")
    visible = "".join(" " if letter.isspace() else letter for letter in normalize("NFC", text))
    return " ".join("".join(c for c in visible if category(c) not in {"Cc", "Cf", "Cs"}).split())[:MAX_LENGTH]


def country_code(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code for a code of two or three letters, or a Swedish or English name.

    Empty for nothing.
    Raises ``UnknownCountryError`` when the text is neither.
    """
    text = clean(text)
    if not text:
        return ""
    code = code_of_code(text) or code_of_name(text)
    if not code:
        raise UnknownCountryError(text)
    return code
