"""The options of a figure as a form and links, which work without a script."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from components.kit.templates import render
from components.language import Language
from components.outputs.figure.captions import focus_name, title
from components.outputs.figure.request import figure_of
from components.parts.filters.links import hidden
from components.state.figure import DEFAULT, INKS, MAPS, SHEETS
from components.state.filters import WORLD_REGIONS
from components.state.state import LANGUAGES, State
from components.view import View

CHOICES = {"preset": SHEETS, "map": MAPS, "ink": INKS, "wording": ("", *LANGUAGES)}
"""What is chosen from a list; the title stands before the colours."""
SWITCHES = ("labels", "header", "footer", "transparent")
"""What is there or not."""


def choice_texts(words: Language, name: str) -> dict[str, str]:
    """Return the values of an option by what they are called."""
    return {value: words(f"report.{name}_{value or 'same'}") for value in CHOICES[name]}


def focus_texts(view: View) -> dict[str, str]:
    """Return what a close-up can be of: parts of the world, and the countries that the rows have."""
    words = view.language
    countries = {c for row in view.rows for c in row.countries} | {view.state.figure.focus}
    named = sorted(countries - {"", *WORLD_REGIONS}, key=lambda c: words.sort_key(words.country(c)))
    return {"": words("report.focus_all"), **{f: focus_name(words, f) for f in (*WORLD_REGIONS, *named)}}


def figure_form(view: View) -> str:
    """Return the options of a view's figure."""
    words, state, options = view.language, view.state, view.state.figure
    lists = {name: choice_texts(words, name) for name in CHOICES}
    if options.map == "close":
        lists["focus"] = focus_texts(view)
    order = ("preset", "map", "focus", "ink", "wording")
    usual = {name: getattr(DEFAULT, name) for name in (*lists, "title")}
    return render(
        "outputs/page/figure_form.html",
        words=words,
        hidden=hidden(replace(state, figure=replace(options, **usual))),
        lists=[(name, lists[name], getattr(options, name)) for name in order if name in lists],
        title=options.title,
        placeholder=title(figure_of(view)),
        switches=[(name, getattr(options, name), _switched(state, name)) for name in SWITCHES],
    )


def _switched(state: State, name: str) -> State:
    switched: dict[str, Any] = {name: not getattr(state.figure, name)}
    return replace(state, figure=replace(state.figure, **switched))
