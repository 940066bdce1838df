"""What stands above and below a page."""

from __future__ import annotations

from dataclasses import replace

from components.outputs.export.query_warnings import Dropped, unknown_values
from components.outputs.page.surroundings import notices, page_footer, title
from components.state.state import State, vocabulary
from tests.components.outputs.page.pages import page_of


def test_a_dropped_value_is_named_and_nothing_is_said_otherwise() -> None:
    page = page_of(State())
    assert not any(notices(page))
    dropped: tuple[Dropped, ...] = unknown_values("country=atlantis", vocabulary(page.dataset))
    (notice,) = filter(None, notices(replace(page, dropped=dropped)))
    assert "atlantis" in notice


def test_the_footer_names_whom_to_tell_of_an_error_where_somebody_is_named() -> None:
    page = State(page="table", language="en")
    assert "pk-report" in page_footer(page_of(page, CONTACT="karta@example.se"))
    assert "pk-report" not in page_footer(page_of(page))


def test_a_title_begins_with_the_pages_subject() -> None:
    assert title(page_of(State(page="place", id="vaxjo"))).startswith("Växjö kommun")
