"""Which themes a text speaks of, by the words in ``themes.toml``.

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
from geo.link.tokens import Word, key_of
from geo.link.vocabulary import themes as theme_words

_STRONG, _WEAK, _NEEDED, _SURE = 2, 1, 2, 4
_BREAKS = frozenset(".!?:;()\n\u2026")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the list: its words one after the other, each perhaps with an asterisk."""

    theme: str
    weight: int
    parts: tuple[str, ...]
    alone: bool
    """No other theme sees these words."""


def _entry(theme: str, weight: int, written: str) -> _Entry:
    alone = not theme or written.endswith("!")
    return _Entry(theme, weight, tuple(_pattern(part) for part in written.rstrip("!").split()), alone)


def _pattern(part: str) -> str:
    return f"{'*' * part.startswith('*')}{key_of(part.strip('*'))}{'*' * part.endswith('*')}"


_THEMES, _OTHER_SENSES = theme_words()
_ENTRIES = (
    *(_entry("", 0, written) for written in _OTHER_SENSES),
    *(
        _entry(theme, weight, written)
        for theme, lists in _THEMES.items()
        for weight, entries in ((_STRONG, lists.words), (_WEAK, lists.weak))
        for written in entries
    ),
)
_WHOLE: defaultdict[str, list[_Entry]] = defaultdict(list)
_BEGINNING: defaultdict[str, list[_Entry]] = defaultdict(list)
_INSIDE: list[_Entry] = []
for _one in _ENTRIES:
    _first = _one.parts[0]
    if _first.startswith("*"):
        _INSIDE.append(_one)
    else:
        (_BEGINNING if _first.endswith("*") else _WHOLE)[_first.rstrip("*")].append(_one)

_ANY_INSIDE = re.compile("|".join(re.escape(entry.parts[0].strip("*")) for entry in _INSIDE))
"""One look that spares most words one look for each entry."""


def themes(found: Sequence[Word], text: str) -> list[Proposal]:
    """Return a proposal for each theme that a text speaks of, the one with most words first.

    The first line is the title. high: two words that are enough by themselves, or as much
    in weaker ones; medium: less.
    """
    hits: dict[str, dict[_Entry, int]] = {}
    read: dict[str, int] = {}
    at = 0
    while at < len(found):
        if not _entries_of(found[at].key):
            at += 1
            continue
        entries = _standing(found, at)
        for entry in entries:
            if at >= read.get(entry.theme, 0):
                hits.setdefault(entry.theme, {}).setdefault(entry, at)
                read[entry.theme] = at + len(entry.parts)
        at += max((len(entry.parts) for entry in entries if entry.alone), default=1)
    hits.pop("", None)
    weights = {theme: sum(entry.weight for entry in grounds) for theme, grounds in hits.items()}
    touched = [theme for theme in hits if weights[theme] >= _NEEDED]
    return [
        Proposal(
            theme,
            tuple(
                text[found[at].start : found[at + len(entry.parts) - 1].end]
                for entry, at in hits[theme].items()
            ),
            "high" if weights[theme] >= _SURE else "medium",
        )
        for theme in sorted(touched, key=lambda theme: -weights[theme])
    ]


def _standing(found: Sequence[Word], at: int) -> list[_Entry]:
    """The entries that stand at a word: of each theme the longest, and none inside one that stands alone."""
    longest: dict[str, _Entry] = {}
    for entry in _entries_of(found[at].key):
        if _stands(entry, found, at):
            longest.setdefault(entry.theme, entry)
    only = max((len(entry.parts) for entry in longest.values() if entry.alone), default=0)
    return [entry for entry in longest.values() if len(entry.parts) + entry.alone > only]


@lru_cache(maxsize=20_000)
def _entries_of(key: str) -> tuple[_Entry, ...]:
    """The entries whose first word fits, the longest and weightiest first."""
    entries = list(_WHOLE.get(key, ()))
    if _ANY_INSIDE.search(key):
        entries += [entry for entry in _INSIDE if _fits(entry.parts[0], key)]
    for length in range(1, len(key) + 1):
        entries += _BEGINNING.get(key[:length], ())
    return tuple(sorted(entries, key=lambda entry: (-len(entry.parts), not entry.alone, -entry.weight)))


def _stands(entry: _Entry, found: Sequence[Word], at: int) -> bool:
    if len(entry.parts) == 1:
        return True
    following = found[at + 1 : at + len(entry.parts)]
    return len(following) == len(entry.parts) - 1 and all(
        _fits(part, word.key) and _BREAKS.isdisjoint(word.gap)
        for part, word in zip(entry.parts[1:], following, strict=True)
    )


def _fits(part: str, key: str) -> bool:
    bare = part.strip("*")
    if part.startswith("*"):
        return bare in key if part.endswith("*") else key.endswith(bare)
    return key.startswith(bare) if part.endswith("*") else key == bare
