"""The legend's HTML."""

from __future__ import annotations

import re
from collections import Counter

from components.kit.colours import COLOURS
from components.kit.templates import render
from components.view import View


def legend(view: View) -> str:
    """Return the legend of what is drawn: theme groups with colour, shape and count, and line styles."""
    groups = []
    for ident, count in entries(view):
        group = view.dataset.theme_groups.get(ident)
        if group is None:
            groups.append(("circle", COLOURS["grey"], view.language("map.legend_none"), count))
        elif re.fullmatch(r"#[0-9a-fA-F]{6}", group.colour):
            groups.append((group.shape, group.colour, view.language.label(group), count))
    statuses = [(s, n) for s, n in view.counts.by_status.items() if n]
    return render("parts/legend/legend.html", words=view.language, groups=groups, statuses=statuses)


def entries(view: View) -> tuple[tuple[str, int], ...]:
    """Return each theme group that rows are drawn in, with their number; last, by an empty id, those without any."""
    drawn = Counter(view.groups.values())
    return tuple((g, drawn[g]) for g in (*view.dataset.theme_groups, "") if drawn[g])
