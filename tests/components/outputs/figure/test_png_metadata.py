"""A picture carries in words what it shows and how it was made."""

from __future__ import annotations

from components.outputs.figure.png_metadata import texts_of
from components.outputs.figure.render_figure import figure_bytes
from components.state.figure import Options
from data.records import Dataset
from tests.components.outputs.figure.seen import ORIGIN, asked, view

SMALL = Options(preset="half-column")


def test_a_picture_says_what_it_shows(real: Dataset) -> None:
    report = texts_of(figure_bytes(asked(view(real), SMALL, ORIGIN), "png"))
    assert report["Title"] == "Aktiva kommunala partnerskap"
    assert report["Description"].startswith(
        "Karta över Sverige och partnerna. 30 aktiva ICLD-finansierade partnerskap"
    )
