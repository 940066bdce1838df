"""What the map shows in a sentence, and the ready-made maps."""

from __future__ import annotations

from datetime import date

from selectolax.lexbor import LexborHTMLParser

from components.parts.summary.render import PRESETS, summary
from components.state.state import DEFAULT, State
from components.view import build_view
from tests.components.view.real import REAL, view


def page(**chosen: object) -> LexborHTMLParser:
    return LexborHTMLParser(summary(view(**chosen)))


def test_the_heading_is_the_views_sentence() -> None:
    assert page(country=("KE",)).css("h1")[0].text() == view(country=("KE",)).sentence


def test_the_ready_made_map_that_one_sees_is_marked() -> None:
    usual = {name: state for name, state in PRESETS.items() if name != "preset_today"}
    for name, state in usual.items():
        chosen = {"kind": state.kind, "area": state.area, "status": state.status}
        marked = ["aria-current" in a.attributes for a in page(**chosen).css(".pk-presets a")]
        assert marked == [name == other for other in usual]
    assert not any("aria-current" in a.attributes for a in page(country=("KE",)).css(".pk-presets a"))


def test_a_ready_made_map_is_in_the_viewers_language_and_free_of_filters() -> None:
    links = [a.attributes["href"] or "" for a in page(language="en", country=("KE",)).css(".pk-presets a")]
    assert all("language=en" in link and "country" not in link for link in links)
    assert PRESETS["preset_now"] == DEFAULT


def test_after_the_programmes_end_its_last_day_and_what_is_known_today_are_two_maps() -> None:
    after = build_view(REAL, State(language="en"), date(2027, 6, 1))
    links = LexborHTMLParser(summary(after)).css(".pk-presets a")
    assert [a.text() for a in links[:2]] == ["At the end of the programme", "What is known today"]
    assert ["aria-current" in a.attributes for a in links[:2]] == [True, False]
    known = build_view(REAL, PRESETS["preset_today"], date(2027, 6, 1))
    assert known.rows
    assert {r.status for r in known.rows} <= {"active", "planned", "unverified"}
    assert "What is known today" not in summary(view(language="en"))


def test_each_filter_in_use_can_be_taken_away_above_the_map() -> None:
    one = page(theme=("gender", "youth"), country=("KE",), text="vatten", date="2020")
    labels = [a.text() for a in one.css(".pk-chosen a")]
    assert labels == [
        "Ta bort Jämställdhet ×", "Ta bort Barn och unga ×", "Ta bort Kenya ×", "Ta bort sökning ”vatten” ×",
        "Rensa alla filter",
    ]  # fmt: skip
    first = one.css(".pk-chosen a")[0].attributes["href"] or ""
    assert "theme=youth" in first
    assert "country=KE" in first
    assert "date=2020" in first


def test_a_ready_made_map_needs_no_list_of_its_filters() -> None:
    assert not page().css(".pk-chosen")
    assert not page(kind=("kommun",), area="sweden").css(".pk-chosen")
    assert page(kind=("kommun",)).css(".pk-chosen")
