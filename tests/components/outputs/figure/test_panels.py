"""Which names a map bears."""

from __future__ import annotations

from dataclasses import replace

from components.outputs.figure.render_figure import figure_svg
from components.outputs.figure.sheet import page
from components.state.figure import Options
from data.records import Dataset
from tests.components.outputs.figure.seen import EVERYTHING, ORIGIN, asked, lines, root, view


def test_a_country_is_named_once(real: Dataset) -> None:
    svg = figure_svg(asked(view(real, EVERYTHING), Options(preset="square", map="close", focus="KE"), ORIGIN))
    names = [line.text for line in lines(root(svg), "names")]
    assert "Kenya" in names
    assert len(set(names)) == len(names)


def test_a_small_map_of_sweden_bears_most_names_or_none(real: Dataset) -> None:
    """A dozen of ninety names hide the areas, and why these stand there nobody can know."""
    chosen = Options(preset="half-column", map="sweden")
    crowded = page(asked(view(real, EVERYTHING), chosen, ORIGIN))
    assert (crowded.names, crowded.leaders) == ((), ())
    # What is left is the mark of bodies that have no area.
    assert len(crowded.panels[0].dots) == 1
    assert len(page(asked(view(real), replace(chosen, preset="square"), ORIGIN)).names) > 8
