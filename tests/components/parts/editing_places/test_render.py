"""Places and suggestions in words, in both languages; text of tables is text."""

from __future__ import annotations

from typing import get_args

import pytest

from components.language import language
from components.parts.editing_places.render import place_html, place_name, places_intro, suggestion_html
from data.records import Confidence, Problem
from geo.settle.places import Unsettled, Why
from geo.settle.suggest import Reason, Suggestion

HOSTILE = "<b>{{7*7}}</b>"
ROW = {"name": HOSTILE, "short_name": "", "name_sv": "", "aliases": "", "country": "KE"}
SLIP = Problem("places.csv", 2, "lat", "34, -0.5", "point-exchanged", "DZ | KE | -0.5, 34")


@pytest.mark.parametrize("code", ["sv", "en"])
def test_every_reason_and_every_kind_of_place_has_its_words(code: str) -> None:
    words = language(code)
    for why in get_args(Why):
        html = place_html(
            words, Unsettled("a", ROW, why, True, ("a-b",), SLIP if why == "misplaced" else None), ()
        )
        assert "&lt;b&gt;{{7*7}}&lt;/b&gt; (Kenya)" in html
        assert html.count("<p>") == 5
    for reason in get_args(Reason):
        for sure in get_args(Confidence):
            one = Suggestion(HOSTILE, "town", "KE", "", -0.5, 34.0, HOSTILE, sure, reason)
            html = suggestion_html(words, 1, one)
            assert html.count("&lt;b&gt;{{7*7}}&lt;/b&gt;") == 2
            assert "-0.5000, 34.0000" in html


def test_a_misplaced_point_is_said_as_the_check_says_it() -> None:
    html = place_html(language("en"), Unsettled("a", ROW, "misplaced", False, (), SLIP), ())
    assert "Algeria" in html


def test_a_place_without_a_name_has_its_id() -> None:
    assert (
        place_name(language("sv"), Unsettled("a", ROW | {"name": "", "country": ""}, "no-position", True))
        == "a"
    )


@pytest.mark.parametrize(("number", "text"), [(0, "Every place"), (1, "One place in"), (3, "3 places in")])
def test_how_many_there_are(number: int, text: str) -> None:
    assert text in places_intro(language("en"), number)
