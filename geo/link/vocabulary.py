"""The word lists of entity linking, from ``words.toml`` and ``themes.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from geo.link.tokens import token_key


def _load(file: str) -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(file).read_text("utf-8"))


_WORDS = _load("words.toml")


def words(name: str) -> frozenset[str]:
    """Return the list ``name`` of ``words.toml``, each word as words are compared."""
    return frozenset(" ".join(token_key(part) for part in word.split()) for word in _WORDS[name])


def named(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the table ``name`` of ``words.toml``: words by country code."""
    return {code: tuple(names) for code, names in _WORDS[name].items()}


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """The entries of a theme in all languages: those that are enough alone, and those that are not."""

    words: tuple[str, ...]
    weak: tuple[str, ...]


@cache
def themes() -> tuple[Mapping[str, ThemeWords], tuple[str, ...]]:
    """Return the words of each theme, and those that look as if they spoke for one and mean something else.

    Read late: linking places alone needs none of them.
    """
    read = {theme: _joined(lists) for theme, lists in _load("themes.toml").items()}
    other_senses = read.pop("other_senses").words
    return read, other_senses


def _joined(lists: Mapping[str, list[str]]) -> ThemeWords:
    enough = (entry for name, entries in lists.items() if name != "weak" for entry in entries)
    return ThemeWords(tuple(enough), tuple(lists.get("weak", ())))
