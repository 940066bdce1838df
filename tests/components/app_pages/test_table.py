"""The table page run by Streamlit itself."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.components.app_pages.seen import html


@pytest.fixture
def app(open_page: Callable[[str], AppTest]) -> AppTest:
    return open_page("table")


def rows(app: AppTest) -> int:
    return len(re.findall(r'<tr role="row" data-partnership=', html(app)))


def test_a_filter_goes_back_to_the_first_row_and_changes_the_files_too(app: AppTest) -> None:
    app.query_params.update({"status": "all", "funding": "all", "start": "100", "sort": "-start"})
    app.run()
    assert not app.exception
    assert rows(app) == 44
    next(w for w in app.multiselect if w.key and w.key.startswith("country-")).set_value(["UA"]).run()
    assert not app.exception
    assert 0 < rows(app) < 50
    assert "partnerships.xlsx?country=UA&amp;status=all&amp;funding=all&amp;sort=-start" in html(app)
    assert "start" not in app.query_params


def test_nothing_to_show_says_which_filter_to_loosen_and_offers_no_files(app: AppTest) -> None:
    app.query_params["text"] = "finnsinte"
    app.run()
    assert not app.exception
    assert rows(app) == 0
    assert "Inga partnerskap att visa" in html(app)
    assert "partnerships.xlsx" not in html(app)
