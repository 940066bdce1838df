"""What the filters choose, as part of a title."""

from __future__ import annotations

from typing import Any

import pytest

from components.language import language
from components.state.state import LANGUAGES, State
from components.view.wording import MOST, rest, subject
from data.records import Dataset


def told(dataset: Dataset, code: str, **filters: Any) -> str:
    return subject(dataset, State(**filters), language(code))


def test_a_theme_and_a_place_are_told_as_one_would_say_it(real: Dataset) -> None:
    chosen = {"theme": ("water_waste",), "country": ("UG", "ZM")}
    assert told(real, "sv", **chosen) == "om vatten och avfall i Uganda och Zambia"
    assert told(real, "en", **chosen) == "on water and waste in Uganda and Zambia"
    assert told(real, "sv") == told(real, "en") == ""


def test_names_that_hold_an_and_are_parted_from_it(real: Dataset) -> None:
    themes = {"theme": ("health", "gender")}
    assert told(real, "sv", **themes) == "om hälsa och vård samt jämställdhet"
    assert told(real, "en", **themes) == "on health and care, and gender equality"


def test_countries_have_the_preposition_and_article_of_the_language(real: Dataset) -> None:
    assert told(real, "sv", country=("PH", "VN")) == "på Filippinerna och i Vietnam"
    assert told(real, "en", country=("PH",)) == "in the Philippines"
    assert told(real, "en", world_region=("americas",)) == "in the Americas"
    # A country says in which part of the world it lies.
    assert told(real, "sv", world_region=("africa",), country=("KE",)) == "i Kenya"


def test_whose_and_what_for(real: Dataset) -> None:
    own = next(p for p in real.places.values() if p.kind == "region" and p.is_swedish)
    assert told(real, "sv", swedish_place=(own.id,)) == f"för {own.name}"
    assert told(real, "en", kind=("kommun",)) == "of Swedish municipalities"
    assert told(real, "sv", goal=("6",)) == "för globala målet 6 (Rent vatten och sanitet för alla)"
    assert told(real, "en", goal=("3", "11")) == "for Global Goals 3 and 11"
    assert told(real, "sv", text="avlopp") == "som nämner ”avlopp”"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("field", ["theme", "country", "swedish_place", "partner_place"])
def test_long_lists_are_counted_and_told_apart(real: Dataset, code: str, field: str) -> None:
    known = {
        "theme": list(real.themes),
        "country": sorted({p.country for p in real.places.values() if not p.is_swedish}),
        "swedish_place": [p.id for p in real.places.values() if p.is_swedish],
        "partner_place": [p.id for p in real.places.values() if not p.is_swedish],
    }[field]
    few, many = (State(**{field: tuple(known[:n])}) for n in (MOST, MOST + 1))  # type: ignore[arg-type]  # by name
    words = language(code)
    assert str(MOST + 1) in subject(real, many, words)
    assert len(rest(real, many, words)) == len(rest(real, few, words)) + 1
    assert str(MOST + 1) not in subject(real, few, words)


def test_what_can_only_stand_apart(real: Dataset) -> None:
    words = language("sv")
    assert rest(real, State(), words) == ("finansierade av ICLD",)
    assert rest(real, State(funding=()), words) == ("oavsett finansiär",)
    assert rest(real, State(programme=("RU",), funding=("no",)), words) == (
        "program: Rysk-svenska programmet",
        "utan pengar från ICLD",
    )
