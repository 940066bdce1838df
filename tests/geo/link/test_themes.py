"""Which themes a text speaks of: whole words, beginnings of words, and how sure that is."""

from __future__ import annotations

from geo.link.themes import themes
from geo.link.tokens import words_of


def found(text: str) -> dict[str, tuple[tuple[str, ...], str]]:
    return {p.id: (p.evidence, p.confidence) for p in themes(words_of(text), text)}


def test_one_word_is_medium_and_two_are_high() -> None:
    assert found("De lär om vatten")["water_waste"] == (("vatten",), "medium")
    assert found("De lär om vatten och avlopp")["water_waste"] == (("vatten", "avlopp"), "high")


def test_the_same_word_twice_is_one_ground() -> None:
    assert found("Vatten, vatten")["water_waste"][1] == "medium"


def test_the_theme_with_most_words_comes_first() -> None:
    assert next(iter(found("Unga lär om vatten och avlopp"))) == "water_waste"


def test_a_text_of_something_else_has_no_theme() -> None:
    assert found("Ett möte på tisdag") == {}
