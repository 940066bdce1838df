"""The page of numbers run by Streamlit itself."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT


def page() -> None:
    """What components/app.py does for this page, without the navigation that AppTest cannot steer."""
    from components.address.show import read_state, write_address
    from components.language import language
    from components.pages.numbers import content
    from components.shell.page import Page
    from components.shell.settings import settings, today
    from components.state import vocabulary
    from data.current import current

    configured = settings()
    loaded = current(configured.tables)
    state = read_state("numbers", vocabulary(loaded.dataset))
    content(Page(loaded, state, language(state.language), today(configured), configured))
    write_address(state)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", "2026-11-22")
    monkeypatch.chdir(ROOT)
    return AppTest.from_function(page, default_timeout=30)


def html(app: AppTest) -> str:
    return " ".join(e.proto.body for e in app.get("html"))


def charts(app: AppTest) -> list[str]:
    """Return what a screen reader says of each chart."""
    return [json.loads(e.proto.spec)["description"] for e in app.get("vega_lite_chart")]


def test_figures_and_charts_follow_the_filters(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert "30 aktiva partnerskap" in html(app)
    assert len(charts(app)) == 4
    filters = next(w for w in app.multiselect if w.key and w.key.startswith("country-"))
    filters.set_value(["KE"]).run()
    assert not app.exception
    assert any("Kenya" in said for said in charts(app))


def test_an_empty_selection_says_which_filter_to_loosen(app: AppTest) -> None:
    app.query_params.update({"language": "en", "country": "KE", "world_region": "europe"})
    app.run()
    assert not app.exception
    assert charts(app) == []
    assert "No partnerships to show" in html(app)
