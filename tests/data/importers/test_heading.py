"""The title in a heading: what stands beside it is none of it."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from data.importers.heading import title_of


@pytest.mark.parametrize(
    ("inside", "title"),
    [
        ('<a href="/1">En brunn</a>', "En brunn"),
        ('<a href="/1"><span class="badge">Nyhet</span>En brunn</a>', "En brunn"),
        ('<span class="c-card__label">Nyhet</span><a href="/1">En brunn</a>', "En brunn"),
        ('<a href="/1">En brunn <i class="PostTag">Ny</i></a>', "En brunn"),
        ('<span>Nytt!</span> <a href="/1">En brunn</a>', "En brunn"),
        ('<a href="/1">En brunn</a> <small>Ny</small>', "En brunn"),
        ('<a href="/1">En brunn<sup>ny</sup></a>', "En brunn"),
        ('<sk-badge>Ny</sk-badge><a href="/1">En brunn</a>', "En brunn"),
        ('<time>3 juni</time> <a href="/1">En brunn</a>', "En brunn"),
        ('<a href="/1">En brunn <span class="sr-only">(extern länk)</span></a>', "En brunn"),
        ('<a href="/1">En <em>djup</em> brunn</a>', "En djup brunn"),
        ('<a href="/1"><span>En brunn</span> <span>i Kilifi</span></a>', "En brunn i Kilifi"),
        ('En brunn i <a href="/1">Kilifi</a> är klar', "En brunn i Kilifi är klar"),
        ('<span>En brunn för alla i</span> <a href="/1">Kilifi</a>', "En brunn för alla i Kilifi"),
        ('<a href="/1">En brunn<br>i Kilifi</a>', "En brunn i Kilifi"),
        ('<a href="/1"><b>E</b>n brunn</a>', "En brunn"),
        ('<a href="/1" class="label">En brunn</a>', "En brunn"),
        ('<span class="label">En brunn</span>', "En brunn"),
        ('<a href="/1">En brunn →</a>', "En brunn"),
        ("En brunn", "En brunn"),
        ("", ""),
    ],
)
def test_the_title_without_its_badges(inside: str, title: str) -> None:
    assert title_of(LexborHTMLParser(f"<h2>{inside}</h2>").css_first("h2")) == title


def test_a_heading_of_any_depth() -> None:
    deep = "<span>" * 900 + "En brunn"
    assert title_of(LexborHTMLParser(f"<h2>{deep}</h2>").css_first("h2")) == "En brunn"
