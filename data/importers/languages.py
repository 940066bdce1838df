"""Which language an item is in: its own word, else its text, else what its source says of the whole.

A text that is surely in another language than its source says is in that one:
a Swedish site's feed holds English articles, too, and WordPress calls a site
English until somebody changes that. Where nothing is sure, nothing is said; a
person fills it in. py3langid carries its model inside the package (4.6 MB); it
is loaded at the first question.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from data.importers.canonical import language_of as language_of_address
from data.importers.draft import Draft

_TELLABLE = [
    "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr",
    "ga", "ha", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "ko", "ku", "lt", "lv", "mk", "ne",
    "nl", "no", "pl", "ps", "pt", "ro", "ru", "rw", "si", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "th", "tl",
    "tr", "uk", "ur", "uz", "vi", "xh", "zh", "zu",
]  # fmt: skip
"""Languages that are distinguished: those of the partner countries, of Europe and of much of the rest.
Small ones beside a large one (Galician, Malay, Egyptian Arabic) take its share and are left out."""
_SURE = 0.6
"""Of the probability; in the tables nothing at or above 0.5 is wrong, titles alone included."""
_AGAINST_ITS_SOURCE = 0.9
"""The same, where the source says another language of the whole."""
_FEW = 8
"""Letters; less is a name or an abbreviation, in no language."""
_ENOUGH = 600
"""Characters that are looked at; more makes no answer surer."""
_CYRILLIC = {
    "uk": "іїєґщйяюь",
    "ru": "ыэёъщйяюь",
    "be": "іўыэёйяюь",
    "bg": "ъщйяюь",
    "mk": "љњџјѓќѕ",
    "sr": "љњџјћђ",
    "kk": "іыэёъщйяюьәғқңөұүһ",
}
"""The letters that not all of these languages have. Names are spelt in each one's own, unlike in Latin letters."""
_TELLING = frozenset("".join(_CYRILLIC.values()))


def language_of(draft: Draft) -> str:
    """Return a code of ISO 639-1; empty when neither the source nor the text tells it for sure."""
    if draft.language:
        return draft.language
    whole = draft.source_language
    text = detect_language(f"{draft.title}. {draft.teaser}", _AGAINST_ITS_SOURCE if whole else _SURE)
    # A text in Norwegian says less than a source that says which Norwegian.
    return (
        whole if whole in ("nb", "nn") and text == "no" else text or whole or language_of_address(draft.url)
    )


def detect_language(text: str, sure: float = _SURE) -> str:
    """Return the language that a text is surely in; nothing for names, a few words, or what might be two."""
    text = text[:_ENOUGH]
    letters = [letter for letter in text.casefold() if letter.isalpha()]
    if len(letters) < _FEW:
        return ""
    ranked = _identifier().rank(text)
    allowed = _allowed(frozenset(letters))
    kept = {str(code): float(share) for code, share in ranked if not allowed or str(code) in allowed}
    best = max(kept, key=lambda code: kept[code])
    return best if kept[best] >= sure * sum(kept.values()) else ""


def code(name: str) -> str:
    """Return the ISO 639-1 code of a language as a source calls it (``es-CO``, ``spa``, ``Spanska``), or nothing."""
    first = name.strip().casefold().replace("_", "-")
    short = first.partition("-")[0]
    return next((found for key in (short, first) if (found := _names().get(key))), "")


def _allowed(letters: frozenset[str]) -> set[str]:
    """The languages that have all these letters; none where no letter tells."""
    telling = letters & _TELLING
    return {language for language, own in _CYRILLIC.items() if telling and telling <= set(own)}


@cache
def _names() -> dict[str, str]:
    from babel import Locale
    from babel.core import get_global
    from babel.localedata import exists

    names: dict[str, str] = {}
    for language in ("en", "sv"):
        for short, name in Locale(language).languages.items():
            if len(short) == 2:
                names |= {name.casefold(): short, short: short}
    longer = {key: value for key, value in get_global("language_aliases").items() if len(value) == 2}
    spoken = [Locale(short) for short in _TELLABLE if exists(short)]
    own = {(locale.display_name or "").casefold(): locale.language for locale in spoken}
    return own | longer | names


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_TELLABLE)
    return identifier
