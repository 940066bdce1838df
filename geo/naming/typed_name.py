"""A typed name made ready to look up: cleaned, cut, parted into name, context and country."""

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
_PARTS = re.compile(r"[,;()\[\]/|\n]+|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Query:
    """``name`` to look up, ``context`` that should fit the place, ``country`` it must lie in (or nothing)."""

    name: str
    context: tuple[str, ...]
    country: str


def queries(text: str, country: str = "") -> Iterator[Query]:
    """Give the ways to read what was typed, the most literal first; none when there is nothing in it.

    ``country`` is a code from ``country_code``. A country that the text itself
    names counts as given; one that contradicts ``country`` leaves nothing.
    """
    cleaned = clean(text)
    if not key_of(cleaned):
        return
    yield Query(cleaned, (), country)
    parts = [part for raw in _PARTS.split(cleaned) if (part := raw.strip(" .:'\""))]
    if len(parts) > 1:
        yield from _within(Query(parts[0], tuple(parts[1:4]), country))
    else:
        yield from _country_last(Query(cleaned, (), country))


def _within(query: Query) -> Iterator[Query]:
    codes = [code for part in query.context if (code := code_of_name(part))]
    context = tuple(part for part in query.context if not code_of_name(part))
    if not codes:
        yield query
    elif not query.country or query.country in codes:
        yield replace(query, context=context, country=query.country or codes[0])


def _country_last(query: Query) -> Iterator[Query]:
    """Give ``Homa Bay Kenya`` as Homa Bay in Kenya."""
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
