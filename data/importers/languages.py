"""Which language an item is written in: Swedish and English stand side by side in the same listing.

py3langid carries its model inside the package (4.6 MB) and is fixed to the two
languages of the site and those in which it has single pages; it is loaded at the
first question, in about two seconds.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from data.importers.draft import Draft

LANGUAGES = ("sv", "en", "es", "uk")
_USUAL = LANGUAGES[:2]
_SURE = 40
"""Characters; a shorter text, which may be all names, is in one of the usual languages or in other letters."""
_ENOUGH = 600
"""Characters that are looked at; more makes no answer surer."""


def language_of(draft: Draft) -> str:
    """Return the language the source states, else the one its title and teaser are written in."""
    if draft.language in LANGUAGES:
        return draft.language
    return told(f"{draft.title}. {draft.teaser}")


def told(text: str) -> str:
    """Return one of :data:`LANGUAGES`; for text without letters ``sv``, the site's first language."""
    if not any(letter.isalpha() for letter in text[:_ENOUGH]):
        return LANGUAGES[0]
    ranked = [str(code) for code, _ in _identifier().rank(text[:_ENOUGH])]
    if len(text) < _SURE and ranked[0] == "es":
        return next(code for code in ranked if code in _USUAL)
    return ranked[0]


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier
