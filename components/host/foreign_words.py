"""Streamlit's English words, for the page's script, which puts those of the page's language in their place."""

from __future__ import annotations

import json

from components.host.internals.streamlit_labels import ENGLISH
from components.language import Language


def foreign_words(words: Language) -> str:
    """Return each English word with ours as JSON; braces stand for what changes in both."""
    return json.dumps({english: words(f"foreign.{key}", x="{}") for key, english in ENGLISH.items()})
