"""Every area that is filled has its name."""

from __future__ import annotations

from components.outputs.figure.render_figure import figure_svg
from components.state.figure import Options
from data.records import Dataset
from tests.components.outputs.figure.seen import ORIGIN, asked, said, view


def test_every_filled_area_of_sweden_is_named(real: Dataset) -> None:
    shown = view(real)
    text = said(figure_svg(asked(shown, Options(preset="a4-portrait", map="sweden"), ORIGIN)))
    for row in shown.rows:
        assert shown.language.short(row.swedish) in text
    assert "Kommun med aktivt partnerskap" in text
