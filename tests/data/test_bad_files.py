"""Files in the wrong form: each test knows every problem that has to come out, and what is still loaded."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data import delimited, frames, validate
from data.cells import MAX_ITEMS
from data.delimited import parse_delimited
from data.load import Loaded, load_frames
from data.problem_text import sentence
from data.read import read_folder
from data.records import Dataset, Problem
from data.schema import TABLES, Table

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


# Bounds


def test_a_file_that_is_too_large_is_not_read(change: Change, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MAX_BYTES", 100)
    loaded = change("coverage.csv", b"x" * 101)
    assert Problem("coverage.csv", 0, "", "", "file-size", "0") in loaded.problems
    assert not loaded.dataset.coverage


def test_rows_beyond_the_bound_are_not_read(change: Change, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "MAX_ROWS", 2)
    frame, problems = parse_delimited(
        TABLES["countries"], b"id,world_region\nSE,europe\nKE,africa\nUG,africa\n"
    )
    assert (list(frame["id"]), list(frame.index)) == (["SE", "KE"], [2, 3])
    assert problems == [Problem("countries.csv", 4, "", "", "row-count", "2")]


def test_columns_beyond_the_bound_are_not_read() -> None:
    header = ["id", *(f"x{n}" for n in range(70)), "world_region"]
    frame, problems = parse_delimited(TABLES["countries"], ",".join(header).encode())
    assert list(frame.columns) == ["id"]
    assert problems[0] == Problem("countries.csv", 1, "", "72", "column-count", "60")
    assert [p.kind for p in problems[1:]] == ["unknown-column"] * 59 + ["missing-column"]


def test_a_cell_beyond_the_bound_is_not_read(change: Change, sample: Dataset) -> None:
    for length, kept in ((20_000, 20_000), (20_001, 0), (200_000, None)):
        note = "x" * length
        loaded = change("coverage.csv", f"year,note_sv\n2020,{note}\n2021,short\n".encode())
        problems = [p for p in loaded.problems if p.row > 1]
        if kept is None:
            assert [(p.row, p.column, p.kind) for p in problems] == [(2, "", "cell-length")]
            assert [total.year for total in loaded.dataset.coverage] == [2021]
        else:
            assert len(loaded.dataset.coverage[0].note_sv) == kept
            assert [(p.row, p.column, p.kind) for p in problems] == [(2, "note_sv", "cell-length")] * (
                not kept
            )


def test_a_list_beyond_the_bound_is_cut(change: Change) -> None:
    aliases = ";".join(f"a{n}" for n in range(MAX_ITEMS + 1))
    loaded = change("places.csv", "Lund;Lund kommun", aliases)
    assert loaded.problems == (
        Problem("places.csv", 5, "aliases", str(MAX_ITEMS + 1), "list-length", str(MAX_ITEMS)),
    )
    assert len(loaded.dataset.places["lund"].aliases) == MAX_ITEMS


def test_problems_beyond_the_bound_are_counted(change: Change, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validate, "MAX_PROBLEMS", 3)
    loaded = change("coverage.csv", b"year\n1\n2\n3\n4\n5\n")
    assert [(p.row, p.value, p.kind) for p in loaded.problems if p.row != 1] == [
        *((0, "2", "more-problems"), (2, "1", "year"), (3, "2", "year"), (4, "3", "year"))
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"id," * 6_600_000,
        b"id,name\n" + b'"' * 19_000_000,
        b"id,name\n" + b"\n" * 19_000_000,
        b"id,name,short_name,name_sv,kind,country,code,county,lat,lon,coordinate_source,aliases\n"
        + b"!,,,,,,,,,,," * 20_000,
        b",".join(name.encode() for name in PLACES.column_names)
        + b"\n"
        + (b"!,,,,,,,,,,," + b"x;" * 150 + b",\n") * 60_000,
    ],
    ids=["wide", "quotes", "empty lines", "one long row", "all wrong"],
)
def test_floods_are_read_in_a_few_seconds(content: bytes) -> None:
    begun = time.process_time()
    frame, problems = parse_delimited(PLACES, content)
    loaded = load_frames({"places": frame}, problems)
    assert loaded.problems
    assert len(loaded.problems) < 60_000
    assert time.process_time() - begun < 10


# Anything at all

HEADERS = st.sampled_from([",".join(table.column_names).encode() + b"\n" for table in TABLES.values()])
CELLS = st.text(max_size=8) | st.sampled_from(
    [
        "vaxjo",
        "SE",
        "57.5",
        "2020",
        "2020-06",
        "https://icld.se/",
        "a;b",
        "gender",
        "KP",
        "yes",
        "active",
        '"',
        "\0",
    ]
)
SOUND = {
    table.name: parse_delimited(table, (Path(__file__).parent / "sample" / table.file).read_bytes())[0]
    for table in TABLES.values()
}
LINES = st.lists(st.lists(CELLS, max_size=16), max_size=6)


@st.composite
def nearly_tables(draw: st.DrawFn) -> bytes:
    lines = [",".join(line) for line in draw(LINES)]
    return draw(HEADERS) + "\n".join(lines).encode("utf-8", "surrogatepass")


@given(table=st.sampled_from(list(TABLES.values())), content=st.binary(max_size=400) | nearly_tables())
@example(table=PLACES, content=b'id\n"')
@example(table=PLACES, content=b"id\r\0\xff\n\xff\xfe")
@example(table=TABLES["countries"], content=b"id,world_region\nSE,europe\nSE\n,,,x")
def test_whatever_stands_in_a_file_it_is_read_without_a_stop(table: Table, content: bytes) -> None:
    frame, problems = parse_delimited(table, content)
    loaded = load_frames(SOUND | {table.name: frame}, problems)
    assert isinstance(loaded, Loaded)
    for problem in loaded.problems:
        assert sentence(problem, "sv")
        assert sentence(problem, "en")


@given(st.sampled_from(list(TABLES.values())), nearly_tables())
def test_no_row_is_left_out_without_a_word(table: Table, content: bytes) -> None:
    frame, problems = parse_delimited(table, content)
    loaded = load_frames({table.name: frame}, problems)
    told = {p.row for p in loaded.problems if p.table == table.file}
    kept = len(getattr(loaded.dataset, table.name))
    unusable = any(p.kind == "missing-column" for p in loaded.problems)
    assert unusable or len(set(frame.index) - told) <= kept
