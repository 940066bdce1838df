"""Pictures of the map: where things lie, what is drawn, and what is said instead."""

from __future__ import annotations

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.language import language
from components.parts.map_picture.plain import of_place, of_view
from components.state.state import State
from components.view import build_view
from components.view.answers import place_answers
from data.records import Dataset

TODAY = date(2026, 11, 22)
LAND = "./assets/land.svg"


@pytest.mark.parametrize("code", ["sv", "en"])
def test_a_place_is_shown_with_every_partnership_it_has_had(sample: Dataset, code: str) -> None:
    words = language(code)
    for place, answer in place_answers(sample, TODAY).items():
        drawn = LexborHTMLParser(of_place(sample, words, sample.places[place], answer, LAND)).css_first("svg")
        assert drawn is not None
        curves = drawn.css("g[fill=none] path")
        assert len(curves) == sum(len(r.partners) for r in answer.rows)
        assert drawn.attributes["role"] == "img"
        assert (drawn.attributes["aria-label"] or "").startswith(words("site.picture", told="").strip())
        assert words.short(sample.places[place]) in [n.text() for n in drawn.css("text")]


def test_names_do_not_cover_each_other(real: Dataset) -> None:
    view = build_view(real, State(), TODAY)
    drawn = LexborHTMLParser(of_view(view, LAND))
    at = [(float(n.attributes["x"] or 0), float(n.attributes["y"] or 0)) for n in drawn.css("text")]
    assert len(at) == len(set(at)) > 10


def test_no_rows_no_picture(sample: Dataset) -> None:
    assert of_view(build_view(sample, State(text="finns inte"), TODAY), LAND) == ""
