"""Text from elsewhere: nothing in it reaches a terminal as a command, a spreadsheet as a formula, or a file unfit."""

import unicodedata

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import example, given
from hypothesis import strategies as st

from data.plain_text import (
    FORMULA_STARTS,
    at_fault,
    fault,
    fit,
    no_formula,
    one_line,
    printable,
    without_apostrophe,
)

NONCHARACTERS = [
    *range(0xFDD0, 0xFDF0),
    *(plane + n for plane in range(0, 0x110000, 0x10000) for n in (0xFFFE, 0xFFFF)),
]
KINDS = ("Cc", "Cf", "Cn", "Co", "Cs", "Ll", "Lm", "Lo", "Lt", "Lu", "Mc", "Me", "Mn", "Nd", "Nl", "No", "Pc", "Pd",
         "Pe", "Pf", "Pi", "Po", "Ps", "Sc", "Sk", "Sm", "So", "Zl", "Zp", "Zs")  # fmt: skip
any_text = st.text(
    st.one_of(st.sampled_from(KINDS).flatmap(lambda kind: st.characters(categories=[kind])),
              st.sampled_from([chr(code) for code in NONCHARACTERS])),
)  # fmt: skip
"""Every category of Unicode as often as any other."""


@given(any_text)
@example("\0\x08\x0b\x1f\x7f\x85\x9f\ud800\udfff\ufdd0\ufffe\U0010ffff")
def test_what_is_made_fit_is_text_for_every_reader(text: str) -> None:
    clean = fit(text)
    assert len(clean) == len(text)
    for old, new in zip(text, clean, strict=True):
        kind = unicodedata.category(old)
        is_lost = (kind == "Cc" and old not in "\t\n\r") or kind == "Cs" or ord(old) in NONCHARACTERS
        assert new == ("\ufffd" if is_lost else old)
    markup = clean.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;").replace("\r", "&#13;")
    assert (fromstring(f"<a>{markup}</a>".encode()).text or "") == clean
    line = one_line(text)
    assert fit(line) == line == " ".join(line.split())


@given(any_text)
def test_a_text_without_fault_is_kept_by_every_file(text: str) -> None:
    if not fault(text):
        assert fit(text) == text
        assert at_fault(text) == ""
    else:
        assert at_fault(text).startswith("U+")


@pytest.mark.parametrize(
    ("text", "kind", "letters"),
    [
        ("a\x07b", "text", "U+0007 BELL"),
        ("a\tb\rc", "text", "U+0009 HORIZONTAL TABULATION, U+000D CARRIAGE RETURN"),
        ("\x7f\x85", "text", "U+007F DELETE, U+0085 CONTROL"),
        ("\ud800\ufdd0", "text", "U+D800 SURROGATE, U+FDD0 NONCHARACTER"),
        ("\x01\x02\x03\x04", "text", "U+0001 START OF HEADING, U+0002 START OF TEXT, U+0003 END OF TEXT, …"),
        ("\u200b\u2003", "invisible", "U+200B ZERO WIDTH SPACE, U+2003 EM SPACE"),
        ("\ue000", "invisible", "U+E000 PRIVATE USE"),
        ("a\u202eb", "direction", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u2067a\u202bb\nc\u202c\u2069", "direction", "U+2067 RIGHT-TO-LEFT ISOLATE, U+202B RIGHT-TO-LEFT EMBEDDING"),
    ],
)  # fmt: skip
def test_a_fault_is_told_by_its_characters(text: str, kind: str, letters: str) -> None:
    assert (fault(text), at_fault(text)) == (kind, letters)


@pytest.mark.parametrize(
    "name",
    ["Växjö kommun", "två\nrader", "שלום\u200f (\u2067א\u2069)", "مرحبا\u200e", "می\u200cخواهم", "👩\u200d👧",
     "\u202eakrev\u202c", "\u2067a\u202bb\u2069", "x\u00a0y", "mjuk\u00adt", "\U000e0041x", "रू", "ဴ", "-"],
)  # fmt: skip
def test_names_in_any_script_are_allowed(name: str) -> None:
    assert fault(name) == ""


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
