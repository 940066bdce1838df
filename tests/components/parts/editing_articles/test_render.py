"""New articles in words: what a page says is text, and only a web address is a link."""

from __future__ import annotations

import pytest

from components.language import language
from components.parts.editing_articles.render import (
    article_html,
    articles_intro,
    heading_html,
    known_html,
    tick_text,
)
from data.importers.draft import Draft
from data.records import Dataset
from geo.link.partnerships import Proposal

HOSTILE = "<b>{{7*7}}</b>"
EN = language("en")


def test_an_article_is_told_with_its_teaser() -> None:
    html = article_html(
        EN, Draft(HOSTILE, HOSTILE + " said", "https://icld.se/a", "2026-10", "sv", tags=("Kenya",))
    )
    assert html.count("&lt;b&gt;{{7*7}}&lt;/b&gt;") == 1
    assert '<blockquote lang="sv">{{7*7}} said</blockquote>' in html
    assert "October 2026, Swedish" in html
    assert 'href="https://icld.se/a"' in html
    assert "Kenya" in html


def test_what_is_unknown_is_said_and_a_script_is_no_link() -> None:
    html = article_html(EN, Draft("A", url="javascript:alert(1)"))
    assert "Date unknown, language unknown" in html
    assert "javascript" not in html


@pytest.mark.parametrize(
    ("group", "key", "text"),
    [
        ("places", "vaxjo", "Växjö Municipality: the text says “Växjö”, “Wexiö” (likely)"),
        ("partnerships", "ale-ghanzi", "Ale – Ghanzi: the text says “Växjö”, “Wexiö” (likely)"),
        ("themes", "youth", "Children and youth: the text says “Växjö”, “Wexiö” (likely)"),
        ("countries", "KE", "Kenya: the text says “Växjö”, “Wexiö” (likely)"),
    ],
)
def test_a_box_says_what_the_text_says(real: Dataset, group: str, key: str, text: str) -> None:
    assert tick_text(EN, real, group, Proposal(key, ("Växjö", "Wexiö"), "medium")) == text


def test_known_articles_are_listed_up_to_a_number() -> None:
    html = known_html(EN, [HOSTILE] * 20)
    assert html.count("&lt;b&gt;") == 12
    assert "and 8 more" in html
    assert "reads no addresses" in articles_intro(EN, False)
    assert heading_html(HOSTILE, 4).count("&lt;b&gt;") == 1
