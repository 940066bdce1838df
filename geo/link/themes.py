"""Which themes a text is about, by the terms in ``themes.toml``.

A word counts 2, a weak word 1, each once however often it stands there; a theme needs 2.
Where a text touches on more themes than a text has subjects, those that are only named in
passing are left out: a single word, and not in the title.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.link.partnerships import Proposal
from geo.link.tokens import Token, token_key
from geo.link.vocabulary import themes as theme_words

_STRONG, _WEAK, _NEEDED, _SURE = 2, 1, 2, 4
_BREAKS = frozenset(".!?:;()\n\u2026")


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of the list: its words one after the other, each perhaps with an asterisk."""

    theme: str
    weight: int
    parts: tuple[str, ...]
    alone: bool
    """No other theme sees these words."""


def _term(theme: str, weight: int, written: str) -> _Term:
    alone = not theme or written.endswith("!")
    return _Term(theme, weight, tuple(_pattern(part) for part in written.rstrip("!").split()), alone)


def _pattern(part: str) -> str:
    return f"{'*' * part.startswith('*')}{token_key(part.strip('*'))}{'*' * part.endswith('*')}"


_THEMES, _OTHER_SENSES = theme_words()
_TERMS = (
    *(_term("", 0, written) for written in _OTHER_SENSES),
    *(
        _term(theme, weight, written)
        for theme, lists in _THEMES.items()
        for weight, terms in ((_STRONG, lists.words), (_WEAK, lists.weak))
        for written in terms
    ),
)
_WHOLE: defaultdict[str, list[_Term]] = defaultdict(list)
_BEGINNING: defaultdict[str, list[_Term]] = defaultdict(list)
_INSIDE: list[_Term] = []
for _one in _TERMS:
    _first = _one.parts[0]
    if _first.startswith("*"):
        _INSIDE.append(_one)
    else:
        (_BEGINNING if _first.endswith("*") else _WHOLE)[_first.rstrip("*")].append(_one)

_ANY_INSIDE = re.compile("|".join(re.escape(term.parts[0].strip("*")) for term in _INSIDE))
"""One search instead of one for each term, for most tokens."""


def themes(tokens: Sequence[Token], text: str) -> list[Proposal]:
    """Return a proposal for each theme that a text is about, the one with most words first.

    The first line is the title. high: two words that are enough by themselves, or as much
    in weaker ones; medium: less.
    """
    hits: dict[str, dict[_Term, int]] = {}
    read: dict[str, int] = {}
    at = 0
    while at < len(tokens):
        if not _terms_of(tokens[at].key):
            at += 1
            continue
        terms = _standing(tokens, at)
        for term in terms:
            if at >= read.get(term.theme, 0):
                hits.setdefault(term.theme, {}).setdefault(term, at)
                read[term.theme] = at + len(term.parts)
        at += max((len(term.parts) for term in terms if term.alone), default=1)
    hits.pop("", None)
    weights = {theme: sum(term.weight for term in grounds) for theme, grounds in hits.items()}
    touched = [theme for theme in hits if weights[theme] >= _NEEDED]
    return [
        Proposal(
            theme,
            tuple(
                text[tokens[at].start : tokens[at + len(term.parts) - 1].end]
                for term, at in hits[theme].items()
            ),
            "high" if weights[theme] >= _SURE else "medium",
        )
        for theme in sorted(touched, key=lambda theme: -weights[theme])
    ]


def _standing(tokens: Sequence[Token], at: int) -> list[_Term]:
    """The terms that stand at a word: of each theme the longest, and none inside one that stands alone."""
    longest: dict[str, _Term] = {}
    for term in _terms_of(tokens[at].key):
        if _stands(term, tokens, at):
            longest.setdefault(term.theme, term)
    only = max((len(term.parts) for term in longest.values() if term.alone), default=0)
    return [term for term in longest.values() if len(term.parts) + term.alone > only]


@lru_cache(maxsize=20_000)
def _terms_of(key: str) -> tuple[_Term, ...]:
    """The terms whose first word fits, the longest and weightiest first."""
    terms = list(_WHOLE.get(key, ()))
    if _ANY_INSIDE.search(key):
        terms += [term for term in _INSIDE if _fits(term.parts[0], key)]
    for length in range(1, len(key) + 1):
        terms += _BEGINNING.get(key[:length], ())
    return tuple(sorted(terms, key=lambda term: (-len(term.parts), not term.alone, -term.weight)))


def _stands(term: _Term, tokens: Sequence[Token], at: int) -> bool:
    if len(term.parts) == 1:
        return True
    following = tokens[at + 1 : at + len(term.parts)]
    return len(following) == len(term.parts) - 1 and all(
        _fits(part, word.key) and _BREAKS.isdisjoint(word.gap)
        for part, word in zip(term.parts[1:], following, strict=True)
    )


def _fits(part: str, key: str) -> bool:
    bare = part.strip("*")
    if part.startswith("*"):
        return bare in key if part.endswith("*") else key.endswith(bare)
    return key.startswith(bare) if part.endswith("*") else key == bare
