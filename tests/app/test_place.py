"""The place page and the list of places, run by Streamlit itself."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT


def page() -> None:
    """What components/app.py does for this page, without the navigation that AppTest cannot steer."""
    from components.address.show import read_state, write_address
    from components.language import language
    from components.pages.place import content
    from components.shell.page import Page
    from components.shell.settings import settings, today
    from components.state import vocabulary
    from data.current import current

    configured = settings()
    loaded = current(configured.tables)
    state = read_state("place", vocabulary(loaded.dataset))
    content(Page(loaded, state, language(state.language), today(configured), configured))
    write_address(state)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", "2026-11-22")
    monkeypatch.chdir(ROOT)
    return AppTest.from_function(page, default_timeout=30)


def html(app: AppTest) -> str:
    return " ".join(e.proto.body for e in app.get("html"))


def test_search_narrows_the_list_and_stands_in_the_address(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert "24 aktiva av 311" in html(app)
    app.text_input[0].set_value("  vaxjo ").run()
    assert not app.exception
    assert app.query_params["text"] in ("vaxjo", ["vaxjo"])
    assert "1 träff." in html(app)
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
