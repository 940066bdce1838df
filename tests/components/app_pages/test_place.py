"""The place page and the list of places, run by Streamlit itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.components.app_pages.seen import html, widget


@pytest.fixture
def app(open_page: Callable[[str], AppTest]) -> AppTest:
    return open_page("place")


def test_search_narrows_the_list_and_stands_in_the_address(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert "24 aktiva av 311" in html(app)
    app.text_input[0].set_value("  vaxjo ").run()
    assert not app.exception
    assert app.query_params["text"] in ("vaxjo", ["vaxjo"])
    assert "1 träff i Sverige." in html(app)
    assert 'href="./place?id=vaxjo"' in html(app)


@pytest.mark.parametrize(
    ("language", "said"), [("sv", "Ja, Växjö kommun är aktiv"), ("en", "Yes, Växjö Municipality")]
)
def test_a_place_shows_all_whatever_the_filters(app: AppTest, language: str, said: str) -> None:
    app.query_params.update({"id": "vaxjo", "language": language, "status": "planned", "country": "KE"})
    app.run()
    assert not app.exception
    assert said in html(app)
    assert 'data-partnership="vaxjo-vushtrri"' in html(app)


def test_an_unknown_place_leads_to_the_list(app: AppTest) -> None:
    app.query_params.update({"id": "atlantis", "language": "en"})
    app.run()
    assert not app.exception
    assert "Is my municipality active?" in html(app)


def test_possible_partners_are_narrowed_by_country_and_theme_and_found_by_text(app: AppTest) -> None:
    app.query_params.update({"answer": "former", "language": "en"})
    app.run()
    assert not app.exception
    assert "Who could be our partner?" in html(app)
    assert "Is my municipality active?" not in html(app)
    widget(app, "country").set_value(["KE"]).run()
    assert app.query_params["country"] in ("KE", ["KE"])
    assert "Kisumu" in html(app)
    assert "Chinsali" not in html(app)
    widget(app, "theme").set_value(["gender"]).run()
    assert "Kisumu" not in html(app)
    app.text_input[0].set_value("homa").run()
    assert not app.exception
    assert "1 of " in html(app)
    assert 'href="./place?language=en&amp;id=homa-bay"' in html(app)
