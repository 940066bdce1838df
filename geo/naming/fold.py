"""Folds names for comparison: ``vaxjo`` finds Växjö, ``homabay`` finds Homa Bay.

For search and suggestions only, never for identity: Habo and Håbo are two
kommuner, and here they fold to the same text.
"""

from __future__ import annotations

from itertools import accumulate
from unicodedata import category, normalize

_LETTERS = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ı": "i",
    "ħ": "h",
    "ŋ": "n",
    "ŧ": "t",
    "ʻ": " ",
    "ʼ": " ",
}
"""Letters that Unicode does not decompose into a base letter and a mark, and apostrophes that it calls letters."""


def fold(text: str) -> str:
    """Return text in lower-case base letters and digits, words parted by one space.

    Marks go (``Växjö`` becomes ``vaxjo``); whatever else is neither letter nor
    digit parts words (``Homa-Bay`` becomes ``homa bay``). Any string is fine, the
    result may be empty, and folding again changes nothing. Habo and Håbo fold
    alike: use it to search, never to decide that two places are the same.
    """
    return " ".join(text.translate(_FOLDED).split())


def matches(query: str, text: str) -> bool:
    """Return whether every word of the query begins some word of the text, both folded.

    A word may also begin at a word of the text and run on over the spaces, so
    ``homabay`` finds ``Homa Bay``. An empty query finds everything.
    """
    words = fold(text).split()
    # One text and where its words begin: a copy from each word on would grow with the square of a long text.
    joined, starts = "".join(words), list(accumulate(map(len, words), initial=0))
    return all(any(joined.startswith(word, start) for start in starts) for word in fold(query).split())


class _Folded(dict[int, str]):
    """What each character becomes, worked out when it is first met: a table for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        # Casefolding can make new marks and decomposing new capitals, so both are done twice.
        letters = normalize("NFKD", normalize("NFKD", chr(code)).casefold())
        letters = normalize("NFKD", "".join(_LETTERS.get(c, c) for c in letters.casefold()))
        self[code] = folded = "".join(map(_kept, letters))
        return folded


def _kept(character: str) -> str:
    """Return a letter or digit as it is, nothing for a mark or an invisible sign, else a space."""
    if character.isalnum():
        return character
    return "" if category(character) in {"Mn", "Mc", "Me", "Cf"} else " "


_FOLDED = _Folded()
