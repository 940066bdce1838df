"""The slider of years."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from components.app_pages.years import TODAY, next_step
from tests.components.app_pages.seen import html


def test_each_year_is_played_once_and_today_comes_last() -> None:
    played = ["2008"]
    while played[-1] != TODAY:
        played.append(next_step(played[-1]))
    assert played == [*(str(year) for year in range(2008, 2027)), TODAY]
    assert next_step("2019-06-30") == "2020"


def test_a_year_shows_the_partnerships_of_that_time(app: AppTest) -> None:
    app.query_params["date"] = "2020"
    app.run()
    assert "41 aktiva partnerskap" in html(app)
    assert app.select_slider[0].value == "2020"
