"""The list of publications: who, when in local time, what it changed, and text is text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.language import language
from components.parts.editing_history.render import (
    Entry,
    RowCounts,
    counts_words,
    history_intro,
    history_list,
    opened_head,
)
from components.state.editing import EditingAddress
from data.store.revision import Publication

SECOND = Publication(2, 1, datetime(2026, 6, 30, 22, 5, tzinfo=UTC), "Berit <b>", "{{7*7}} & mer", "c", "s")
FIRST = Publication(1, 0, datetime(2026, 1, 1, tzinfo=UTC), "Anna", "Först", "c", "t")


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (Entry(FIRST, (0, 0, 0)), "Den första publiceringen"),
        (Entry(SECOND, (2, 0, 1)), "Rader: 2 nya och en borttagen"),
        (Entry(SECOND, (0, 0, 0)), "Ändrade inget"),
        (Entry(SECOND, None), "Går inte att jämföra: revisionen eller den före är skadad"),
    ],
)
def test_what_a_publication_changed(entry: Entry, words: str) -> None:
    assert counts_words(language("sv"), entry) == words


def test_the_list_leads_to_each_publication() -> None:
    counts: RowCounts = (0, 1, 0)
    entries = [Entry(SECOND, counts), Entry(FIRST, (0, 0, 0))]
    tree = LexborHTMLParser(history_list(language("sv"), entries, EditingAddress("history", draft=0), 2, 0))
    assert [a.attributes["href"] for a in tree.css("a")] == [
        "./editing?section=history&revision=2",
        "./editing?section=history&revision=1",
    ]
    first = tree.css("li")[0].text()
    for words in ("{{7*7}} & mer", "1 juli 2026 00:05, Berit <b>", "publik nu"):
        assert words in first
    assert tree.css("b") == []


def test_what_is_open_and_what_it_is_compared_with_are_named() -> None:
    assert "pk-hist-intro" in history_intro(language("en"))
    told = LexborHTMLParser(opened_head(language("en"), SECOND, FIRST)).text()
    assert "Revision 2 compared with revision 1" in told
    assert "Först" in told
    assert "Revision 1, the first" in opened_head(language("en"), FIRST, None)
