"""What the map shows in a sentence, and the ready-made maps."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from components.parts.summary.render import PRESETS, summary
from components.state.state import DEFAULT
from tests.components.view.real import view


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
