"""Which themes a text speaks of: words that are enough, words that are not, other senses, and how sure that is."""

from __future__ import annotations

import csv

import pytest

from geo.link.themes import themes
from geo.link.tokens import tokenize
from tests.conftest import ROOT


def found(text: str) -> dict[str, tuple[tuple[str, ...], str]]:
    return {p.id: (p.evidence, p.confidence) for p in themes(tokenize(text), text)}


def test_one_word_is_medium_and_two_are_high() -> None:
    assert found("De lär om vatten")["water_waste"] == (("vatten",), "medium")
    assert found("De lär om vatten och avlopp")["water_waste"] == (("vatten", "avlopp"), "high")


def test_the_same_word_twice_is_one_ground() -> None:
    assert found("Vatten, vatten")["water_waste"][1] == "medium"
    assert found("New waste planning for urban planning")["planning"][1] == "high"
    assert found("About urban planning")["planning"] == (("urban planning",), "medium")


def test_a_weak_word_needs_another() -> None:
    assert found("Två poliser kom") == {}
    assert found("Polisen och konflikten: conflicts")["safety"] == (("Polisen", "conflicts"), "medium")


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Dagvattenplanen är klar", "water_waste"),
        ("Ungdomsinflytandet ökar", "participation"),
        ("Ungdomsinflytandet ökar", "youth"),
        ("Flickor i låg- och mellanstadieskolan", "education"),
        ("Öppna data om avtal", "transparency"),
        ("La participación de las mujeres", "gender"),
        ("Rendición de cuentas", "transparency"),
    ],
)
def test_compounds_phrases_and_spanish(text: str, theme: str) -> None:
    assert theme in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bättre arbetsmiljö för cheferna",
        "A change of political climate",
        "En ung demokrati",
        "The young democracy",
        "They met in the school hall",
        "Mötet i skolans aula",
        "A culture of mistrust",
        "Kommunen samlades i bibliotekets hall",
        "The workshop was held at the museum",
        "En stimulerande miljö för samtal",
        "Business as usual",
        "Planering av nästa resa",
        "Water under the bridge",
        "Plantskolan i parken",
        "International Centre for Local Democracy",
    ],
)
def test_another_sense_is_no_ground(text: str) -> None:
    assert found(text) == {}


def test_words_that_one_theme_keeps_for_itself() -> None:
    assert set(found("Mer cirkulär ekonomi")) == {"climate"}
    assert set(found("Ny ekonomi")) == {"economy"}
    assert set(found("The health of our democracy")) == {"participation"}


def test_a_phrase_ends_with_its_sentence() -> None:
    assert "transparency" not in found("It is open. Data are missing.")
    assert "transparency" in found("It is open data.")


def test_the_theme_with_most_words_comes_first() -> None:
    assert next(iter(found("Unga lär om vatten och avlopp"))) == "water_waste"


def test_a_text_of_something_else_has_no_theme() -> None:
    assert found("Ett möte på tisdag") == {}


def test_teasers_of_the_bench_stay_as_good_as_they_are() -> None:
    right = wrong = missing = 0
    with (ROOT / "bench" / "samples" / "themes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            proposed, expected = (
                set(found(f"{row['title']}\n{row['teaser']}")),
                set(row["themes"].split(";")) - {""},
            )
            right += len(proposed & expected)
            wrong += len(proposed - expected)
            missing += len(expected - proposed)
    assert right + missing > 400
    assert 2 * right / (2 * right + wrong + missing) >= 0.88
