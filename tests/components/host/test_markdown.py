"""Text in Streamlit's labels stands as it is written."""

from __future__ import annotations

import pytest

from components.host.markdown import literal


@pytest.mark.parametrize("text", ["*a*", "[a](b)", "`a`", ":red[a]", "$a$", "# a", "<b>"])
def test_no_mark_is_left_for_markdown(text: str) -> None:
    shown = literal(text)
    assert "".join(c for c in shown if c not in "\\\u2060") == text
    assert all(shown[i - 1] == "\\" for i, c in enumerate(shown) if c in r"*[]`:$#<>()")


def test_words_are_left_alone_and_on_one_line() -> None:
    assert literal("  Växjö \n kommun ") == "Växjö kommun"
