"""What a file may cost: bounds, floods, anything at all that a file may hold; and tables of an older form."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.reading.csv_reader import parse_delimited
from data.reading.load import Loaded, load_rows
from data.reading.problem_messages import sentence
from data.reading.read_folder import read_folder
from data.records import Dataset
from data.schema.schema import TABLES, Table
from data.status import funded_until
from data.store.revision import files_of, loaded_of
from tests.conftest import TABLES as TABLES_FOLDER
from tests.effort import calls

OLDER = Path(__file__).parent.parent / "older_form"
SHARED = Path(__file__).parents[3].parent / "shared" / "facts" / "tables"
PLACES = TABLES["places"]


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
        + (b"!,,,,,,,,,,," + b"x;" * 150 + b",,,,,\n") * 60_000,
    ],
    ids=["wide", "quotes", "empty lines", "one long row", "all wrong"],
)
def test_floods_cost_less_than_a_call_for_each_byte(content: bytes) -> None:
    result: list[Loaded] = []

    def read() -> None:
        rows, problems = parse_delimited(PLACES, content)
        result.append(load_rows({"places": rows}, problems))

    assert calls(read) < len(content)
    assert 0 < len(result[0].problems) < 60_000


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
    table.name: parse_delimited(table, (Path(__file__).parent.parent / "sample" / table.file).read_bytes())[0]
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
    rows, problems = parse_delimited(table, content)
    loaded = load_rows(SOUND | {table.name: rows}, problems)
    assert isinstance(loaded, Loaded)
    for problem in loaded.problems:
        assert sentence(problem, "sv")
        assert sentence(problem, "en")


@given(st.sampled_from(list(TABLES.values())), nearly_tables())
def test_no_row_is_left_out_without_a_word(table: Table, content: bytes) -> None:
    rows, problems = parse_delimited(table, content)
    loaded = load_rows({table.name: rows}, problems)
    report = {p.row for p in loaded.problems if p.table == table.file}
    kept = len(getattr(loaded.dataset, table.name))
    unusable = any(p.kind == "missing-column" for p in loaded.problems)
    assert unusable or len({number for number, _ in rows.rows} - report) <= kept


# Tables that an older program wrote


def test_older_tables_load_as_the_same_facts_with_a_note(sample: Dataset) -> None:
    loaded = read_folder(OLDER)
    assert loaded.problems == ()
    assert {(n.table, n.kind) for n in loaded.notes} == {
        ("programmes.csv", "added-file"),
        ("sources.csv", "added-file"),
        ("projects.csv", "older-column"),
        ("projects.csv", "added-columns"),
    } | {(n.table, n.kind) for n in loaded.notes if n.kind == "added-columns"}
    # As the program gave it that wrote them: addresses of frozen maps name it.
    assert loaded.dataset.revision == "6a7c97e05fcd"
    assert loaded.dataset.projects == sample.projects
    assert loaded.dataset.programmes == sample.programmes
    assert funded_until(loaded.dataset.programmes, "KP") == date(2026, 12, 31)
    assert set(loaded.dataset.sources) == set(sample.sources)
    report = [sentence(note, "sv") for note in loaded.notes if note.kind == "older-column"]
    assert report == [
        "projects.csv, rad 1, kolumn start_year: kolumnen heter numera start och har lästs som den.",
        "projects.csv, rad 1, kolumn end_year: kolumnen heter numera end och har lästs som den.",
    ]


def test_what_is_saved_has_the_new_form(sample: Dataset) -> None:
    files = files_of(read_folder(OLDER).dataset)
    again = loaded_of(files)
    assert (again.problems, again.notes) == ((), ())
    assert again.dataset == read_folder(OLDER).dataset
    assert files["projects.csv"] == files_of(sample)["projects.csv"]


def test_both_names_of_a_column_are_not_mixed(tmp_path: Path) -> None:
    shutil.copytree(OLDER, tmp_path, dirs_exist_ok=True)
    table = (tmp_path / "projects.csv").read_text("utf-8").replace("title,", "start,", 1)
    (tmp_path / "projects.csv").write_text(table, "utf-8")
    kinds = [(p.column, p.kind) for p in read_folder(tmp_path).problems]
    assert ("start_year", "unknown-column") in kinds


@pytest.mark.skipif(not SHARED.is_dir(), reason="the wider tables in their older form are not at hand")
def test_the_wider_tables_of_the_older_form_load_too(tmp_path: Path) -> None:
    for name in ("themes.csv", "theme_groups.csv"):
        shutil.copy(TABLES_FOLDER / name, tmp_path)
    loaded = read_folder(shutil.copytree(SHARED, tmp_path, dirs_exist_ok=True))
    assert loaded.problems == ()
    assert len(loaded.dataset.partnerships) == 155
    assert loaded_of(files_of(loaded.dataset)).dataset == loaded.dataset
