"""The slider of years."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

from components.app_pages.years import USUAL, next_step
from components.view import time_steps
from data.dates import begin_of
from data.records import Dataset
from tests.components.app_pages.seen import html

TODAY = date(2026, 11, 22)


def test_each_year_is_played_once_and_today_comes_last(real: Dataset) -> None:
    steps = time_steps(real, TODAY)
    played = [steps[0]]
    while played[-1] != USUAL:
        played.append(next_step(steps, played[-1]))
    first = min(day.year for p in real.projects.values() if (day := begin_of(p)))
    assert played == [*(str(year) for year in range(first, TODAY.year + 1)), USUAL]
    assert next_step(steps, "2019-06-30") == "2020"


def test_a_year_shows_the_partnerships_of_that_time(app: AppTest) -> None:
    app.query_params["date"] = "2020"
    app.run()
    assert "41 aktiva ICLD-finansierade partnerskap" in html(app)
    assert app.select_slider[0].value == "2020"
