"""Which partnerships the map has no line for."""

from __future__ import annotations

from dataclasses import replace

from components.kit.links import on_map
from components.kit.templates import render
from components.parts.partnership_card.card import swedish_end
from components.view import View

SHOWN_UNLINKED = 8
"""So many partnerships without a known partner are named; the table holds the others."""


def unlinked(view: View) -> str:
    """Return how many of the rows have no known partner, and so no line on the map, with links to them; or nothing."""
    words, state = view.language, view.state
    rows = [r for r in view.rows if not r.partners]
    if not rows:
        return ""
    named = [
        (
            on_map(state, r.id),
            swedish_end(words, words.short, r.swedish_places),
        )
        for r in rows[:SHOWN_UNLINKED]
    ]
    # In the order of partners those without a known one come last: the table begins with their page.
    return render(
        "parts/unlinked/unlinked.html",
        words=words,
        n=len(rows),
        named=named,
        more=len(rows) - len(named),
        table=replace(state, page="table", selection="", sort="partner", start=len(view.rows) - len(rows)),
    )
