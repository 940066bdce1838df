"""Escapes text for Streamlit's labels, which are Markdown."""

from __future__ import annotations

from components.host.internals.streamlit_labels import JOINER, PUNCTUATION, TYPESET, greyed


def literal(text: str) -> str:
    """Return Markdown that a Streamlit label shows as this text: every ASCII punctuation mark is escaped.

    Where escapes are not enough, an invisible word joiner (U+2060) is added.
    """
    return PUNCTUATION.sub(r"\\\1", TYPESET.sub(JOINER, " ".join(text.split())))


def literal_in_grey(text: str) -> str:
    """Return the same in grey."""
    return greyed(literal(text))
