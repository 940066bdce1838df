"""The page of good examples run by Streamlit itself."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.components.app_pages.seen import html, widget


@pytest.fixture
def app(open_page: Callable[[str], AppTest]) -> AppTest:
    return open_page("articles")


def test_every_filter_narrows_the_cards_and_stands_in_the_address(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert "69 av 69 sidor." in html(app)
    widget(app, "country").set_value(["KE"]).run()
    assert app.query_params["country"] == ["KE"] or app.query_params["country"] == "KE"
    assert "i Kenya" in html(app)
    widget(app, "text").set_value("homa bay").run()
    assert not app.exception
    assert "sökning på Homa Bay County" in html(app)
    assert "Rensa alla filter" in html(app)


def test_an_address_from_the_map_sets_the_widgets_and_an_empty_page_says_why(app: AppTest) -> None:
    app.query_params.update({"language": "en", "country": "KE", "article_kind": "debate", "status": "ended"})
    app.run()
    assert not app.exception
    assert widget(app, "country").value == ["KE"]
    assert "No articles to show" in html(app)
    assert "Remove Kind: Opinion" in html(app)


def test_places_named_in_a_summary_are_links_to_their_pages(app: AppTest) -> None:
    app.query_params["q"] = "Jinja"
    app.run()
    assert not app.exception
    summaries = re.findall(r'<p class="pk-card-topic">(.*?)</p>', html(app))
    linked = [text for text in summaries if re.search(r'<a [^>]*place\?id=jinja"[^>]*>Jinja</a>', text)]
    assert linked


def test_years_are_chosen_from_two_lists_and_stand_in_the_address(app: AppTest) -> None:
    app.query_params["article_to"] = "2099"
    app.run()
    assert widget(app, "article_to").value == "2099"
    widget(app, "article_from").set_value("2023").run()
    assert not app.exception
    assert "publicerade 2023–2099" in html(app)
    assert app.query_params["article_from"] in ("2023", ["2023"])


def test_a_filter_of_one_single_value_is_not_offered(app: AppTest) -> None:
    app.run()
    keys = " ".join(w.key for w in app.get("button_group"))
    assert "article_language" in keys
    assert "article_publication_type" not in keys
