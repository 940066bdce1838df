"""The page that writes the code, run by Streamlit itself."""

from __future__ import annotations

import html as markup
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from data.records import Dataset
from tests.components.app_pages.seen import html


@pytest.fixture
def app(open_page: Callable[[str], AppTest]) -> AppTest:
    return open_page("embed")


def shown(app: AppTest) -> str:
    assert not app.exception
    return markup.unescape(markup.unescape(html(app)))


def test_the_code_follows_filters_and_choices(app: AppTest, real: Dataset) -> None:
    app.query_params.update({"country": "KE", "language": "en"})
    app.run()
    assert 'embed.html?language=en&country=KE"' in shown(app)
    assert 'title="Map: 3 active ICLD-funded partnerships' in shown(app)
    kind, height, content = app.radio
    kind.set_value("no")
    height.set_value(760)
    app.run()
    assert 'embed.html?language=en&country=KE&list=no"' in shown(app)
    assert 'height="760"' in shown(app)
    content.set_value("frozen").run()
    assert f"country=KE&date=2026-11-22&list=no&revision={real.revision}" in shown(app)
    assert "keeps no older revisions" in shown(app)


def test_the_same_rows_are_offered_as_data(app: AppTest) -> None:
    app.query_params.update({"theme": "climate", "status": "all"})
    app.run()
    assert 'href="./api/v1/partnerships.csv?theme=climate&funding=yes"' in shown(app)
