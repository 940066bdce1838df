"""The summary's HTML."""

from __future__ import annotations

from dataclasses import replace

from components.kit.templates import render
from components.state.state import DEFAULT, TODAY, State
from components.view import View, programme_end

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
    )
