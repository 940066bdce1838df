"""A figure as one value: in its own language, with the query of the page."""

from __future__ import annotations

import pytest

from components.outputs.figure.captions import caption, title
from components.outputs.figure.figure_files import texts
from components.outputs.figure.request import Origin, figure_of, public_origin, query
from components.state.figure import Options
from components.state.state import State
from data.records import Dataset
from tests.components.outputs.figure.seen import asked, view


def test_a_figure_has_its_own_language_and_the_query_of_the_page(real: Dataset) -> None:
    shown = view(real, State(country=("KE",), figure=Options(wording="en", ink="grey")))
    figure = figure_of(shown)
    assert title(figure) == "Active municipal partnerships in Kenya"
    assert figure.query == query(shown) == "country=KE&ink=grey&wording=en"
    assert figure.options == shown.state.figure
    assert [r.id for r in figure.view.rows] == [r.id for r in shown.rows]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://localhost:8501/",
        "http://127.0.0.1/",
        "http://[::1]:80/",
        "http://0.0.0.0/",
        "http://server/karta/",
    ],
)
def test_an_address_that_only_this_machine_knows_is_not_printed(real: Dataset, address: str) -> None:
    origin = public_origin(address, "Kommunen")
    assert origin == Origin("", "Kommunen")
    shown = view(real)
    assert "://" not in caption(asked(shown, Options(), origin))
    assert "://" not in texts(asked(shown, Options(), origin))
    assert public_origin("https://karta.example.se/a", "").address == "https://karta.example.se/a/"
