"""Every theme has words, and none that says two things."""

from __future__ import annotations

from data.reading.read_folder import read_folder
from geo.link.vocabulary import themes
from tests.conftest import TABLES

REAL = read_folder(TABLES).dataset
THEMES, OTHER_SENSES = themes()


def test_every_theme_has_words_and_no_other() -> None:
    assert set(THEMES) == set(REAL.themes)
    assert all(len(lists.words) >= 6 and lists.weak for lists in THEMES.values())


def test_no_word_is_enough_and_not_enough() -> None:
    for theme, lists in THEMES.items():
        assert set(lists.words) & {*lists.weak, *OTHER_SENSES} == set(), theme


def test_an_asterisk_stands_at_the_edge_of_a_word() -> None:
    for word in (*OTHER_SENSES, *(w for lists in THEMES.values() for w in (*lists.words, *lists.weak))):
        for part in word.removesuffix("!").split():
            assert "*" not in part[1:-1], word
            assert part.strip("*") or part == "*", word
