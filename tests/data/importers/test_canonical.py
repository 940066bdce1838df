from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.canonical import canonical_address, language_of, normal_title, without_language


@pytest.mark.parametrize(
    "url",
    [
        "https://icld.se/artikel/ett/",
        "http://icld.se/artikel/ett",
        "https://www.icld.se/artikel/ett/?utm_source=x#y",
        "HTTPS://ICLD.SE:443/artikel/ett//",
        "  https://icld.se./artikel/ett?  ",
        "https://icld.se/artikel/ett?fbclid=a&gclid=b&mc_cid=c&mc_eid=d&UTM_Medium=e&_ga=1.2",
    ],
)
def test_ways_to_the_same_page(url: str) -> None:
    assert canonical_address(url) == "icld.se/artikel/ett"


def test_the_order_of_parameters_and_what_stands_among_them_does_not_matter() -> None:
    assert canonical_address("https://a.se/n.php?b=2&utm_term=x&a=1") == "a.se/n.php?a=1&b=2"


def test_other_pages_stay_other_pages() -> None:
    urls = [
        "https://a.se/?p=1",
        "https://a.se/?p=2",
        "https://a.se/",
        "https://b.se/",
        "https://a.se:81/",
        "https://a.se/svar",
        "https://a.se/nytt?sida=7",
        "https://a.se/nytt?sida=8",
        "https://a.se/nytt?sida=8&del=2",
        "https://a.se/nytt",
        "https://a.se/Nytt",
        "https://a.se/sv/nytt",
        "https://a.se/en/nytt",
        "https://a.se/nytt?pk=3",
        "https://a.se/nytt?mc=3",
        "https://a.se/nytt?q=a%26b=c",
        "https://a.se/nytt?q=a&b=c",
        "https://a.se/#/nytt/1",
        "https://a.se/#!nytt/2",
    ]
    assert len({canonical_address(url) for url in urls}) == len(urls)


def test_an_address_without_its_language() -> None:
    assert without_language("a.se/sv/x") == without_language("a.se/x") == without_language("a.se/en-GB/x")
    assert without_language("a.se/svar") == "a.se/svar"


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
