"""Sentences are filled in, in both languages, and nothing in them reaches the terminal as more than text."""

from __future__ import annotations

from data.files.messages import Stop
from data.importers.errors import ImportStop, say


def test_a_sentence_is_filled_in_in_the_language_that_is_asked_for() -> None:
    assert say("stop.no-articles", "sv", source="x.csv") != say("stop.no-articles", "en", source="x.csv")
    assert "x.csv" in say("stop.no-articles", "en", source="x.csv")


def test_what_stops_is_said_with_its_details() -> None:
    stop = ImportStop("no-articles", source="x.csv")
    assert isinstance(stop, Stop)
    assert str(stop) == stop.sentence("en") == say("stop.no-articles", "en", source="x.csv")


def test_an_escape_sequence_does_not_reach_the_terminal() -> None:
    assert "\x1b" not in say("stop.no-articles", "sv", source="\x1b[2J")
