"""Every theme has words."""

from __future__ import annotations

from data.reading.read_folder import read_folder
from geo.link.vocabulary import THEMES
from tests.conftest import TABLES

REAL = read_folder(TABLES).dataset


def test_every_theme_has_words_and_no_other() -> None:
    assert set(THEMES) == set(REAL.themes)
    assert all(len(words) >= 6 for words in THEMES.values())
