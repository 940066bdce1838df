"""Headings: which table and column they mean, in either language."""

from __future__ import annotations

import pytest

from data.editing.headings import (
    SIMPLE,
    column_of,
    columns_of,
    find_header,
    heading,
    table_of_name,
    value_of,
    word,
)
from data.files.messages import load_texts
from data.schema.schema import TABLES, Language

LANGUAGES: tuple[Language, ...] = ("sv", "en")


@pytest.mark.parametrize("table", [SIMPLE, *TABLES])
@pytest.mark.parametrize("language", [None, *LANGUAGES])
def test_every_column_is_known_by_each_of_its_names(table: str, language: Language | None) -> None:
    """With the schema's names, and with those of the template: in any order, below a title, without a sheet's name."""
    names = columns_of(table)
    headings = [heading(table, name, language) if language else name for name in names]
    if table == SIMPLE and language is None:
        return
    match = find_header(
        [(1, ["En rubrik", "2026"]), (3, [f" {text.upper()} * " for text in reversed(headings)])]
    )
    assert match is not None
    assert (match.table, match.row, match.ignored) == (table, 3, ())
    assert {name: len(names) - 1 - at for name, at in match.columns.items()} == {
        n: i for i, n in enumerate(names)
    }


def test_the_name_of_a_sheet_decides_between_tables_that_fit_alike() -> None:
    row = [(1, ["Id", "Titel", "Teman"])]
    named = {name: find_header(row, name) for name in ("Projekt", "articles", "")}
    assert {name: match and match.table for name, match in named.items()} == {
        "Projekt": "projects", "articles": "articles", "": "projects"
    }  # fmt: skip


def test_what_is_no_row_of_headings() -> None:
    assert find_header([(1, ["Hej", "Id"]), (2, ["x" * 200])]) is None
    assert find_header([(n, ["x"]) for n in range(15)] + [(16, ["id", "name"])]) is None
    twice = find_header([(1, ["Namn (obligatoriskt)", "Namn", "Land"])])
    assert twice is not None
    assert (dict(twice.columns), twice.ignored) == ({"name": 0, "country": 2}, ("Namn",))


def test_an_older_name_is_told() -> None:
    match = find_header([(1, ["id", "partnership", "start_year", "end_year"])])
    assert match is not None
    assert match.older == (("start_year", "start"), ("end_year", "end"))


def test_every_value_of_a_list_has_a_word_that_leads_back() -> None:
    for table in TABLES.values():
        for column in table.columns:
            for value in column.choices:
                for language in LANGUAGES:
                    said = word(table.name, column.name, value, language)
                    assert value_of(table.name, column.name, said.upper()) == value
                assert value_of(table.name, column.name, value) == value


@pytest.mark.parametrize(
    ("column", "section"),
    [
        ("projects.grant_kind", "grant_kind"),
        ("articles.kind", "article_kind"),
        ("articles.programme", "article_programme"),
        ("articles.publication_type", "article_publication_type"),
    ],
)
def test_the_words_are_those_of_the_pages(column: str, section: str) -> None:
    table, name = column.split(".")
    for language in LANGUAGES:
        texts = load_texts("components.language", f"{language}.toml")
        for value in column_of(table, name).choices:
            assert word(table, name, value, language) == texts[f"{section}.{value}"]


def test_a_sheet_is_known_by_its_name() -> None:
    assert [table_of_name(name) for name in ("nytt partnerskap", "Places", "sources", "Blad1")] == [
        SIMPLE, "places", "sources", ""
    ]  # fmt: skip
