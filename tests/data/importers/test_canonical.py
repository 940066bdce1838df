from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.canonical import canonical_address, language_of, normal_title


@pytest.mark.parametrize(
    "url",
    [
        "https://icld.se/sv/artikel/ett/",
        "http://icld.se/artikel/ett",
        "https://www.icld.se/artikel/ett/?utm_source=x#y",
        "HTTPS://ICLD.SE:443/sv/artikel/ett//",
        "  https://icld.se./en/artikel/ett  ",
    ],
)
def test_ways_to_the_same_page(url: str) -> None:
    assert canonical_address(url) == "icld.se/artikel/ett"


def test_other_pages_stay_other_pages() -> None:
    urls = [
        "https://a.se/?p=1",
        "https://a.se/?p=2",
        "https://a.se/",
        "https://b.se/",
        "https://a.se:81/",
        "https://a.se/svar",
    ]
    assert len({canonical_address(url) for url in urls}) == len(urls)


@pytest.mark.parametrize("url", ["", "x", "https://[bad", "https://a:b/", "mailto:a@b.se", "/artikel"])
def test_no_address(url: str) -> None:
    assert canonical_address(url) == ""


def test_the_language_in_an_address() -> None:
    assert [language_of(f"https://a.se{p}") for p in ("/en/x", "/sv", "/env", "/x/en/")] == [
        "en",
        "sv",
        "",
        "",
    ]


@given(st.text() | st.text(alphabet="svenp/?=&:@.%[]#1").map("http://a".__add__))
def test_doing_it_again_changes_nothing(url: str) -> None:
    once = canonical_address(url)
    assert canonical_address(f"https://{once}") == once


@given(st.text())
def test_titles_too(title: str) -> None:
    assert normal_title(normal_title(title)) == normal_title(title)


def test_quotes_dashes_and_case_do_not_matter_but_letters_do() -> None:
    assert normal_title("“Vatten” – Nu!") == normal_title('"vatten" - nu')
    assert normal_title("Håbo") != normal_title("Habo")
