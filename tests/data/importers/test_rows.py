"""The rows of the table: read, added to, written as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.draft import Draft, clean
from data.importers.errors import ArticleImportError
from data.importers.match import match
from data.importers.rows import known_rows, new_id, table_with
from tests.conftest import TABLES

ARTICLES = (TABLES / "articles.csv").read_bytes()
KNOWN = known_rows(ARTICLES, "articles.csv")


def test_rows_that_were_there_stay_to_the_byte_and_new_ones_follow() -> None:
    written = table_with(
        KNOWN, match([Draft("Helt ny", "En ingress.", language="sv")], KNOWN), "articles.csv"
    )
    assert written.startswith(ARTICLES)
    assert (
        written[len(ARTICLES) :].decode() == "helt-ny,Helt ny,sv,,,,,article,other,,,,,,,,,,,,En ingress.\n"
    )


@given(st.lists(st.text(min_size=1).map(clean).filter(bool), max_size=5, unique=True))
def test_any_titles_written_and_read_are_the_same(titles: list[str]) -> None:
    drafts = [Draft(title, language="sv") for title in titles]
    written = table_with([], match(drafts, []), "articles.csv")
    rows = known_rows(written, "articles.csv")
    assert [r["title"] for r in rows] == titles
    assert len({r["id"] for r in rows}) == len(titles)


def test_ids_are_plain_short_and_free() -> None:
    assert new_id("Åtta ÖAR – i ”söder”!", {"atta-oar-i-soder"}) == "atta-oar-i-soder-2"
    assert new_id("水", set()) == "artikel"
    assert len(new_id("lång " * 100, set())) <= 61


def test_a_damaged_table_is_not_rewritten() -> None:
    with pytest.raises(ArticleImportError) as error:
        known_rows(ARTICLES + b'x,"open\n', "articles.csv")
    assert error.value.kind == "table-problems"


def test_a_table_of_an_older_form_is_added_to_and_gets_the_new_one() -> None:
    older = (TABLES.parent / "data" / "older_form" / "articles.csv").read_bytes()
    known = known_rows(older, "articles.csv")
    written = table_with(
        known, match([Draft("Helt ny", "En ingress.", language="sv")], known), "articles.csv"
    )
    again = known_rows(written, "articles.csv")
    assert [{k: v for k, v in row.items() if k in known[0]} for row in again[:-1]] == known
    assert again[-1]["teaser"] == "En ingress."
