"""What every page is given: its view follows from tables, state and day, and is built once."""

from __future__ import annotations

from datetime import date

from components.language import language
from components.outputs.page.page import Page
from components.settings import settings
from components.state.state import State
from components.view import View, build_view
from data.reading.load import Loaded
from data.records import Dataset


def test_the_view_is_that_of_the_state_on_the_day(sample: Dataset) -> None:
    day, state = date(2020, 6, 30), State(status=())
    page = Page(Loaded(sample, ()), state, language("sv"), day, settings({}))
    assert page.dataset is sample
    assert page.view.rows == build_view(sample, state, day).rows
    assert page.view is page.view


def test_visitors_with_the_same_state_share_a_view_and_others_do_not(sample: Dataset) -> None:
    day, words = date(2020, 6, 30), language("sv")

    def view(state: State, day: date = day) -> View:
        return Page(Loaded(sample, ()), state, words, day, settings({})).view

    assert view(State(country=("KE",))) is view(State(country=("KE",)))
    assert view(State(country=("UA",))).state.country == ("UA",)
    assert view(State(country=("KE",)), date(2021, 1, 1)).today == date(2021, 1, 1)
