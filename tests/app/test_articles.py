"""The page of good examples run by Streamlit itself."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT


def page() -> None:
    """What components/app.py does for this page, without the navigation that AppTest cannot steer."""
    from components.address.show import read_state, write_address
    from components.language import language
    from components.pages.articles import content
    from components.shell.page import Page
    from components.shell.settings import settings, today
    from components.state import vocabulary
    from data.current import current

    configured = settings()
    loaded = current(configured.tables)
    state = read_state("articles", vocabulary(loaded.dataset))
    content(Page(loaded, state, language(state.language), today(configured), configured))
    write_address(state)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", "2026-11-22")
    monkeypatch.chdir(ROOT)
    return AppTest.from_function(page, default_timeout=30)


def html(app: AppTest) -> str:
    return " ".join(e.proto.body for e in app.get("html"))


def widget(app: AppTest, field: str) -> Any:
    found = (*app.multiselect, *app.text_input, *app.get("button_group"))
    return next(w for w in found if w.key and w.key.startswith(f"{field}-"))


def test_every_filter_narrows_the_cards_and_stands_in_the_address(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert "69 sidor av 69 visas." in html(app)
    widget(app, "country").set_value(["KE"]).run()
    assert app.query_params["country"] == ["KE"] or app.query_params["country"] == "KE"
    assert "land Kenya" in html(app)
    widget(app, "text").set_value("homa bay").run()
    assert not app.exception
    assert "sökning ”homa bay”" in html(app)
    assert "Rensa alla filter" in html(app)


def test_an_address_from_the_map_sets_the_widgets_and_an_empty_page_says_why(app: AppTest) -> None:
    app.query_params.update({"language": "en", "country": "KE", "article_kind": "debate", "status": "ended"})
    app.run()
    assert not app.exception
    assert widget(app, "country").value == ["KE"]
    assert "No articles to show" in html(app)
    assert "Remove Kind: Opinion" in html(app)
