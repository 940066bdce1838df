"""Titles and teasers on one line, and each article once."""

from __future__ import annotations

import pytest

from data.importers import draft
from data.importers.draft import QUOTED, Draft, clean, fold, plain, quotation
from data.importers.errors import ArticleImportError


def test_text_is_one_line_without_what_cannot_be_seen() -> None:
    assert clean("  Ett\n\ttvå\u200b  tre\x00 ") == "Ett två tre"
    assert clean("A\u030a") == "Å"
    assert clean("ett två", most=4) == "ett"


def test_markup_goes_and_letters_that_were_escaped_twice_come_back() -> None:
    assert plain("<p>Ett <b>ord</b> &amp;#8211; och .</p>") == "Ett ord – och."


def test_what_a_script_or_style_says_is_no_text() -> None:
    assert plain("Ett<script type=x>alert(1)</script> ord<STYLE>p{}</style >.") == "Ett ord."


def test_a_quotation_has_no_markup_and_ends_after_a_whole_word() -> None:
    assert quotation("<p>Kort &amp; <b>bra</b>.</p>") == "Kort & bra."
    long = quotation("ord " * 400)
    assert long.endswith("ord …")
    assert QUOTED - 4 < len(long) <= QUOTED + 2
    assert len(quotation("o" * 2000)) == QUOTED + 2
    assert quotation(long[:-2]) == long[:-2]


def test_the_same_article_is_kept_once_and_its_gaps_are_filled() -> None:
    (result,) = fold(
        [Draft("Ett", url="https://a.se/1"), Draft("Annat ord", "Text.", "http://www.a.se/1/", "2024-01-02")]
    )
    assert result == Draft("Ett", "Text.", "https://a.se/1", "2024-01-02")
    (by_title,) = fold([Draft("Ett"), Draft("ETT", url="https://a.se/1")])
    assert by_title == Draft("Ett", url="https://a.se/1")


def test_one_title_at_two_addresses_is_two_articles() -> None:
    assert len(fold([Draft("Ett", url="https://a.se/1"), Draft("Ett", url="https://a.se/2")])) == 2


def test_a_draft_without_title_is_none() -> None:
    assert fold([Draft("", url="https://a.se/1"), Draft(" – ")]) == []


def test_too_many_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "MAX_DRAFTS", 2)
    assert len(fold(Draft(f"Titel {n}") for n in range(2))) == 2
    with pytest.raises(ArticleImportError):
        fold(Draft(f"Titel {n}") for n in range(3))
