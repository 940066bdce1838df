"""Partnerships and themes from what a text names, each with its words; and the table that holds them."""

from __future__ import annotations

from data.reading.read_folder import read_folder
from geo.link.propose import propose
from tests.conftest import TABLES

REAL = read_folder(TABLES).dataset


def test_the_words_stand_with_every_proposal() -> None:
    result = propose(REAL, "Växjös unga i Vietnam", "De lär om vatten och avlopp.")
    assert result.places[0].evidence == ("Växjös",)
    assert result.partnerships[0].evidence == ("Växjös", "Vietnam")
    themes = {p.id: (p.evidence, p.confidence) for p in result.themes}
    assert themes["water_waste"] == (("vatten", "avlopp"), "high")
    assert themes["youth"] == (("unga",), "medium")
