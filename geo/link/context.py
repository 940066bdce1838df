"""The context of a name: the tokens around it and the candidates that are accepted already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.link.lexicon import Lexicon
from geo.link.tokens import Token
from geo.link.vocabulary import words

KINDS = words("kinds")
IN = frozenset({"i", "in", "en"})


@dataclass(frozen=True, slots=True)
class MentionCandidate:
    """A name at tokens ``at`` to ``last``. ``inflected``: it has an ending; ``part``: it is part of a word."""

    at: int
    last: int
    place: str
    country: str
    name: str
    inflected: bool
    part: bool = False
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """A text's tokens with the accepted candidates, by their first and last token, and their places and countries."""

    tokens: Sequence[Token]
    lex: Lexicon
    begins: Mapping[int, MentionCandidate]
    ends: Mapping[int, MentionCandidate]
    places: frozenset[str]
    countries: frozenset[str]


def context_of(tokens: Sequence[Token], accepted: Sequence[MentionCandidate], lex: Lexicon) -> Context:
    """Return the context of a text's tokens and accepted candidates."""
    return Context(
        tokens,
        lex,
        {c.at: c for c in accepted},
        {c.last: c for c in accepted},
        frozenset(c.place for c in accepted if c.place),
        frozenset(c.country for c in accepted if c.country),
    )


def container(context: Context, candidate: MentionCandidate) -> MentionCandidate | None:
    """Return the place or country named after a place as the one around it: after "in", a comma or a bracket."""
    tokens, last = context.tokens, candidate.last
    while last + 1 < len(tokens) and tokens[last + 1].key in KINDS and beside(tokens[last + 1]):
        last += 1  # "Busia County Council in Kenya"
    following = context.begins.get(last + 1)
    if following is not None:
        return following if tokens[last + 1].gap.strip() in (",", "(") else None
    following = context.begins.get(last + 2)
    if following is None or not (beside(tokens[last + 1]) and beside(tokens[last + 2])):
        return None
    return following if tokens[last + 1].key in IN else None


def before(context: Context, candidate: MentionCandidate) -> str:
    """Return the word before a name, as words are compared; empty where a sign or a line ends between them."""
    at = candidate.at
    return context.tokens[at - 1].key if at > 0 and beside(context.tokens[at]) else ""


def two_before(context: Context, candidate: MentionCandidate) -> str:
    """Return the two words before a name, as words are compared."""
    return f"{context.tokens[candidate.at - 2].key} {before(context, candidate)}" if candidate.at > 1 else ""


def after(context: Context, candidate: MentionCandidate) -> str:
    """Return the word after a name, as words are compared; a hyphen may stand between them."""
    here = candidate.last + 1
    if here >= len(context.tokens) or context.tokens[here].gap.strip(" -\u00a0"):
        return ""
    return context.tokens[here].key


def beside(word: Token) -> bool:
    """Return whether nothing but a space stands before a word."""
    return not word.gap.strip() and "\n" not in word.gap
