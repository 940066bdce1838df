"""Tokenizes running text: words with their position, and whether a capital marks a name.

One pass over a limited number of characters: the work is bounded for any text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from geo.naming.fold import fold

MAX_CHARACTERS = 3_000
MAX_WORDS = 500
"""Several times what a title and a teaser hold; what is beyond them is not looked at."""

_LETTER = r"[^\W_][\u0300-\u036f]*"
_WORD = re.compile(
    rf"(?P<initials>[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?)|(?:{_LETTER})+(?:['’ʼ‘´ǃ](?:{_LETTER})+)*(?::[a-zåäö]{{1,3}}(?![^\W_]))?"
)
_ENDS = re.compile(r"[.!?…:;\n\r\u2028\u2029]|^\s*[-–—•*]|[\"”“»«'‘]\s*$")
_TITLE_CASE = 0.6
"""So large a part of a line's longer words with a capital makes it a headline in which every word has one."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word: ``key`` to compare, ``start`` and ``end`` in the text, and the text between it and the one before.

    ``capital`` is that it begins with one, ``first`` that any word would
    there: at the beginning of a sentence, or in a headline in capitals.
    """

    key: str
    start: int
    end: int
    gap: str
    capital: bool
    first: bool


def tokenize(text: str) -> list[Token]:
    """Return the words of a text's first ``MAX_CHARACTERS`` characters, in order."""
    tokens: list[Token] = []
    last = 0
    for match in _WORD.finditer(text[:MAX_CHARACTERS]):
        raw = match[0]
        key = token_key(raw)
        # A word that the bound cuts in two is no word.
        if not key or (match.end() == MAX_CHARACTERS and len(text) > MAX_CHARACTERS):
            continue
        gap = text[last : match.start()]
        first = not tokens or (len(gap) < 200 and _ENDS.search(gap) is not None) or len(gap) >= 200
        end = match.end()
        tokens.append(Token(key, match.start(), end, gap[-20:], raw[0].isupper(), first))
        last = match.end()
        if len(tokens) == MAX_WORDS:
            break
    return _headlines(tokens, text)


def token_key(word: str) -> str:
    """Return what a word is compared by: small letters and digits, without marks except those of å, ä and ö."""
    return normalize("NFC", word).casefold().translate(_KEYS)


class _Keys(dict[int, str]):
    def __missing__(self, code: int) -> str:
        character = chr(code)
        key = character if character in "åäö" else fold(character).replace(" ", "")
        self[code] = key
        return key


_KEYS = _Keys()


def _headlines(tokens: list[Token], text: str) -> list[Token]:
    """The words with ``first`` set wherever a line's capitals are worth nothing."""
    lines: list[list[Token]] = [[]]
    for word in tokens:
        if "\n" in word.gap:
            lines.append([])
        lines[-1].append(word)
    return [word for line in lines for word in (_levelled(line) if _is_headline(line, text) else line)]


def _is_headline(line: list[Token], text: str) -> bool:
    if len(line) > 1 and text[line[0].start : line[-1].end].isupper():
        return True
    # Headlines do not end as sentences do.
    if not line or text[line[-1].end : line[-1].end + 1] == ".":
        return False
    longer = [word for word in line if len(word.key) > 3]
    small = [word for word in line if not word.capital]
    capitals = sum(word.capital for word in longer)
    return len(longer) >= 4 and capitals >= _TITLE_CASE * len(longer) and len(small) <= len(line) * 0.5


def _levelled(line: list[Token]) -> list[Token]:
    return [Token(word.key, word.start, word.end, word.gap, word.capital, True) for word in line]
