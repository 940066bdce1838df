"""Files in the wrong form: each test knows every problem that has to come out, and what is still loaded."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.reading.load import Loaded
from data.reading.read_folder import read_folder
from data.records import Dataset, Problem
from data.schema.schema import TABLES

Change = Callable[..., Loaded]
Bytes = Callable[[str], bytes]

PLACES = TABLES["places"]


# Encodings and separators


def test_a_byte_order_mark_is_accepted(change: Change, sample_bytes: Bytes, sample: Dataset) -> None:
    loaded = change("places.csv", b"\xef\xbb\xbf" + sample_bytes("places.csv"))
    assert loaded == Loaded(sample, ())


@pytest.mark.parametrize(
    ("codec", "lead", "name"),
    [
        ("cp1252", b"", "Windows-1252"),
        ("utf-16-le", b"\xff\xfe", "UTF-16"),
        ("utf-16-be", b"\xfe\xff", "UTF-16"),
        ("utf-16", b"", "UTF-16"),
    ],
)
def test_another_encoding_is_told_and_used(
    change: Change, sample_bytes: Bytes, sample: Dataset, codec: str, lead: bytes, name: str
) -> None:
    # Windows-1252 has no ș and no č: without them the content is the same in every encoding.
    text = sample_bytes("projects.csv").decode().replace("ș", "s")
    loaded = change("projects.csv", lead + text.encode(codec))
    assert loaded.problems == (Problem("projects.csv", 0, "", name, "encoding", "UTF-8"),)
    assert loaded.dataset.projects.keys() == sample.projects.keys()
    assert loaded.dataset.projects["ale-ghanzi-1"].topic_sv == "unga företagare och lokal ekonomi"


@pytest.mark.parametrize(("separator", "name"), [(";", ";"), ("\t", "tab")])
def test_another_separator_is_told_and_used(
    change: Change, sample: Dataset, separator: str, name: str
) -> None:
    rows = [["id", "world_region"], *([c.id, c.world_region] for c in sample.countries.values())]
    text = "\r\n".join(separator.join(row) for row in rows)
    loaded = change("countries.csv", text.encode())
    assert loaded.problems == (Problem("countries.csv", 1, "", name, "separator", ","),)
    assert loaded.dataset == sample


def test_old_line_ends_are_accepted(change: Change, sample_bytes: Bytes, sample: Dataset) -> None:
    for line_end in (b"\r\n", b"\r"):
        content = sample_bytes("countries.csv").replace(b"\n", line_end)
        assert change("countries.csv", content) == Loaded(sample, ())


def test_nul_characters_are_taken_out_and_told(change: Change, sample_bytes: Bytes, sample: Dataset) -> None:
    loaded = change("countries.csv", sample_bytes("countries.csv").replace(b"africa", b"afr\0ica"))
    assert loaded.problems == (Problem("countries.csv", 0, "", "", "nul", ""),)
    assert loaded.dataset == sample


# Files, columns and rows


@pytest.mark.parametrize("table", ["articles", "coverage"])
def test_a_missing_file_leaves_the_others(change: Change, sample: Dataset, table: str) -> None:
    loaded = change(f"{table}.csv", None)
    assert loaded.problems == (Problem(f"{table}.csv", 0, "", "", "missing-file", f"{table}.csv"),)
    assert not getattr(loaded.dataset, table)
    assert loaded.dataset.projects == sample.projects


def test_a_missing_file_that_others_refer_to(change: Change) -> None:
    loaded = change("projects.csv", None)
    assert [(p.table, p.kind) for p in loaded.problems] == [("projects.csv", "missing-file")]
    assert len(loaded.dataset.partnerships) == 6

    loaded = change("partnerships.csv", None)
    assert [(p.table, p.row, p.kind) for p in loaded.problems] == [
        ("partnerships.csv", 0, "missing-file"),
        ("projects.csv", 0, "missing-file"),
        *(("articles.csv", row, "reference") for row in (2, 3, 4)),
    ]
    assert len(loaded.dataset.articles) == 3


def test_an_empty_folder(tmp_path: Path) -> None:
    loaded = read_folder(tmp_path)
    assert [(p.table, p.kind) for p in loaded.problems] == [
        (table.file, "missing-file") for table in TABLES.values()
    ]
    assert read_folder(tmp_path / "nowhere") == loaded


def test_a_folder_in_the_place_of_a_file(change: Change, tmp_path: Path) -> None:
    change("articles.csv", None)
    (tmp_path / "tables" / "articles.csv").mkdir()
    (problem,) = read_folder(tmp_path / "tables").problems
    assert (problem.table, problem.row, problem.kind) == ("articles.csv", 0, "unreadable")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file(change: Change, content: bytes) -> None:
    loaded = change("articles.csv", content)
    assert [p for p in loaded.problems if p.kind != "encoding"] == [
        Problem("articles.csv", 0, "", "", "empty-file", "")
    ]


def test_a_file_of_something_else(change: Change, sample_bytes: Bytes) -> None:
    known = ", ".join(TABLES["articles"].column_names)
    for content in (
        b"%PDF-1.7 \x9d\n1 0 obj",
        b"PK\x03\x04 \xff" * 50,
        b'"id',
        sample_bytes("countries.csv")[3:],
    ):
        problems = change("articles.csv", content).problems
        assert Problem("articles.csv", 1, "", "", "header", known) in problems
        assert {p.kind for p in problems} <= {"header", "encoding", "nul", "quotes"}


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


def test_a_row_that_refers_into_a_table_that_could_not_be_used(change: Change) -> None:
    loaded = change("themes.csv", ",group,", ",grupp,")
    kinds = {(p.table, p.kind) for p in loaded.problems}
    assert kinds == {
        *(("themes.csv", "missing-column"), ("themes.csv", "unknown-column")),
        *(("projects.csv", "not-loaded"), ("articles.csv", "not-loaded")),
    }
    assert len(loaded.dataset.projects) == 18


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
    told = [(p.table, p.row, p.column, p.value, p.kind) for p in loaded.problems]
    assert [problem for problem in told if problem[0] == "countries.csv"] == [
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


def test_a_misplaced_quotation_mark_costs_one_row(change: Change, sample: Dataset) -> None:
    loaded = change("coverage.csv", "2023,51", '2023,"51"x')
    assert loaded.problems == (Problem("coverage.csv", 3, "", "", "quotes", ""),)
    assert [total.year for total in loaded.dataset.coverage] == [2020, 2024]


def test_an_open_quotation_mark_costs_the_rest(change: Change) -> None:
    loaded = change("countries.csv", "UG,africa", '"UG,africa')
    assert [(p.row, p.kind) for p in loaded.problems if p.table == "countries.csv"] == [(7, "quotes")]
    assert list(loaded.dataset.countries) == ["BW", "MD", "SE", "TZ", "UA"]
