"""Which file of the site an address of the application means, and how a page leads to it."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.outputs.site.layout import Target, UnknownAddressError, layout, link, target, twin
from components.state.state import LANGUAGES, PAGES, address, decode, vocabulary
from data.records import Dataset
from tests.components.strategies import states

ADDRESSES = {
    "./": "index.html",
    "./?language=en": "en/index.html",
    "./?theme=climate,youth&language=en": "en/index.html?theme=climate,youth",
    "./place": "place/index.html",
    "./place?id=vaxjo": "place/vaxjo/index.html",
    "./place?selection=partnership:vaxjo-an-giang&id=vaxjo": "place/vaxjo/index.html#partnership-vaxjo-an-giang",
    "./place?selection=place:vaxjo&id=vaxjo": "place/vaxjo/index.html",
    "./place?answer=active&language=en": "en/place/active.html",
    "./place?answer=former": "place/former.html",
    "./theme?id=climate": "theme/climate/index.html",
    "./country?id=KE&language=en": "en/country/ke/index.html",
    "./articles": "articles/index.html",
    "./articles?article_kind=news": "articles/news.html",
    "./articles?article_kind=news&start=24": "articles/news.html",
    "./articles?article_kind=news&theme=climate": "articles/index.html?article_kind=news&theme=climate",
    "./articles?theme=climate": "articles/index.html?theme=climate",
    "./table?sort=-start": "table/index.html?sort=-start",
    "./all": "table/all.html",
    "./about?language=en#licences": "en/about/index.html#licences",
    "./feed?language=en": "en/feed.atom",
    "./data/partnerships.xlsx": "data/partnerships.xlsx",
    "./data/partnerships.csv.zip?language=en": "en/data/partnerships.csv.zip",
    "./data/partnerships.csv?status=all&funding=all&sort=status": "data/all-partnerships.csv",
    "./data/tables/places.csv": "data/tables/places.csv",
    "./assets/land.svg": "assets/land.svg",
}


@pytest.mark.parametrize("asked", ADDRESSES)
def test_each_address_means_a_file(asked: str) -> None:
    assert link("index.html", target(asked)) == ADDRESSES[asked]


@pytest.mark.parametrize(
    "asked",
    [
        "place?id=vaxjo",
        "/place",
        "../place",
        "./nowhere",
        "./healthz",
        "./place?id=../../etc",
        "./place?id=.hidden",
        "./data/partnerships.csv?theme=climate",
    ],
)
def test_what_the_site_does_not_have_is_refused(asked: str) -> None:
    with pytest.raises(UnknownAddressError):
        target(asked)


@given(data=st.data())
def test_every_state_has_a_page_and_the_filters_arrive(sample: Dataset, data: st.DataObject) -> None:
    state = data.draw(states(sample))
    result = target(address(state))
    assert result.path.endswith(".html")
    assert not {"", ".", ".."} & set(result.path.split("/"))
    assert result.path.startswith("en/") == (state.language == "en")
    if state.page in ("map", "table"):
        known = vocabulary(sample)
        read = decode(state.page, parse_qs(f"{result.query}&language={state.language}"), known)
        ident = "" if state.page == "map" else read.id
        assert address(read) == address(
            decode(state.page, parse_qs(urlsplit(address(state)).query), known)
        ) or (state.id and not ident)


@given(
    st.sampled_from(["index.html", "en/index.html", "place/vaxjo/index.html", "en/place/active.html"]),
    st.lists(st.text("abcåö-_ %?#", min_size=1, max_size=8), min_size=1, max_size=4),
)
def test_a_link_leads_to_its_file_wherever_the_site_lies(at: str, parts: list[str]) -> None:
    path = "/".join(parts)
    for root in ("https://example.org/", "https://example.org/a/b/", "file:///media/stick/"):
        there = urlsplit(urljoin(root + at, link(at, Target(path, fragment="x"))))
        assert unquote(there.path) == urlsplit(root).path + path
        assert (there.query, there.fragment) == ("", "x")


def test_the_page_for_what_is_not_there_leads_home_from_anywhere() -> None:
    assert (
        link("404.html", target("./place"), "https://example.org/karta/")
        == "https://example.org/karta/place/index.html"
    )


def test_each_page_has_its_twin_in_the_other_language() -> None:
    for path in ("index.html", "place/vaxjo/index.html", "theme/climate/index.html"):
        assert twin(path) == f"en/{path}"
        assert twin(twin(path)) == path


def test_the_scripts_are_told_where_every_page_lies() -> None:
    report = layout()
    assert set(report) == set(LANGUAGES)
    assert all(set(pages) == {*PAGES, "downloads"} for pages in report.values())
    assert report["en"]["place"] == "en/place/{id}/index.html"
    assert report["sv"]["map"] == "index.html"
