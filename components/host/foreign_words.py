"""Translations of Streamlit's English words, for ``around.js``."""

from __future__ import annotations

import json

from components.host.internals.streamlit_labels import ENGLISH
from components.language import Language


def foreign_words(words: Language) -> str:
    """Return the translation of each English text as a JSON object; braces stand for a value in both."""
    return json.dumps({english: words(f"foreign.{key}", x="{}") for key, english in ENGLISH.items()})
