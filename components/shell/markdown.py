"""Text for Streamlit's labels, which read Markdown."""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def literal(text: str) -> str:
    """Return text that Streamlit's Markdown shows as it stands: every ASCII punctuation mark escaped."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))
