"""What the lists hold: every row under its own names, in each form the same."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from components.outputs.open_data.csvw import METADATA, csv_file
from components.outputs.open_data.edition import Edition
from components.outputs.open_data.records import Item, items
from components.outputs.open_data.resources import RESOURCES
from components.outputs.open_data.responses import answer
from components.outputs.open_data.schema import list_schema
from components.view import build_view
from data.records import Dataset
from data.schema.schema import TABLES, Column
from tests.components.outputs.open_data.conftest import TODAY
from tests.components.strategies import states

FORMS = [(name, kind) for name, r in RESOURCES.items() for kind in r.formats]


def read(edition: Edition, path: str, query: str = "") -> Any:
    found = answer(edition, path, query)
    assert found.status == 200, found.file.content
    return json.loads(found.file.content)


def check(schema: dict[str, Any], document: object) -> None:
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(document)


def cell(value: str, column: Column) -> object:
    """Return what a cell of CSV says, read as its description tells."""
    if column.many:
        parts: list[object] = [int(v) if column.type.value == "integer" else v for v in value.split(";") if v]
        return parts
    if not value:
        return None
    return {"integer": int, "number": float}.get(column.type.value, str)(value)


@pytest.mark.parametrize("name", RESOURCES)
def test_every_list_is_as_its_schema_says(edition: Edition, name: str) -> None:
    document = read(edition, f"{name}.json")
    check(list_schema(RESOURCES[name], edition.root), document)
    assert all(list(item) == [c.name for c in RESOURCES[name].columns] for item in document["items"])


@pytest.mark.parametrize("name", RESOURCES)
def test_every_list_is_whole_unless_asked_otherwise(edition: Edition, real: Dataset, name: str) -> None:
    document = read(edition, f"{name}.json")
    assert {item["id"] for item in document["items"]} == set(getattr(real, name))
    assert document["total"] == len(document["items"])


@pytest.mark.parametrize("name", RESOURCES)
def test_csv_read_as_its_description_tells_is_the_same_as_json(edition: Edition, name: str) -> None:
    text = answer(edition, f"{name}.csv", "").file.content.decode()
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    columns = RESOURCES[name].columns
    told = read(edition, f"{name}.{METADATA}")["tableSchema"]["columns"]
    assert head == [c["name"] for c in told] == [c.name for c in columns]
    found = [{c.name: cell(v, c) for v, c in zip(row, columns, strict=True)} for row in rows]
    assert found == read(edition, f"{name}.json")["items"]


@pytest.mark.parametrize(("name", "kind"), FORMS)
def test_each_file_says_licence_day_revision_and_source(edition: Edition, name: str, kind: str) -> None:
    told = read(edition, f"{name}.{METADATA if kind == 'csv' else kind}")
    text = json.dumps(told, ensure_ascii=False)
    for wanted in (
        edition.dataset.revision,
        "2026-02-01",
        "2026-11-22",
        "creativecommons.org/licenses/by/4.0/",
    ):
        assert wanted in text
    assert "GeoNames (CC BY 4.0)" in text
    assert "Fakta ur offentliga webbsidor" in text


def test_places_lie_where_they_are(edition: Edition) -> None:
    found = read(edition, "places.geojson", "text=vaxjo&kind=kommun")
    [place] = found["features"]
    longitude, latitude = place["geometry"]["coordinates"]
    assert 14 < longitude < 16
    assert 56 < latitude < 58
    assert place["properties"]["code"] == "0780"
    assert not {"lat", "lon"} & place["properties"].keys()


def test_partnerships_are_lines_from_party_to_party(edition: Edition, real: Dataset) -> None:
    found = read(edition, "partnerships.geojson")["features"]
    assert {f["id"] for f in found} == set(real.partnerships)
    for feature in found:
        partnership = real.partnerships[feature["id"]]
        lines = feature["geometry"]["coordinates"]
        ends = {tuple(at) for line in lines for at in (line[0], line[-1])}
        for place in (partnership.swedish_place, *partnership.partner_places):
            at = real.places[place]
            assert (round(at.lon, 4), round(at.lat, 4)) in ends
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for line in lines for lon, lat in line)
    assert list(found[0]["properties"]) == [c.name for c in RESOURCES["partnerships"].columns]


def test_columns_of_the_tables_keep_the_words_of_the_tables() -> None:
    for name, resource in RESOURCES.items():
        names = [c.name for c in resource.columns]
        assert len(names) == len(set(names))
        for column in resource.columns:
            own = TABLES[name].column(column.name)
            assert own is None or own is column
            assert column.sv
            assert column.en


@given(data=st.data())
def test_the_rows_are_those_of_the_page(sample: Dataset, data: st.DataObject) -> None:
    state = data.draw(states(sample, "table"))
    found = items(sample, TODAY, "partnerships", state)
    assert [i["id"] for i in found] == [r.id for r in build_view(sample, state, TODAY).rows]


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
    assert row[1].removeprefix("'") == one.encode("utf-8", "replace").decode().removeprefix("'")
    assert row[11].removeprefix("'") == other.replace(";", ",")
