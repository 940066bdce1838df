"""What the application's templates draw, as the site may show it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from selectolax.lexbor import LexborHTMLParser

from components.outputs.site.layout import Target, UnknownAddressError
from components.outputs.site.rewrite_links import UnknownStyleError, rewrite, rules
from tests.security.strings import HOSTILE


def test_addresses_of_ours_become_files_seen_from_the_page() -> None:
    built = rewrite(
        '<a href="./table?sort=end">x</a><button data-copy="./place?id=vaxjo">y</button>',
        "en/place/a/index.html",
    )
    assert 'href="../../../table/index.html?sort=end"' in built.html
    assert 'data-copy="../../../place/vaxjo/index.html"' in built.html
    assert built.targets == (Target("table/index.html", "sort=end"), Target("place/vaxjo/index.html"))


def test_a_link_out_opens_beside_ours_and_tells_no_one_more_than_it_must() -> None:
    built = rewrite('<a href="https://icld.se/?a=1&amp;b=2">x</a>', "index.html")
    assert (
        built.html == '<a href="https://icld.se/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">x</a>'
    )
    assert built.targets == ()


def test_a_link_within_the_page_is_looked_up_too() -> None:
    built = rewrite('<p id="b">x</p><a href="#b">y</a>', "about/index.html")
    assert built.targets == (Target("about/index.html", fragment="b"),)
    assert built.ids == ("b",)


def test_what_describes_a_link_is_looked_up_too() -> None:
    built = rewrite('<a href="https://icld.se/" aria-describedby="b c">x</a>', "about/index.html")
    assert built.targets == tuple(Target("about/index.html", fragment=ident) for ident in "bc")


@pytest.mark.parametrize(
    "html",
    [
        '<a href="place?id=vaxjo">x</a>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="//example.org/">x</a>',
        '<a href="">x</a>',
        '<a href="http://[">x</a>',
        '<img src="https://example.org/x.png" alt="">',
        '<form action="./table"></form>',
        '<button formaction="./table">x</button>',
    ],
)
def test_an_address_that_is_not_understood_stops_the_build(html: str) -> None:
    with pytest.raises(UnknownAddressError):
        rewrite(html, "index.html")


def test_a_style_in_an_attribute_becomes_a_class_with_the_same_value() -> None:
    built = rewrite(
        '<i class="a" style="--colour: #E69F00"></i><i style="--at: 4.5%; --width: 10%"></i>', "index.html"
    )
    assert built.html == '<i class="a v-colour-e69f00"></i><i class="v-at-4_5 v-width-10"></i>'
    assert rules(built.marks) == (
        ".v-at-4_5 { --at: 4.5%; }\n.v-colour-e69f00 { --colour: #E69F00; }\n.v-width-10 { --width: 10%; }\n"
    )


@pytest.mark.parametrize(
    "style", ["color: red", "--colour: url(x)", "--at: 4px", "--colour: #fff; x", "--A: 4%"]
)
def test_any_other_style_stops_the_build(style: str) -> None:
    with pytest.raises(UnknownStyleError):
        rewrite(f'<i style="{style}"></i>', "index.html")


def test_text_stays_text() -> None:
    for text in HOSTILE:
        html = rewrite(f'<p title="{escape(text)}">{escape(text)}</p>', "index.html").html
        body = LexborHTMLParser(html).body
        assert body is not None
        assert [node.tag for node in body.css("*")][1:] == ["p"], text
        paragraph = body.css_first("p")
        assert paragraph is not None
        assert (paragraph.text(), paragraph.attributes) == (text, {"title": text})


@given(st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"])))
def test_rewriting_again_changes_nothing(text: str) -> None:
    once = rewrite(f'<p title="{escape(text)}">{escape(text)}</p>', "index.html").html
    assert rewrite(once, "index.html").html == once
