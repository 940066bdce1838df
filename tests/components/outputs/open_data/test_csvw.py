"""CSV, and the description by which it is read."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.outputs.open_data.csvw import METADATA, csv_file
from components.outputs.open_data.edition import Edition
from components.outputs.open_data.records import Item
from components.outputs.open_data.resources import RESOURCES
from components.outputs.open_data.responses import respond
from data.plain_text import fit
from data.schema.schema import Column
from tests.components.outputs.open_data.reading import read


def cell(value: str, column: Column) -> object:
    """Return what a cell of CSV says, read as its description tells."""
    if column.many:
        parts: list[object] = [int(v) if column.type.value == "integer" else v for v in value.split(";") if v]
        return parts
    if not value:
        return None
    return {"integer": int, "number": float}.get(column.type.value, str)(value)


@pytest.mark.parametrize("name", RESOURCES)
def test_csv_read_as_its_description_tells_is_the_same_as_json(edition: Edition, name: str) -> None:
    text = respond(edition, f"{name}.csv", "").file.content.decode()
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    columns = RESOURCES[name].columns
    report = read(edition, f"{name}.{METADATA}")["tableSchema"]["columns"]
    assert head == [c["name"] for c in report] == [c.name for c in columns]
    result = [{c.name: cell(v, c) for v, c in zip(row, columns, strict=True)} for row in rows]
    assert result == read(edition, f"{name}.json")["items"]


HOSTILE = (
    "=1+1",
    "+46",
    "-1",
    "@SUM(A1)",
    "\tx",
    "a;b",
    'say "x"',
    "a,b",
    "två\nrader",
    "{{7*7}}",
    "<b>",
    "",
)


@given(one=st.one_of(st.sampled_from(HOSTILE), st.text(max_size=20)), other=st.sampled_from(HOSTILE))
def test_no_text_breaks_out_of_its_cell(one: str, other: str) -> None:
    resource = RESOURCES["places"]
    item: Item = {
        **dict.fromkeys(c.name for c in resource.columns),
        "id": "x",
        "name": one,
        "aliases": [other],
    }
    [_, row] = csv.reader(io.StringIO(csv_file(resource, [item]).decode(), newline=""))
    assert len(row) == len(resource.columns)
    assert not [c for c in row if c.startswith(tuple("=+-@\t\r\n"))]
    assert row[1].removeprefix("'") == fit(one).removeprefix("'")
    assert row[11].removeprefix("'") == other.replace(";", ",")


def test_numbers_of_other_registers_are_addresses_there(edition: Edition) -> None:
    """A thing of its own is the same as Wikidata's; GeoNames' is the town that an area only has its seat in."""
    report = read(edition, f"places.{METADATA}")["tableSchema"]["columns"]
    linked = {c["name"]: (c["propertyUrl"], c["valueUrl"]) for c in report if "valueUrl" in c}
    assert linked == {
        "geonames": ("rdfs:seeAlso", "https://sws.geonames.org/{geonames}/"),
        "wikidata": ("owl:sameAs", "http://www.wikidata.org/entity/{wikidata}"),
    }
