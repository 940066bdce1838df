"""Mentions of places and countries in running text: the longest match first, ordinary words only with evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from data.records import Confidence, Dataset
from geo.link.context import MentionCandidate
from geo.link.evidence import disambiguate
from geo.link.lexicon import MAX_WORDS, Lexicon, Node, lexicon
from geo.link.tokens import Token, tokenize
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


def mentions(dataset: Dataset, text: str, tokens: Sequence[Token] | None = None) -> list[Mention]:
    """Return the places and countries named in a text, in order, none overlapping another.

    Any string is fine; the first 3,000 characters (500 words) are looked at. ``tokens``
    are the words of the text when they are known already.
    """
    lex = _lexicon(dataset)
    tokens = tokenize(text) if tokens is None else tokens
    candidates = _candidates(lex, tokens)
    return [
        Mention(tokens[c.at].start, tokens[c.last].end, c.place, c.country, sure)
        for c, sure in disambiguate(tokens, candidates, lex)
    ]


def _candidates(lex: Lexicon, tokens: Sequence[Token]) -> list[MentionCandidate]:
    shouting = not any(word.capital for word in tokens)
    candidates: list[MentionCandidate] = []
    at = 0
    while at < len(tokens):
        candidate = _longest(lex, tokens, at) or _inside(lex, tokens[at], at)
        if candidate is not None and (tokens[at].capital or candidate.adjective or shouting):
            candidates.append(candidate)
            at = candidate.last + 1
        else:
            at += 1
    return candidates


def _longest(lex: Lexicon, tokens: Sequence[Token], at: int) -> MentionCandidate | None:
    node: Node | None = lex.root
    best: MentionCandidate | None = None
    for here in range(at, min(at + MAX_WORDS, len(tokens))):
        word = tokens[here]
        if here > at and not _together(word.gap):
            break
        assert node is not None  # noqa: S101
        for key in (word.key, word.key.removesuffix("s")):
            leaf = node.after.get(key)
            if leaf is not None and (leaf.place or leaf.country):
                best = MentionCandidate(
                    at, here, leaf.place, leaf.country, _name(tokens, at, here, key), key != word.key
                )
                break
        node = node.after.get(word.key)
        if node is None:
            break
    return best


def _inside(lex: Lexicon, word: Token, at: int) -> MentionCandidate | None:
    """A word made of a place's name ("Växjöbor", "gotländsk"), or what is of a country ("kenyanska")."""
    if word.key in lex.adjectives:
        return MentionCandidate(at, at, "", lex.adjectives[word.key], word.key, False, adjective=True)
    for ending in _ENDINGS:
        if word.key.endswith(ending) and word.capital:
            for stem in (word.key.removesuffix(ending), word.key.removesuffix(ending).removesuffix("s")):
                leaf = lex.root.after.get(stem) if len(stem) >= _STEM else None
                if leaf is not None and leaf.place:
                    return MentionCandidate(at, at, leaf.place, "", stem, True, part=True)
    for ending in ("ländsk", "ländska", "ländskt"):
        leaf = (
            lex.root.after.get(word.key.removesuffix(ending) + "land") if word.key.endswith(ending) else None
        )
        if leaf is not None and leaf.place:
            return MentionCandidate(at, at, leaf.place, "", word.key, True, part=True, adjective=True)
    return None


def _together(gap: str) -> bool:
    return gap.strip(" \u00a0") in ("", "-", "‑", "/", ".", ",") and "\n" not in gap and len(gap) <= 3


def _name(tokens: Sequence[Token], at: int, last: int, key: str) -> str:
    return " ".join([*(word.key for word in tokens[at:last]), key])


@lru_cache(maxsize=4)
def _lexicon(dataset: Dataset) -> Lexicon:
    return lexicon(dataset)
