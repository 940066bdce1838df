"""The page Report run by Streamlit itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.components.app_pages.seen import html


@pytest.fixture
def app(open_page: Callable[[str], AppTest]) -> AppTest:
    return open_page("report")


def test_the_preview_follows_filters_and_options(app: AppTest) -> None:
    app.query_params.update({"country": "KE", "preset": "a5"})
    app.run()
    assert not app.exception
    assert 'src="./figure/map.svg?country=KE&amp;preset=a5"' in html(app)
    assert "Karta över Kenya. 3 aktiva ICLD-finansierade partnerskap" in html(app)
    box = next(w for w in app.selectbox if w.key and w.key.startswith("figure-map-"))
    box.set_value("both").run()
    assert not app.exception
    assert "preset=a5&amp;map=both" in html(app)
    assert app.query_params["map"] == "both"
    title = next(w for w in app.text_input if w.key and w.key.startswith("figure-title-"))
    title.set_value("Kenya & vi").run()
    assert "title=Kenya%20%26%20vi" in html(app)
    labels = next(w for w in app.checkbox if w.key and w.key.startswith("figure-labels-"))
    labels.uncheck().run()
    assert "labels=no" in html(app)


def test_every_file_and_text_is_offered(app: AppTest) -> None:
    app.query_params.update({"language": "en"})
    app.run()
    assert not app.exception
    for kind in ("png", "svg", "pdf", "zip"):
        assert f'href="./figure/map.{kind}?language=en"' in html(app)
        assert f'download="partnerships_active_a4-landscape_2026-11-22.{kind}"' in html(app)
    assert "./data/partnerships.xlsx" in html(app)
    for heading in ("Alternative text", "Caption", "Long description"):
        assert heading in html(app)


def test_a_close_up_asks_of_what(app: AppTest) -> None:
    app.query_params.update({"map": "close"})
    app.run()
    assert not app.exception
    focus = next(w for w in app.selectbox if w.key and w.key.startswith("figure-focus-"))
    assert {"Alla partnerländer", "Afrika", "Kenya"} <= set(focus.options)
    focus.set_value("KE").run()
    assert "focus=KE" in html(app)


def test_an_empty_selection_has_an_honest_figure(app: AppTest) -> None:
    app.query_params.update({"country": "KE", "world_region": "europe"})
    app.run()
    assert not app.exception
    assert "Inga aktiva ICLD-finansierade partnerskap" in html(app)


def test_letters_that_the_figure_cannot_show_are_told(app: AppTest) -> None:
    app.run()
    assert "Typsnittet saknar " not in html(app)
    next(t for t in app.text_input if t.label == "Titel").set_value("თბილისი").run()
    assert "<p>Typsnittet saknar " in html(app)
