"""Running text as words, and what a word's capital is worth where it stands."""

from __future__ import annotations

from geo.link.tokens import MAX_CHARACTERS, MAX_WORDS, token_key, tokenize


def test_words_keep_where_they_stand_and_are_compared_without_marks() -> None:
    text = "Växjö och São Paulo"
    result = tokenize(text)
    assert [word.key for word in result] == ["växjö", "och", "sao", "paulo"]
    assert [text[word.start : word.end] for word in result] == ["Växjö", "och", "São", "Paulo"]


def test_swedish_letters_are_letters_of_their_own() -> None:
    assert token_key("ÅÄÖ") == token_key("A\u030aA\u0308O\u0308") == "åäö"
    assert token_key("Éü") == "eu"


def test_a_capital_says_little_where_any_word_would_have_one() -> None:
    result = tokenize("Vara är en stad. Vara ligger i Vara")
    assert [word.first for word in result if word.key == "vara"] == [True, True, False]
    assert all(word.first for word in tokenize("ATT VARA UNG"))
    assert all(word.first for word in tokenize("Helping Towns Mark Their Day"))


def test_what_lies_beyond_the_bounds_is_not_looked_at() -> None:
    assert len(tokenize("a " * (MAX_WORDS + 1))) == MAX_WORDS
    assert tokenize("a" * (MAX_CHARACTERS + 1)) == []
