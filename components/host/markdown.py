"""Text for Streamlit's labels, which read Markdown."""

from __future__ import annotations

from components.host.internals.streamlit_labels import JOINER, PUNCTUATION, TYPESET, greyed


def literal(text: str) -> str:
    """Return text that a Streamlit label shows as it stands: every ASCII punctuation mark escaped.

    Where an escape is not enough there is an invisible word joiner (U+2060) besides.
    """
    return PUNCTUATION.sub(r"\\\1", TYPESET.sub(JOINER, " ".join(text.split())))


def literal_in_grey(text: str) -> str:
    """Return the same in grey."""
    return greyed(literal(text))
