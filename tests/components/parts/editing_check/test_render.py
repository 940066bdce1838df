"""What is to be checked and what a reply proposes, as HTML: nothing of a table or a reply becomes markup."""

from __future__ import annotations

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.language import language
from components.parts.editing_check.render import check_entry, proposal_html, to_read_html
from components.state.state import LANGUAGES
from data.editing.replies.proposals import Proposal, ToRead, Why
from data.editing.row_edits import RowEdit
from data.editing.to_check import to_check
from data.records import Dataset

EVIL = "<script>alert(1)</script> {{7*7}} **x**"


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_entry_says_every_reason_and_links_to_its_place(real: Dataset, code: str) -> None:
    words = language(code)
    for entry in to_check(real, date(2026, 11, 22)):
        page = LexborHTMLParser(check_entry(real, words, entry))
        assert len(page.css(".pk-check-reasons li")) == len(entry.reasons)
        assert f"id={entry.partnership.swedish_place}" in str(page.css("h3 a")[0].attributes["href"])


def test_words_of_a_reply_stay_words(sample: Dataset) -> None:
    ident = next(iter(sample.projects))
    edit = RowEdit("projects", ident, {"title": EVIL, "end": ""})
    before = ({"title": "", "end": ""},)
    for html in (
        proposal_html(sample, language("en"), Proposal(ident, (edit,), before, EVIL, (Why("comment", {}),))),
        to_read_html(sample, language("en"), ToRead("", EVIL, Why("missing", {}))),
    ):
        page = LexborHTMLParser(html)
        assert page.css("script") == []
        assert EVIL in page.css(".pk-check-words")[0].text()
    # An unchanged cell is no change.
    assert len(page.css("tbody tr")) == 0
