"""The start page run by Streamlit itself: widgets, state and address are one."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from components.outputs.page.content import content
from components.state.state import FILTERS, PAGES, State
from tests.components.app_pages.seen import html, widget
from tests.components.outputs.page.pages import page_of


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


def _spaced(text: str) -> str:
    """Return a text as Streamlit hands it on: it leaves out empty lines."""
    return " ".join(text.split())


def rows(app: AppTest) -> int:
    return len(re.findall(r'<tr role="row" data-partnership=', html(app)))


def test_a_filter_goes_back_to_the_first_row_and_changes_the_files_too(
    open_page: Callable[[str], AppTest],
) -> None:
    app = open_page("table")
    app.query_params.update({"status": "all", "funding": "all", "start": "100", "sort": "-start"})
    app.run()
    assert not app.exception
    assert rows(app) == 44
    next(w for w in app.multiselect if w.key and w.key.startswith("country-")).set_value(["UA"]).run()
    assert not app.exception
    assert 0 < rows(app) < 50
    assert "partnerships.xlsx?country=UA&amp;status=all&amp;funding=all&amp;sort=-start" in html(app)
    assert "start" not in app.query_params


def test_a_table_with_nothing_to_show_says_which_filter_to_loosen_and_offers_no_files(
    open_page: Callable[[str], AppTest],
) -> None:
    app = open_page("table")
    app.query_params["text"] = "finnsinte"
    app.run()
    assert not app.exception
    assert rows(app) == 0
    assert "Inga partnerskap att visa" in html(app)
    assert "partnerships.xlsx" not in html(app)


@pytest.mark.parametrize(("code", "heading"), [("sv", "Om kartan"), ("en", "About the map")])
def test_the_page_about_names_who_answers_for_it_from_the_configuration(
    open_page: Callable[[str], AppTest], monkeypatch: pytest.MonkeyPatch, code: str, heading: str
) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_ORGANISATION", "Exempelkommunen")
    monkeypatch.setenv("PARTNERSKAPSKARTAN_CONTACT", "https://example.se/kontakt")
    app = open_page("about")
    app.query_params["language"] = code
    app.run()
    assert not app.exception
    (shown,) = (e for e in app.get("html") if f"<h1>{heading}</h1>" in e.proto.body)
    assert "Exempelkommunen" in shown.proto.body
    assert 'href="https://example.se/kontakt"' in shown.proto.body


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_drawn_from_its_blocks_in_their_order(
    open_page: Callable[[str], AppTest], name: str
) -> None:
    app = open_page(name).run()
    assert not app.exception
    drawn = _spaced(html(app))
    blocks = [_spaced(b) for b in content(page_of(State(page=name))).main if isinstance(b, str) and b]
    at = [drawn.find(block) for block in blocks]
    assert min(at, default=0) >= 0
    assert at == sorted(at)
