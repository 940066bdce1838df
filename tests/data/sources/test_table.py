"""What was seen is in the table, and every other sign stays where it is."""

from __future__ import annotations

import pytest

from data.importers.errors import ArticleImportError
from data.sources.table import table_with

HEAD = "url,title,publisher,published,archived_url,checked_on,state"
A = 'https://a.se/,"A ""quoted"" title",,2019-06,,,'
B = '"https://b.se/","unneeded, quotes",,,,"2025-01-01",alive'
C = 'https://c.se/,"two\nlines",,,,,'
SEEN = {"state": "gone", "checked_on": "2026-11-22"}


def table(*rows: str, end: str = "\n") -> bytes:
    return "".join(row + end for row in rows).encode()


def test_rows_of_which_nothing_is_new_stay_sign_for_sign() -> None:
    old = table(HEAD, A, B, C)
    assert table_with(old, {}) == old
    assert table_with(old, {"https://b.se/": {"state": "alive", "checked_on": "2025-01-01"}}) == old
    assert table_with(old, {"https://a.se/": SEEN}) == table(
        HEAD, 'https://a.se/,"A ""quoted"" title",,2019-06,,2026-11-22,gone', B, C
    )
    assert table_with(old, {"https://c.se/": SEEN}) == table(
        HEAD, A, B, 'https://c.se/,"two\nlines",,,,2026-11-22,gone'
    )


def test_an_address_without_a_row_gets_one_at_the_end() -> None:
    row = "https://d.se/,,,,,2026-11-22,gone"
    assert table_with(table(HEAD, A), {"https://d.se/": SEEN}) == table(HEAD, A, row)
    assert table_with(table(HEAD, A)[:-1], {"https://d.se/": SEEN}) == table(HEAD, A, row)
    assert table_with(b"", {"https://d.se/": SEEN}) == table(HEAD, row)


def test_lines_end_as_they_did_and_a_mark_at_the_beginning_stays() -> None:
    mark = b"\xef\xbb\xbf"
    old = mark + table(HEAD, A, B, end="\r\n")
    new = table_with(old, {"https://a.se/": SEEN, "https://d.se/": SEEN})
    assert new.startswith(mark + HEAD.encode() + b"\r\n")
    assert new.count(b"\r\n") == new.count(b"\n") == 4
    assert table_with(old, {}) == old


def test_columns_may_stand_in_another_order() -> None:
    head = "state,url,checked_on,title,publisher,published,archived_url"
    assert table_with(table(head, ",https://a.se/,,,,,"), {"https://a.se/": SEEN}) == table(
        head, "gone,https://a.se/,2026-11-22,,,,"
    )


@pytest.mark.parametrize(
    "old", [b"url;title\nhttps://a.se/;x\n", b"url\n", table(HEAD, 'x,"open'), b"\xff\xfea"]
)
def test_a_damaged_table_is_not_written_again(old: bytes) -> None:
    with pytest.raises(ArticleImportError) as error:
        table_with(old, {})
    assert error.value.kind == "table-problems"
