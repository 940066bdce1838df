"""The empty state's HTML."""

from __future__ import annotations

from dataclasses import replace

from components.shell.templates import render
from components.state import DEFAULT, reset
from components.view import View, option_label


def empty(view: View) -> str:
    """Return which single filter to loosen, with the number of partnerships that each would give."""
    words, state = view.language, view.state
    loosenings = []
    for found in view.loosenings:
        value = getattr(state, found.field)
        shown = value if isinstance(value, str) else words.listing(
            option_label(view.dataset, words, found.field, v) for v in value
        )
        target = replace(state, **{found.field: type(getattr(DEFAULT, found.field))()})
        loosenings.append((target, f"{words('filter.' + found.field)}: {shown}", found.count))
    return render("empty_state/empty.html", words=words, loosenings=loosenings, reset=reset(state))
