"""The page that makes figures."""

from __future__ import annotations

from components.outputs.page.blocks import blocks_html
from components.outputs.page.report import origin, report_content
from components.state.figure import Options
from components.state.state import State
from tests.components.outputs.page.pages import page_of


def test_the_preview_is_the_figure_of_the_address() -> None:
    state = State(page="report", theme=("climate",), figure=Options(preset="a5"))
    html = blocks_html(report_content(page_of(state)).main)
    assert "./figure/map.svg?theme=climate&amp;preset=a5" in html


def test_a_figure_names_the_configured_address_and_organisation() -> None:
    page = page_of(State(page="report"), ADDRESS="https://karta.example.org/", ORGANISATION="Exempel")
    assert (origin(page).address, origin(page).organisation) == ("https://karta.example.org/", "Exempel")
