"""The summary's HTML."""

from __future__ import annotations

from dataclasses import replace

from components.kit.templates import render
from components.state.state import DEFAULT, State
from components.view import View

PRESETS = {
    "preset_now": State(),
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
    presets = [(n, replace(p, language=state.language), own == p) for n, p in PRESETS.items()]
    as_of = view.language("sentence.as_of", date=view.language.date(view.data_date))
    return render(
        "parts/summary/summary.html",
        words=view.language,
        sentence=view.sentence,
        as_of=as_of,
        presets=presets,
    )
