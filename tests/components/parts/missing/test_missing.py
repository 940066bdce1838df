"""What stands where there is no page."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.language import language
from components.parts.missing.render import missing_address, missing_place, nearest
from data.records import Dataset


@pytest.mark.parametrize(
    ("wanted", "first"),
    [("vaxsjo", "vaxjo"), ("homabay", "homa-bay"), ("Umeaa", "umea"), ("region-gottland", "region-gotland")],
)
def test_a_misspelt_place_leads_to_the_one_that_was_meant(real: Dataset, wanted: str, first: str) -> None:
    assert nearest(real, wanted)[0] == first


def test_a_name_like_none_leads_to_the_search(real: Dataset) -> None:
    assert nearest(real, "qqqqqq") == []
    built = LexborHTMLParser(missing_place(real, language("en"), "<b>qqqqqq"))
    assert not built.css("b")
    form = built.css("form")[0]
    assert form.attributes["action"] == "./place"
    assert [i.attributes["name"] for i in form.css("input")] == ["text", "language"]


@pytest.mark.parametrize("code", ["sv", "en"])
def test_ways_on_are_in_the_same_language(code: str) -> None:
    links = [
        a.attributes["href"] or "" for a in LexborHTMLParser(missing_address(language(code))).css("ul a")
    ]
    assert len(links) == 3
    assert all(("language=en" in link) == (code == "en") for link in links)
