"""The lists of words that linking goes by, as they stand in the two files beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any


def _load(file: str) -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(file).read_text("utf-8"))


_WORDS = _load("words.toml")


def words(name: str) -> frozenset[str]:
    """Return the list ``name`` of ``words.toml``."""
    return frozenset(_WORDS[name])


def named(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the table ``name`` of ``words.toml``: words by country code."""
    return {code: tuple(held) for code, held in _WORDS[name].items()}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The entries of a theme in all languages: those that are enough alone, and those that are not."""

    words: tuple[str, ...]
    weak: tuple[str, ...]


def _vocabulary(lists: Mapping[str, list[str]]) -> Vocabulary:
    return Vocabulary(
        tuple(entry for language, entries in lists.items() if language != "weak" for entry in entries),
        tuple(lists.get("weak", ())),
    )


_THEMES = {theme: _vocabulary(lists) for theme, lists in _load("themes.toml").items()}
OTHER_SENSES = _THEMES.pop("other_senses").words
"""Words that look as if they spoke for a theme and mean something else."""
THEMES: Mapping[str, Vocabulary] = _THEMES
