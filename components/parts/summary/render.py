"""The summary's HTML."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from components.kit.templates import render
from components.state.state import DEFAULT, TODAY, State, narrowed, reset
from components.view import View, option_label, programme_end

PRESETS = {
    "preset_now": State(),
    "preset_today": State(date=TODAY, status=("active", "planned", "unverified")),
    "preset_kommun": State(kind=("kommun",), area="sweden"),
    "preset_region": State(kind=("region",), area="sweden"),
    "preset_all": State(status=()),
}
"""The ready-made maps: the organisation's own two among them, each a link to share."""


def summary(view: View) -> str:
    """Return what the map shows in a sentence with its date, and links to the ready-made maps."""
    state = view.state
    own = replace(
        state, language=DEFAULT.language, selection="", start=0, sort="", panel=DEFAULT.panel, columns=()
    )
    ended = programme_end(view.dataset, view.today) is not None
    presets = [
        ("preset_end" if ended and n == "preset_now" else n, replace(p, language=state.language), own == p)
        for n, p in PRESETS.items()
        if ended or n != "preset_today"
    ]
    return render(
        "parts/summary/summary.html",
        words=view.language,
        sentence=view.sentence,
        as_of=view.as_of,
        presets=presets,
        reset=reset(state),
        chosen=() if any(current for *_, current in presets) else chosen(view),
    )


def chosen(view: View) -> tuple[tuple[State, str], ...]:
    """Return each value that the filters have, by its name, with the state without it."""
    words, state = view.language, view.state
    values: list[tuple[State, str]] = []
    for field in narrowed(state):
        if field in ("text", "date"):
            continue
        for value in getattr(state, field):
            left: dict[str, Any] = {field: tuple(v for v in getattr(state, field) if v != value)}
            label = option_label(view.dataset, words, field, value)
            values.append((replace(state, start=0, **left), label))
    if state.text:
        values.append((replace(state, start=0, text=""), words("filter.said_text", values=state.text)))
    return tuple(values)
