"""Columns and rows: missing, twice, in another order, too short, too long, too many."""

from collections.abc import Callable

import pytest

from data.reading import table_rows
from data.reading.csv_reader import parse_delimited
from data.reading.load import Loaded
from data.records import Dataset, Problem
from data.schema.schema import TABLES

Change = Callable[..., Loaded]


def test_a_missing_required_column_leaves_no_row(change: Change) -> None:
    loaded = change("articles.csv", ",language,", ",spr\N{LATIN SMALL LETTER A WITH RING ABOVE}k,")
    known = ", ".join(TABLES["articles"].column_names)
    assert loaded.problems == (
        Problem("articles.csv", 1, "språk", "språk", "unknown-column", known),
        Problem("articles.csv", 1, "language", "language", "missing-column", known),
    )
    assert not loaded.dataset.articles


def test_a_missing_optional_column_is_empty(change: Change) -> None:
    loaded = change("articles.csv", ",twin_url,", ",,")
    assert [(p.row, p.column, p.kind) for p in loaded.problems] == [(1, "twin_url", "missing-column")]
    assert [article.twin_url for article in loaded.dataset.articles.values()] == ["", "", ""]


def test_the_first_of_two_columns_with_one_name_is_read(change: Change) -> None:
    change("countries.csv", "id,world_region", "id,world_region,id")
    loaded = change("countries.csv", "BW,africa", "BW,africa,ZA")
    assert [(p.row, p.value, p.kind) for p in loaded.problems if p.kind != "columns"] == [
        (1, "id", "duplicate-column")
    ]
    assert "BW" in loaded.dataset.countries


def test_columns_may_stand_in_any_order(change: Change, sample: Dataset) -> None:
    rows = ["world_region,id", *(f"{c.world_region},{c.id}" for c in sample.countries.values())]
    assert change("countries.csv", "\n".join(rows).encode()) == Loaded(sample, ())


def test_short_and_long_rows(change: Change) -> None:
    change("countries.csv", "MD,europe", "MD,europe,")
    change("countries.csv", "TZ,africa", "TZ")
    loaded = change("countries.csv", "XK,europe", "XK,europe,south")
    report = [(p.table, p.row, p.column, p.value, p.kind) for p in loaded.problems]
    assert [problem for problem in report if problem[0] == "countries.csv"] == [
        ("countries.csv", 3, "", "3", "columns"),
        ("countries.csv", 5, "", "1", "columns"),
        ("countries.csv", 5, "world_region", "", "required"),
        ("countries.csv", 8, "", "3", "columns"),
    ]
    assert list(loaded.dataset.countries) == ["BW", "MD", "SE", "UA", "UG"]


def test_empty_rows_count_but_are_no_problem(change: Change) -> None:
    loaded = change("countries.csv", "MD,europe\n", "\n,\n \nMD,Europe\n")
    assert loaded.problems[0] == Problem(
        *("countries.csv", 6, "world_region", "Europe", "enum"),
        "one of africa | americas | asia | europe | oceania",
    )


def test_rows_beyond_the_bound_are_not_read(change: Change, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_rows, "MAX_ROWS", 2)
    read, problems = parse_delimited(
        TABLES["countries"], b"id,world_region\nSE,europe\nKE,africa\nUG,africa\n"
    )
    assert read.rows == [(2, ["SE", "europe"]), (3, ["KE", "africa"])]
    assert problems == [Problem("countries.csv", 4, "", "", "row-count", "2")]
