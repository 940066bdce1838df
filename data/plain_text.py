"""Which characters a text may hold, and text made fit for every kind of file, for a terminal and for a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import category, name

_NEVER = (
    "[^\t\n\r -~\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd"
    + "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
"""What no text may hold, as a pattern.

Controls other than tab and line breaks, Unicode's noncharacters, halves of surrogate pairs: XML forbids most of them,
and no program shows any. Marks of direction and joiners are allowed: names in many scripts need them. Half a
surrogate pair cannot come from UTF-8, but from JSON and from an escape in a workbook.
"""
_UNFIT = re.compile(_NEVER)
_FIT = re.compile(f"[{_NEVER[2:]}*")
_GAPS = re.compile(f"(?:{_NEVER}|\\s)+")
_NOT_IN_A_CELL = re.compile(f"[\t\r]|{_NEVER}")
FAULTS = ("text", "invisible", "direction")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp"})
_OPENS = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
}
"""What turns the direction of writing, and what ends that."""
_TURNS = re.compile(f"[{''.join({**_OPENS, **dict.fromkeys(_OPENS.values())})}\n\u2029]")

FORMULA_STARTS = tuple("=+-@\t\r\n\0＝＋－＠")
"""OWASP's list of what makes a spreadsheet take text for a formula, full-width signs included."""


def fit(text: str) -> str:
    """Return the text with U+FFFD for each character that no text may hold: every form of file holds the rest."""
    # Nearly every text is fit, and that is seen in half the time.
    return text if _FIT.fullmatch(text) else _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """Return the text on one line: a space for each run of spaces, line breaks and characters that no text may hold."""
    return _GAPS.sub(" ", text).strip()


def fault(text: str) -> str:
    """Return the kind of problem that a cell's text has whatever its column, one of ``FAULTS``; empty for none.

    ``text``: a character that no cell may hold. ``invisible``: nothing in it can be seen. ``direction``: it turns
    the direction of what is written after it.
    """
    if text.isprintable():
        return ""
    if _NOT_IN_A_CELL.search(text):
        return "text"
    if all(category(letter) in _UNSEEN for letter in text):
        return "invisible"
    return "direction" if _stays_turned(text) else ""


def at_fault(text: str) -> str:
    """Return by name what is to blame for a text's fault: ``U+0007 BELL, U+FFFE NONCHARACTER``; empty without one."""
    blamed: dict[str, Iterable[str]] = {
        "": "",
        "text": _NOT_IN_A_CELL.findall(text),
        "invisible": text,
        "direction": [c for c in text if c in _OPENS],
    }
    letters = list(dict.fromkeys(blamed[fault(text)]))
    return ", ".join(map(character, letters[:3])) + (", …" if len(letters) > 3 else "")


def character(letter: str) -> str:
    """Return a character's code point and name."""
    code = ord(letter)
    if code < 0x20 or code == 0x7F:
        # Unicode gives controls no name, but the pictures of them.
        picture = name(chr(0x2400 + code if code < 0x20 else 0x2421))
        return f"U+{code:04X} {picture.removeprefix('SYMBOL FOR ')}"
    label = {"Cc": "CONTROL", "Cs": "SURROGATE", "Cn": "NONCHARACTER", "Co": "PRIVATE USE"}
    return f"U+{code:04X} {name(letter, label.get(category(letter), ''))}".rstrip()


def _stays_turned(text: str) -> bool:
    """Tell whether an embedding, override or isolate is not ended in its own paragraph."""
    ends: list[str] = []
    for sign in _TURNS.findall(text):
        if sign in _OPENS:
            ends.append(_OPENS[sign])
        elif sign in ends and (sign == ends[-1] or sign == "\u2069"):
            # The end of an isolate ends what was begun in it too.
            del ends[max(at for at, end in enumerate(ends) if end == sign) :]
        elif ends and sign in "\n\u2029":
            return True
    return bool(ends)


def printable(text: str, length: int = 200) -> str:
    """The text with U+FFFD for each control, bidirectional or other invisible character, cut to ``length``.

    An escape sequence must not reach a terminal. What is cut ends with an ellipsis.
    """
    clean = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[: length + 1]
    )
    return clean if len(clean) <= length else clean[: length - 1] + "…"


def no_formula(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def without_apostrophe(text: str) -> str:
    """The text that :func:`no_formula` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text
