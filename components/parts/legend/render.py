"""The legend's HTML."""

from __future__ import annotations

import re

from components.kit.templates import render
from components.view import View


def legend(view: View) -> str:
    """Return the legend of what is drawn: theme groups with colour, shape and count, and line styles."""
    groups = []
    for entry in view.legend:
        group = view.dataset.theme_groups.get(entry.group)
        if group is None:
            groups.append(("circle", "#6b7176", view.language("map.legend_none"), entry.count))
        elif re.fullmatch(r"#[0-9a-fA-F]{6}", group.colour):
            groups.append((group.shape, group.colour, view.language.label(group), entry.count))
    statuses = [(s, n) for s, n in view.counts.by_status.items() if n]
    return render("parts/legend/legend.html", words=view.language, groups=groups, statuses=statuses)
