"""The slider of years."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.components.app_pages.seen import html


def test_a_year_shows_the_partnerships_of_that_time(app: AppTest) -> None:
    app.query_params["date"] = "2020"
    app.run()
    assert "41 aktiva partnerskap" in html(app)
    assert app.select_slider[0].value == "2020"
