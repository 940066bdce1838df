"""One cell: what people write, and what the table holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.editing.cell_text import Context, escaped, is_erasing, understood, unescaped
from data.editing.names import Names
from data.editing.row_edits import rows_by_key
from data.reading.read_folder import read_folder
from data.schema.schema import TABLES
from data.store.revision import files_of
from tests.conftest import TABLES as FOLDER

FILES = files_of(read_folder(FOLDER).dataset)
CONTEXT = Context(Names({table.name: rows_by_key(table, FILES) for table in TABLES.values()}))


@pytest.mark.parametrize(
    ("table", "column", "written", "text"),
    [
        ("projects", "themes", "Jämställdhet; Children and youth", "gender;youth"),
        ("projects", "themes", "youth, economy\nYOUTH", "youth;economy"),
        ("projects", "stated_status", "Beviljat", "granted"),
        ("projects", "stated_status", "granted", "granted"),
        ("projects", "grant_kind", "styrgrupp", "steering_group"),
        ("projects", "start", "2025.0", "2025"),
        ("projects", "start", "3 juni 2025", "2025-06-03"),
        ("projects", "end", "2025-13", "2025-13"),
        ("projects", "amount", "2\u00a0550\u00a0000", "2550000"),
        ("projects", "amount", "1 234.0", "1234"),
        ("projects", "amount", "12 %", "12 %"),
        ("projects", "goals", "Mål 5; SDG 16", "5;16"),
        ("projects", "source_urls", "https://a.se/,\nhttps://b.se/ https://c.se/", "https://a.se/;https://b.se/;https://c.se/"),
        ("projects", "partnership", "Växjö – An Giang", "vaxjo-an-giang"),
        ("partnerships", "icld_funded", "ja", "yes"),
        ("partnerships", "icld_funded", "SANT", "yes"),
        ("partnerships", "icld_funded", "vet inte", "unknown"),
        ("partnerships", "programme", "kommunala partnerskap", "KP"),
        ("places", "country", "Sydafrika", "ZA"),
        ("places", "country", "south africa", "ZA"),
        ("places", "country", "za", "ZA"),
        ("places", "lat", "−12,8", "-12.8"),
        ("places", "code", "780", "0780"),
        ("places", "county", "7", "07"),
        ("articles", "language", "Svenska", "sv"),
        ("articles", "countries", "Kenya, Zambia", "KE;ZM"),
        ("places", "aliases", "a, b; c", "a, b; c"),
        ("projects", "title", " e\u0301\u00a0x\r\ny ", "é\u00a0x\ny"),
    ],
)  # fmt: skip
def test_what_a_cell_means(table: str, column: str, written: str, text: str) -> None:
    result = understood(table, column, written, CONTEXT)
    assert (result.text, result.kind) == (text, "")


@pytest.mark.parametrize(
    ("column", "written", "kind", "allowed"),
    [
        ("themes", "Barn", "unknown-theme", ""),
        ("themes", "gender;Jämstäldhet", "unknown-theme-near", "Jämställdhet"),
        ("partnership", "Växjö – Kitwe", "unknown-name", ""),
        ("stated_status", "snart", "not-a-choice", ""),
    ],
)
def test_what_it_cannot_mean(column: str, written: str, kind: str, allowed: str) -> None:
    result = understood("projects", column, written, CONTEXT)
    assert (result.text, result.kind, result.allowed) == (written, kind, allowed)


def test_every_value_of_the_tables_is_taken_as_it_stands() -> None:
    for table in TABLES.values():
        for row in rows_by_key(table, FILES).values():
            for column, text in row.items():
                assert not text or understood(table.name, column, text, CONTEXT).text == text, (
                    table.name,
                    text,
                )


@given(st.text(alphabet="'=-–+@radelt ", max_size=8) | st.text())
def test_an_apostrophe_comes_and_goes(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert not is_erasing(escaped(text))
