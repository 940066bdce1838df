"""Every English word of Streamlit's that we know has one in both languages, with the same braces."""

from __future__ import annotations

import json

import pytest

from components.host.foreign_words import foreign_words
from components.host.internals.streamlit_labels import ENGLISH, ENGLISH_OF_EDITING
from components.language import language


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("editing", [False, True])
def test_each_word_has_ours(code: str, editing: bool) -> None:
    result = json.loads(foreign_words(language(code), editing=editing))
    assert list(result) == [*ENGLISH.values(), *(ENGLISH_OF_EDITING.values() if editing else ())]
    assert all(ours and ours.count("{}") == theirs.count("{}") for theirs, ours in result.items())


def test_nothing_stays_english_on_the_swedish_page() -> None:
    result = json.loads(foreign_words(language("sv"), editing=True))
    assert [theirs for theirs, ours in result.items() if theirs == ours] == []
