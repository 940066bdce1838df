"""Text from tables, files and requests made harmless for a terminal and for a spreadsheet."""

from __future__ import annotations

FORMULA_STARTS = tuple("=+-@\t\r\n\0＝＋－＠")
"""OWASP's list of what makes a spreadsheet take text for a formula, full-width signs included."""


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
