"""A long list in parts: always a whole part, and the way to the next and the one before."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.language import language
from components.parts.pager.render import Part, pager, part
from components.state.state import State


@pytest.mark.parametrize(
    ("start", "total", "shown"),
    [
        (0, 250, Part(0, 100, 250)),
        (100, 250, Part(100, 200, 250)),
        (150, 250, Part(100, 200, 250)),
        (900, 250, Part(200, 250, 250)),
        (100, 200, Part(100, 200, 200)),
        (200, 200, Part(100, 200, 200)),
        (0, 0, Part(0, 0, 0)),
    ],
)
def test_a_whole_part_is_shown_wherever_one_asks_to_begin(start: int, total: int, shown: Part) -> None:
    assert part(State(start=start), total, 100) == shown


def links(shown: Part) -> dict[str | None, str | None]:
    page = pager(language("sv"), State(page="table", country=("KE",)), shown, 100)
    return {a.attributes["rel"]: a.attributes["href"] for a in LexborHTMLParser(page).css("a")}


def test_links_lead_to_the_neighbours_that_there_are_and_keep_the_filters() -> None:
    assert links(Part(0, 100, 250)) == {"next": "./table?country=KE&start=100"}
    assert links(Part(100, 200, 250)) == {
        "prev": "./table?country=KE",
        "next": "./table?country=KE&start=200",
    }
    assert links(Part(200, 250, 250)) == {"prev": "./table?country=KE&start=100"}


def test_what_has_room_in_one_part_needs_none() -> None:
    assert pager(language("sv"), State(), Part(0, 100, 100), 100) == ""
