"""Names of places and countries in running text: the longest first, ordinary words only with evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from data.records import Confidence, Dataset
from geo.link.evidence import weigh
from geo.link.lexicon import MAX_WORDS, Lexicon, Node, lexicon
from geo.link.scene import Candidate
from geo.link.tokens import Word, words_of
from geo.link.vocabulary import words

_ENDINGS = tuple(sorted(words("endings"), key=len, reverse=True))
_STEM = 5
"""Letters that a name needs to be seen inside another word."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place (its id) or a country (its code) named in a text from ``start`` to ``end``."""

    start: int
    end: int
    place: str
    country: str
    confidence: Confidence


def mentions(dataset: Dataset, text: str, found: Sequence[Word] | None = None) -> list[Mention]:
    """Return the places and countries named in a text, in order, none overlapping another.

    Any string is fine; the first 3,000 characters (500 words) are looked at. ``found``
    are the words of the text when they are known already.
    """
    lex = _lexicon(dataset)
    found = words_of(text) if found is None else found
    candidates = _candidates(lex, found)
    return [
        Mention(found[c.at].start, found[c.last].end, c.place, c.country, sure)
        for c, sure in weigh(found, candidates, lex)
    ]


def _candidates(lex: Lexicon, found: Sequence[Word]) -> list[Candidate]:
    shouting = not any(word.capital for word in found)
    candidates: list[Candidate] = []
    at = 0
    while at < len(found):
        candidate = _longest(lex, found, at) or _inside(lex, found[at], at)
        if candidate is not None and (found[at].capital or candidate.adjective or shouting):
            candidates.append(candidate)
            at = candidate.last + 1
        else:
            at += 1
    return candidates


def _longest(lex: Lexicon, found: Sequence[Word], at: int) -> Candidate | None:
    node: Node | None = lex.root
    best: Candidate | None = None
    for here in range(at, min(at + MAX_WORDS, len(found))):
        word = found[here]
        if here > at and not _together(word.gap):
            break
        assert node is not None  # noqa: S101
        for key in (word.key, word.key.removesuffix("s")):
            leaf = node.after.get(key)
            if leaf is not None and (leaf.place or leaf.country):
                best = Candidate(
                    at, here, leaf.place, leaf.country, _name(found, at, here, key), key != word.key
                )
                break
        node = node.after.get(word.key)
        if node is None:
            break
    return best


def _inside(lex: Lexicon, word: Word, at: int) -> Candidate | None:
    """A word made of a place's name ("Växjöbor", "gotländsk"), or what is of a country ("kenyanska")."""
    if word.key in lex.adjectives:
        return Candidate(at, at, "", lex.adjectives[word.key], word.key, False, adjective=True)
    for ending in _ENDINGS:
        if word.key.endswith(ending) and word.capital:
            for stem in (word.key.removesuffix(ending), word.key.removesuffix(ending).removesuffix("s")):
                leaf = lex.root.after.get(stem) if len(stem) >= _STEM else None
                if leaf is not None and leaf.place:
                    return Candidate(at, at, leaf.place, "", stem, True, part=True)
    for ending in ("ländsk", "ländska", "ländskt"):
        leaf = (
            lex.root.after.get(word.key.removesuffix(ending) + "land") if word.key.endswith(ending) else None
        )
        if leaf is not None and leaf.place:
            return Candidate(at, at, leaf.place, "", word.key, True, part=True, adjective=True)
    return None


def _together(gap: str) -> bool:
    return gap.strip(" \u00a0") in ("", "-", "‑", "/", ".", ",") and "\n" not in gap and len(gap) <= 3


def _name(found: Sequence[Word], at: int, last: int, key: str) -> str:
    return " ".join([*(word.key for word in found[at:last]), key])


@lru_cache(maxsize=4)
def _lexicon(dataset: Dataset) -> Lexicon:
    return lexicon(dataset)
