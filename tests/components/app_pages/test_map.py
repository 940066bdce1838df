"""The start page run by Streamlit itself: widgets, state and address are one."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.language import language
from components.state.state import FILTERS
from tests.components.app_pages.conftest import TODAY
from tests.components.app_pages.seen import html, widget
from tests.conftest import ROOT


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", TODAY)
    return AppTest.from_file(str(ROOT / "components" / "app.py"), default_timeout=30)


def test_the_first_run_shows_what_is_active(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert "30 aktiva partnerskap mellan 24 svenska kommuner och regioner" in html(app)
    assert not app.query_params


def test_a_filter_changes_rows_and_address(app: AppTest) -> None:
    app.run()
    widget(app, "country").set_value(["UA"]).run()
    assert not app.exception
    assert app.query_params["country"] == "UA"
    assert "12 aktiva partnerskap" in html(app)


def test_an_address_sets_the_widgets(app: AppTest) -> None:
    app.query_params["country"] = "KE,UA"
    app.query_params["language"] = "en"
    app.query_params["status"] = "all"
    app.run()
    assert widget(app, "country").value == ["KE", "UA"]
    assert "partnerships between" in html(app)
    assert app.session_state["state"].status == ()


def test_a_new_address_replaces_what_was_chosen(app: AppTest) -> None:
    app.run()
    widget(app, "country").set_value(["UA"]).run()
    app.query_params["country"] = "KE"
    app.run()
    assert app.session_state["state"].country == ("KE",)
    assert widget(app, "country").value == ["KE"]


def test_nonsense_in_the_address_falls_away(app: AppTest) -> None:
    app.query_params["country"] = "../../etc"
    app.query_params["date"] = "never"
    app.query_params["selection"] = "place:'; drop"
    app.run()
    assert not app.exception
    assert "30 aktiva partnerskap" in html(app)
    assert not app.query_params


def test_nothing_found_says_what_to_loosen(app: AppTest) -> None:
    app.query_params["country"] = "KE"
    app.query_params["theme"] = "youth"
    app.run()
    assert "Inga partnerskap visas" in html(app)
    assert "Ta bort" in html(app)


def test_a_year_shows_the_partnerships_of_that_time(app: AppTest) -> None:
    app.query_params["date"] = "2020"
    app.run()
    assert "41 aktiva partnerskap" in html(app)
    assert app.select_slider[0].value == "2020"


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
    app.run()
    for field in (*FILTERS, "text"):
        assert widget(app, field)


def test_the_legend_names_each_colour_of_an_area(app: AppTest) -> None:
    app.run()
    for key in ("legend.swedish", "legend.swedish_region"):
        assert f'aria-hidden="true"></span>{language("sv")(key)}' in html(app)


def test_what_would_give_nothing_is_seen_as_such_unless_it_is_chosen(app: AppTest) -> None:
    app.query_params["theme"] = "migration"
    app.query_params["text"] = "homa bay"
    app.run()
    shown = [option.content for option in widget(app, "theme").proto.options]
    assert all(text.startswith(":gray[") for text in shown if "Migration" not in text)
    assert "Migration och flykt \\(0\\)" in shown
