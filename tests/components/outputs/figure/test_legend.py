"""The legend names what is drawn, all of it, and nothing else."""

from __future__ import annotations

import pytest

from components.outputs.figure.render_figure import figure_svg
from components.outputs.figure.sheet import page
from components.parts.legend.render import entries as legend_entries
from components.state.figure import Options
from components.state.state import State
from data.records import STATUSES, Dataset
from tests.components.outputs.figure.seen import EVERYTHING, ORIGIN, asked, said, view

STATES = {"usual": State(), "everything": EVERYTHING, "nothing": State(country=("AR",))}


def test_a_close_up_names_only_what_it_shows(real: Dataset) -> None:
    """Sweden, its parties and some themes lie outside a map of Kenya; on one of Europe they do not."""
    shown = view(real, EVERYTHING)
    kenya = {e.text for e in page(asked(shown, Options(map="close", focus="KE"), ORIGIN)).legend}
    europe = {e.text for e in page(asked(shown, Options(map="close", focus="europe"), ORIGIN)).legend}
    assert europe - kenya == {"Sverige", "Svensk kommun eller region", "Tema okänt", "Planerat"}
    assert {"Land med partner", "Aktivt", "Avslutat", "Demokrati"} <= kenya
    nothing = page(asked(view(real, STATES["nothing"]), Options(map="close", focus="KE"), ORIGIN))
    assert nothing.legend == ()


@pytest.mark.parametrize("preset", ["half-column", "link"])
def test_where_the_legend_would_take_the_maps_room_themes_are_not_told_apart(
    real: Dataset, preset: str
) -> None:
    crowded = page(asked(view(real, EVERYTHING), Options(preset=preset, map="both"), ORIGIN))
    assert [e.text for e in crowded.legend] == [
        "Partner", "Svensk partner", "Svensk partner, aktiv", "Svensk partner, inte aktiv",
        "Aktivt", "Planerat", "Obekräftat", "Avslutat",
    ]  # fmt: skip
    svg = figure_svg(asked(view(real, EVERYTHING), Options(preset=preset, map="both"), ORIGIN), fonts=False)
    assert not any(group.colour.lower() in svg.lower() for group in real.theme_groups.values())
    usual = page(asked(view(real), Options(preset=preset), ORIGIN))
    assert "Klimat" in [e.text for e in usual.legend]


def test_the_legend_names_every_status_and_group_that_is_drawn(real: Dataset) -> None:
    shown = view(real, State(status=()))
    text = said(figure_svg(asked(shown, Options(), ORIGIN)))
    for status in (s for s in STATUSES if shown.counts.by_status[s]):
        assert shown.language(f"report.line_{status}") in text
    for ident, _ in legend_entries(shown):
        group = real.theme_groups.get(ident)
        assert (group.label_sv if group else "Tema okänt") in text
