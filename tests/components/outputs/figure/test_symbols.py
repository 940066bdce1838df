"""Without colour, no colour."""

from __future__ import annotations

from components.outputs.figure.render_figure import figure_svg
from components.state.figure import Options
from components.state.state import State
from data.records import Dataset
from tests.components.outputs.figure.seen import ORIGIN, asked, view


def test_grey_has_no_colour(real: Dataset) -> None:
    svg = figure_svg(asked(view(real, State(status=())), Options(ink="grey", map="both"), ORIGIN))
    body = svg.partition("</style>")[2]
    for group in real.theme_groups.values():
        assert group.colour.lower() not in body.lower()
