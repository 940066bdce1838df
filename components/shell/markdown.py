"""Text for Streamlit's labels, which read Markdown."""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_JOINER = "\u2060"
"""Nothing to be seen, and no place to break a line."""
# What Streamlit makes of a text after its Markdown has been read, when no escape helps any more:
# arrows and dashes that stand alone, its own logo, and a picture at the beginning for the label's icon.
_TYPESET = re.compile(r"(?:(?<=\s)|^)(?=[-<>~=]+(?:\s|$))|(?<=:)(?=streamlit:)|^(?=\S*[^\x00-\x7f\w])")


def literal(text: str) -> str:
    """Return text that a Streamlit label shows as it stands: every ASCII punctuation mark escaped.

    Where an escape is not enough there is an invisible word joiner (U+2060) besides.
    """
    return _PUNCTUATION.sub(r"\\\1", _TYPESET.sub(_JOINER, " ".join(text.split())))
