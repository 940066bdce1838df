"""Where the briefs are."""

from __future__ import annotations

from urllib.parse import quote

from components.language import Language


def brief_address(words: Language, ident: str) -> str:
    """Return a brief's address, relative to the application's root; ``ident`` is a place's id or a country's code."""
    query = "" if words.code == "sv" else f"?language={words.code}"
    return f"./data/brief/{quote(ident, safe='')}.pdf{query}"
