"""The lists of words that linking goes by, as they stand in the two files beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
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


THEMES: Mapping[str, tuple[str, ...]] = {
    theme: (*held["sv"], *held["en"]) for theme, held in _load("themes.toml").items()
}
"""The words of each theme in both languages; one that ends with ``*`` is the beginning of words."""
