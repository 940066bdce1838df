"""Filters as phrases of a sentence: each that differs from the usual has one, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from components.language import language
from components.state.state import DEFAULT, FILTERS, State
from components.view.phrases import PHRASES, counted_partnerships, partnerships, phrases
from data.records import Dataset

CHOSEN: dict[str, Any] = {
    "country": ("KE", "UG"),
    "world_region": ("africa",),
    "swedish_place": ("vaxjo",),
    "partner_place": ("kisumu",),
    "partner_province": ("KE-17",),
    "kind": ("kommun",),
    "programme": ("KP",),
    "text": "vatten",
    "status": ("active", "planned"),
    "basis": ("stated",),
    "funding": ("unknown", "no"),
}


def test_every_filter_can_be_said() -> None:
    # Themes and goals are said by components/view/wording.py.
    assert set(PHRASES) == {*FILTERS, "text"} - {"theme", "goal"}
    assert set(CHOSEN) == set(PHRASES)


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("field", PHRASES)
def test_one_that_differs_is_said_once_and_the_usual_one_not_at_all(
    real: Dataset, code: str, field: str
) -> None:
    words = language(code)
    assert phrases(real, State(language=code), words, PHRASES) == ()
    (message,) = phrases(real, State(language=code, **{field: CHOSEN[field]}), words, PHRASES)
    assert message
    assert "{" not in message
    assert phrases(real, State(language=code, **{field: CHOSEN[field]}), words, ()) == ()


def test_several_values_are_any_of_them(real: Dataset) -> None:
    message = phrases(real, State(country=("KE", "UG"), funding=("no",)), language("sv"), PHRASES)
    assert message == ("med partner i Kenya eller Uganda", "utan pengar från ICLD")


@pytest.mark.parametrize(
    ("n", "text"), [(1, "ICLD-finansierat partnerskap"), (2, "ICLD-finansierade partnerskap")]
)
def test_the_usual_funder_is_part_of_what_is_counted(n: int, text: str) -> None:
    assert partnerships(DEFAULT, language("sv"), n) == text
    assert partnerships(State(funding=()), language("sv"), n) == "partnerskap"
    assert counted_partnerships(language("en"), "ended", n) == f"{n} ended partnership{'s' if n > 1 else ''}"
