"""Which themes a text speaks of, by the words in ``themes.toml``."""

from __future__ import annotations

from collections.abc import Sequence

from data.records import Confidence
from geo.link.partnerships import Proposal
from geo.link.tokens import Word, key_of
from geo.link.vocabulary import THEMES

_Theme = tuple[str, str]
_WHOLE: dict[str, list[_Theme]] = {}
_BEGINNING: dict[str, list[_Theme]] = {}
for _theme, _entries in THEMES.items():
    for _entry in _entries:
        _table = _BEGINNING if _entry.endswith("*") else _WHOLE
        _key = " ".join(key_of(part) for part in _entry.rstrip("*").replace("-", " ").split())
        _table.setdefault(_key, []).append((_theme, _entry))
_LONGEST = max(map(len, _BEGINNING))


def themes(found: Sequence[Word], text: str) -> list[Proposal]:
    """Return a proposal for each theme with a word in the text, the one with most words first.

    high: two different entries of the list hit; medium: one.
    """
    hits: dict[str, dict[str, str]] = {}
    for at, word in enumerate(found):
        pair = f"{word.key} {found[at + 1].key}" if at + 1 < len(found) else ""
        for theme, entry in _entries_of(word.key, pair):
            hits.setdefault(theme, {}).setdefault(entry, text[word.start : word.end])
    return [
        Proposal(theme, tuple(said.values()), _sure(len(said)))
        for theme, said in sorted(hits.items(), key=lambda item: -len(item[1]))
    ]


def _entries_of(key: str, pair: str) -> list[_Theme]:
    found = [*_WHOLE.get(key, ()), *_WHOLE.get(pair, ())]
    for length in range(3, min(len(key), _LONGEST) + 1):
        found += _BEGINNING.get(key[:length], ())
    if pair:
        for length in range(len(key) + 1, min(len(pair), _LONGEST) + 1):
            found += _BEGINNING.get(pair[:length], ())
    return found


def _sure(hits: int) -> Confidence:
    return "high" if hits > 1 else "medium"
