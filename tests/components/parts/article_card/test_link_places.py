"""Place names inside a summary lead to the places' pages, and the text stays the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.language import language
from components.parts.article_card.link_places import linked
from components.parts.article_card.render import article_cards
from components.state.state import State
from data.reading.read_folder import read_folder
from tests.conftest import TABLES

REAL = read_folder(TABLES).dataset


def test_names_lead_to_their_pages() -> None:
    parts = linked(REAL, "Växjös barn skrev till An Giang och till Växjö.", "en")
    assert [(target.id if target else None, text) for target, text in parts] == [
        *(("vaxjo", "Växjö"), (None, "s barn skrev till "), ("an-giang", "An Giang")),
        (None, " och till Växjö."),
    ]
    assert all(target.page == "place" and target.language == "en" for target, _ in parts if target)


@pytest.mark.parametrize(
    "text", ["", "Vara med?", "Karin Lund talade.", "En gotländsk förening.", "Den umeitiska gåtan."]
)
def test_text_without_places_stays_whole(text: str) -> None:
    assert linked(REAL, text, "sv") == (((None, text),) if text else ())


@given(
    st.text()
    | st.lists(st.sampled_from(["Växjö", "Lund", " och ", ", ", "<b>", "{{7*7}}", "Kenya"])).map("".join)
)
def test_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(piece for _, piece in linked(REAL, text, "sv")) == text


def test_every_summary_is_shown_as_it_stands_with_links_to_places_that_exist() -> None:
    for code in ("sv", "en"):
        words = language(code)
        for article in REAL.articles.values():
            html = article_cards(REAL, words, State(language=words.code), [article])
            (shown,) = re.findall(r'<p class="pk-card-topic">(.*?)</p>', html)
            plain = re.sub(r"<[^>]*>", "", shown)
            assert plain.replace("&#39;", "'").replace("&amp;", "&").replace("&#34;", '"') == words.own(
                article, "summary"
            )
            assert set(re.findall(r"[?&]id=([^\"&]+)", shown)) <= set(REAL.places)
