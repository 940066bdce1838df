"""Text from elsewhere: nothing in it reaches a terminal as a command, or a spreadsheet as a formula."""

import pytest

from data.plain_text import FORMULA_STARTS, no_formula, printable, without_apostrophe


def test_an_escape_sequence_does_not_reach_the_terminal() -> None:
    assert printable("a\x1b[31mb\nc") == "a�[31mb�c"


def test_a_text_cannot_turn_the_line_around() -> None:
    assert printable("a\u202eb\u2066c") == "a�b�c"


def test_a_long_value_is_cut_and_seen_to_be() -> None:
    assert printable("x" * 200) == "x" * 200
    assert printable("x" * 201) == "x" * 199 + "…"
    assert printable("abcdef", 3) == "ab…"


def test_ordinary_text_is_left_alone() -> None:
    assert [no_formula(t) for t in ("Växjö", "1-2", "", "a=b")] == ["Växjö", "1-2", "", "a=b"]
    assert without_apostrophe("'s-Hertogenbosch") == "'s-Hertogenbosch"


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_formula_is_text_and_comes_back(start: str) -> None:
    text = f"{start}1+1"
    assert no_formula(text) == f"'{text}"
    assert without_apostrophe(no_formula(text)) == text
