"""A letter as PDF: tagged for screen readers, set with the typeface and by the compiler of the briefs."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from pathlib import Path

from components.language import Language
from components.outputs.brief.pdf import compiled
from components.outputs.brief.subject import in_letters
from components.outputs.letter.content import Letter

TEMPLATE = Path(__file__).parent / "letter.typ"


def letter_pdf(letter: Letter, words: Language) -> bytes:
    """Return the letter as PDF; a letter that the typeface lacks is a question mark."""
    written = in_letters(words)
    content = asdict(letter) | {
        "day": (letter.day.year, letter.day.month, letter.day.day),
        "date": words.date(letter.day),
        "reference": str(letter.reference),
        "words": {
            "reference": written("editing_check.letter_reference", reference=letter.reference),
            "how": written("editing_check.letter_how_pdf"),
            "nothing": written("editing_check.letter_nothing"),
            "sources": written("editing_check.letter_sources", sources="").strip(),
            "ended": written("editing_check.letter_ended"),
            "use": written("editing_check.letter_use"),
            "thanks": written("editing_check.letter_thanks"),
        },
    }
    return compiled(_template(), {"letter": content}, letter.day)


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()
