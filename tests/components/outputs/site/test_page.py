"""A page lies where its address says, and speaks its language."""

from __future__ import annotations

from components.outputs.site.page import SitePage
from components.state.state import State


def test_where_a_page_lies_follows_from_what_it_shows() -> None:
    for state, path in (
        (State(), "index.html"),
        (State(language="en"), "en/index.html"),
        (State(page="place", id="vaxjo"), "place/vaxjo/index.html"),
        (State(page="theme", id="climate", language="en"), "en/theme/climate/index.html"),
    ):
        page = SitePage(state, "x", "x", "")
        assert page.path == path
        assert page.words.code == state.language
