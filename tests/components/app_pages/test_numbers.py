"""The page of numbers run by Streamlit itself."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.components.app_pages.seen import html


@pytest.fixture
def app(open_page: Callable[[str], AppTest]) -> AppTest:
    return open_page("numbers")


def charts(app: AppTest) -> list[str]:
    """Return what a screen reader says of each chart."""
    return [json.loads(e.proto.spec)["description"] for e in app.get("vega_lite_chart")]


def test_figures_and_charts_follow_the_filters(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert "30 aktiva ICLD-finansierade partnerskap" in html(app)
    assert len(charts(app)) == 4
    filters = next(w for w in app.multiselect if w.key and w.key.startswith("country-"))
    filters.set_value(["KE"]).run()
    assert not app.exception
    assert any("Kenya" in message for message in charts(app))


def test_an_empty_selection_says_which_filter_to_loosen(app: AppTest) -> None:
    app.query_params.update({"language": "en", "country": "KE", "world_region": "europe"})
    app.run()
    assert not app.exception
    assert charts(app) == []
    assert "No partnerships to show" in html(app)
