"""The header's and footer's HTML."""

from __future__ import annotations

from dataclasses import replace

from components.language import Language
from components.shell.templates import render
from components.state import PAGES, State


def header(state: State, words: Language) -> str:
    """Return the header; its links keep everything chosen but what belongs to one page only."""
    shared = replace(state, start=0, id="", answer="")
    pages = [(p, replace(shared, page=p, selection="" if p != "map" else state.selection)) for p in PAGES]
    other = replace(state, language=words("nav.language_code"))
    home = State(language=state.language)
    return render(
        "site_header/header.html", words=words, pages=pages, current=state.page, other=other, home=home
    )


def footer(words: Language, data_date: str, about: State) -> str:
    """Return the footer: what the figures rest on, and where to read more."""
    return render("site_header/footer.html", words=words, data_date=data_date, about=about)
