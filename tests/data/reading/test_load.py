"""What a file may cost: bounds, floods, and anything at all that a file may hold."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.reading.csv_reader import parse_delimited
from data.reading.load import Loaded, load_frames
from data.reading.problem_messages import sentence
from data.schema.schema import TABLES, Table
from tests.effort import calls

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
    found: list[Loaded] = []

    def read() -> None:
        frame, problems = parse_delimited(PLACES, content)
        found.append(load_frames({"places": frame}, problems))

    assert calls(read) < len(content)
    assert 0 < len(found[0].problems) < 60_000


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
