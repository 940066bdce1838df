"""Files as spreadsheets save them, and files that are none."""

from collections.abc import Callable

import pytest

from data.reading import csv_reader
from data.reading.csv_reader import parse_delimited
from data.reading.load import Loaded
from data.records import Dataset, Problem
from data.schema.schema import TABLES

Change = Callable[..., Loaded]
Bytes = Callable[[str], bytes]


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


def test_a_misplaced_quotation_mark_costs_one_row(change: Change, sample: Dataset) -> None:
    loaded = change("coverage.csv", "2023,51", '2023,"51"x')
    assert loaded.problems == (Problem("coverage.csv", 3, "", "", "quotes", ""),)
    assert [total.year for total in loaded.dataset.coverage] == [2020, 2024]


def test_an_open_quotation_mark_costs_the_rest(change: Change) -> None:
    loaded = change("countries.csv", "UG,africa", '"UG,africa')
    assert [(p.row, p.kind) for p in loaded.problems if p.table == "countries.csv"] == [(7, "quotes")]
    assert list(loaded.dataset.countries) == ["BW", "MD", "SE", "TZ", "UA"]


# Bounds


def test_a_file_that_is_too_large_is_not_read(change: Change, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_reader, "MAX_BYTES", 100)
    loaded = change("coverage.csv", b"x" * 101)
    assert Problem("coverage.csv", 0, "", "", "file-size", "0") in loaded.problems
    assert not loaded.dataset.coverage


def test_columns_beyond_the_bound_are_not_read() -> None:
    header = ["id", *(f"x{n}" for n in range(70)), "world_region"]
    read, problems = parse_delimited(TABLES["countries"], ",".join(header).encode())
    assert read.columns == ("id",)
    assert problems[0] == Problem("countries.csv", 1, "", "72", "column-count", "60")
    assert [p.kind for p in problems[1:]] == ["unknown-column"] * 59 + ["missing-column"]
