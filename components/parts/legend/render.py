"""The legend's HTML, and the line on what the map cannot draw."""

from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import Markup

from components.kit.templates import render
from components.parts.partnership_card.card import swedish_end
from components.view import View

SHOWN_UNLINKED = 8
"""So many partnerships without a known partner are named; the table holds the others."""


def legend(view: View) -> str:
    """Return the legend of what is drawn: theme groups with colour, shape and count, and line styles."""
    groups = []
    for entry in view.legend:
        group = view.dataset.theme_groups.get(entry.group)
        if group is None:
            groups.append(("circle", "#6b7176", view.language("legend.none"), entry.count))
        elif re.fullmatch(r"#[0-9a-fA-F]{6}", group.colour):
            groups.append((group.shape, group.colour, view.language.label(group), entry.count))
    statuses = [(s, n) for s, n in view.counts.by_status.items() if n]
    return render(
        "parts/legend/legend.html",
        words=view.language,
        groups=groups,
        statuses=statuses,
        unlinked=Markup(unlinked(view)),
    )


def unlinked(view: View) -> str:
    """Return how many of the rows have no known partner, and so no line on the map, with links to them; or nothing."""
    words, state = view.language, view.state
    rows = [r for r in view.rows if not r.partners]
    if not rows:
        return ""
    named = [
        (
            replace(state, page="map", selection=f"partnership:{r.id}", id="", start=0, sort=""),
            swedish_end(words, words.short, r.swedish_places),
        )
        for r in rows[:SHOWN_UNLINKED]
    ]
    # In the order of partners those without a known one come last: the table begins with their page.
    return render(
        "parts/legend/unlinked.html",
        words=words,
        n=len(rows),
        named=named,
        more=len(rows) - len(named),
        table=replace(state, page="table", selection="", sort="partner", start=len(view.rows) - len(rows)),
    )
