"""The page of what has changed, run by Streamlit itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from components.app_pages.changes import typed
from components.state.state import State
from tests.components.app_pages.seen import html
from tests.components.outputs.page.pages import page_of


@pytest.fixture
def app(open_page: Callable[[str], AppTest]) -> AppTest:
    return open_page("changes")


def test_the_days_follow_the_lists_and_the_address_them(app: AppTest) -> None:
    app.query_params.update({"since": "2024", "date": "2024"})
    app.run()
    assert not app.exception
    assert "Perioden är 2024." in html(app)
    since, until = app.selectbox
    assert (since.value, until.value) == ("2024", "2024")
    until.set_value("2025").run()
    assert "från och med den 1 januari 2024 till och med den 31 december 2025" in html(app)
    assert app.query_params["date"] == "2025"


@pytest.mark.parametrize(
    ("name", "value", "taken"),
    [
        ("since", " 2025-06 ", "2025-06"),
        ("since", "2025-06-30", "2025-06-30"),
        ("since", "igår", ""),
        ("since", "r1", ""),  # there is no store
        ("since", None, ""),
        ("date", "2025-13", ""),
        ("date", "2025", "2025"),
    ],
)
def test_what_is_typed_is_a_day_or_nothing(name: str, value: object, taken: str) -> None:
    assert typed(page_of(State(page="changes", since="2024", date="2024")), name, value) == taken
