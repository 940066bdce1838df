"""A long list in parts: always a whole part, and the way to the next and the one before."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.language import language
from components.parts.pager.render import PageRange, pager, part
from components.state.state import State


@pytest.mark.parametrize(
    ("start", "total", "shown"),
    [
        (0, 250, PageRange(0, 100, 250)),
        (100, 250, PageRange(100, 200, 250)),
        (150, 250, PageRange(100, 200, 250)),
        (900, 250, PageRange(200, 250, 250)),
        (100, 200, PageRange(100, 200, 200)),
        (200, 200, PageRange(100, 200, 200)),
        (0, 0, PageRange(0, 0, 0)),
    ],
)
def test_a_whole_part_is_shown_wherever_one_asks_to_begin(start: int, total: int, shown: PageRange) -> None:
    assert part(State(start=start), total, 100) == shown


def links(shown: PageRange) -> dict[str | None, str | None]:
    page = pager(language("sv"), State(page="table", country=("KE",)), shown, 100)
    return {a.attributes["rel"]: a.attributes["href"] for a in LexborHTMLParser(page).css("a")}


def test_links_lead_to_the_neighbours_that_there_are_and_keep_the_filters() -> None:
    assert links(PageRange(0, 100, 250)) == {"next": "./table?country=KE&start=100"}
    assert links(PageRange(100, 200, 250)) == {
        "prev": "./table?country=KE",
        "next": "./table?country=KE&start=200",
    }
    assert links(PageRange(200, 250, 250)) == {"prev": "./table?country=KE&start=100"}


def test_what_has_room_in_one_part_needs_none() -> None:
    assert pager(language("sv"), State(), PageRange(0, 100, 100), 100) == ""
