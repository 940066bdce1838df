"""The start page run by Streamlit itself: widgets, state and address are one."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.state.state import FILTERS
from tests.components.app_pages.seen import html, widget


def test_the_first_run_shows_what_is_active(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert "30 aktiva ICLD-finansierade partnerskap mellan 24 svenska kommuner och regioner" in html(app)
    assert not app.query_params


def test_nonsense_in_the_address_falls_away(app: AppTest) -> None:
    app.query_params["country"] = "../../etc"
    app.query_params["date"] = "never"
    app.query_params["selection"] = "place:'; drop"
    app.run()
    assert not app.exception
    assert "30 aktiva ICLD-finansierade partnerskap" in html(app)
    assert not app.query_params


def test_nothing_found_says_what_to_loosen(app: AppTest) -> None:
    app.query_params["country"] = "KE"
    app.query_params["theme"] = "youth"
    app.run()
    assert "Inga aktiva ICLD-finansierade partnerskap" in html(app)
    assert "Ta bort" in html(app)


def test_a_selected_place_is_told_of_in_the_panel(app: AppTest) -> None:
    app.query_params["selection"] = "place:vaxjo"
    app.run()
    assert "Allt om Växjö kommun" in html(app)
    assert '<a class="pk-clear" href="./">' in html(app)


def test_a_selected_place_is_told_of_though_the_filters_leave_nothing(app: AppTest) -> None:
    app.query_params["selection"] = "place:vaxjo"
    app.query_params["text"] = "qqqq"
    app.run()
    assert "Allt om Växjö kommun" in html(app)


def test_every_filter_is_offered(app: AppTest) -> None:
    app.query_params.update({"status": "all", "basis": "no_news"})
    app.run()
    for field in (*FILTERS, "text"):
        assert widget(app, field)


def test_what_a_status_rests_on_is_offered_to_who_has_followed_a_link_to_it(app: AppTest) -> None:
    app.run()
    assert "./table?basis=reckoned&amp;sort=-start" in html(app)
    with pytest.raises(StopIteration):
        widget(app, "basis")
