"""Translations of Streamlit's English words, for ``around.js``."""

from __future__ import annotations

import json

from components.host.internals.streamlit_labels import ENGLISH, ENGLISH_OF_EDITING
from components.language import Language


def foreign_words(words: Language, *, editing: bool = False) -> str:
    """Return the translation of each English text as a JSON object; braces stand for a value in both.

    With ``editing`` those of the editors' page are among them.
    """
    english = ENGLISH | ENGLISH_OF_EDITING if editing else ENGLISH
    return json.dumps({text: words(f"foreign.{key}", x="{}") for key, text in english.items()})
