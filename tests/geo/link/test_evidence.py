"""Words that may be a place are one when something else says so."""

from __future__ import annotations

import pytest

from tests.geo.link.linked import places


@pytest.mark.parametrize(
    "text",
    ["Vara med!", "Att vara är bra.", "Marken är torr.", "Mark Johnson", "Säger Karin Lund.", "En lund",
     "Lunds universitet",
     "Högskolan i Borås söker lärare.", "Mark Sala är ny projektledare.",
     "Borås Tidning", "Helping Towns Mark the Day of Peace", "ATT VARA UNG", "Nora Eriksson leder.",
     "David Livingstone",
     "Busia in Kenya", "A walk through East London.", "Luck was with them."],
)  # fmt: skip
def test_words_and_people_are_no_places(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vara kommun", ["vara"]),
        ("Vara och Huangshan", ["vara", "huangshan"]),
        ("De bor i Vara.", ["vara"]),
        ("Lunds ungdomsråd", ["lund"]),
        ("Livingstone in Zambia", ["livingstone"]),
        ("Busia in Uganda", ["busia-uganda"]),
        ("Berg i Jämtland har snö.", ["berg"]),
    ],
)
def test_with_evidence_they_are(text: str, found: list[str]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kalmar and Cape Winelands", ["region-kalmar-lan", "cape-winelands"]),
        ("Kalmar kommun and Cape Winelands", ["kalmar", "cape-winelands"]),
        ("Kalmar and Entebbe", ["kalmar", "entebbe"]),
        ("Kalmar", ["kalmar"]),
    ],
)
def test_the_region_is_meant_where_the_partner_is_its_own(text: str, found: list[str]) -> None:
    assert places(text) == found
