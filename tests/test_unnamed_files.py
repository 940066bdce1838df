"""Partners that no source names in what leaves the program: files, API, and the map's data."""

from __future__ import annotations

import base64
import csv
import json
from io import BytesIO, StringIO

from openpyxl import load_workbook

from components.outputs.export.download import file_of
from components.outputs.figure.legend_contents import links
from components.outputs.open_data.document import document, geojson
from components.outputs.open_data.edition import Edition
from components.outputs.open_data.query import read_query
from components.outputs.open_data.records import items
from components.outputs.open_data.resources import RESOURCES
from components.parts.map.payload import payload
from components.parts.map.rows import rows_json
from components.parts.map_picture.plain import of_view
from components.view import View
from tests.unnamed import COUNTRY, NOTHING, PARTLY, PAYER, REAL, SEVERAL, TODAY, view

EDITION = Edition(REAL, TODAY, "https://example.org/")


def of(found: View, ident: str) -> dict[str, object]:
    return next(r for r in json.loads(file_of(found, "json", "").make())["rows"] if r["id"] == ident)  # type: ignore[no-any-return]


def test_the_files_leave_the_cell_empty_and_tell_the_country() -> None:
    everything = view()
    rows = {r["Id"]: r for r in csv.DictReader(StringIO(_csv(everything)), delimiter=";")}
    assert (rows[NOTHING]["Partner utomlands"], rows[NOTHING]["Land"]) == ("", "")
    assert (rows[COUNTRY]["Partner utomlands"], rows[COUNTRY]["Land"]) == ("", "Guatemala")
    assert rows[PARTLY]["Landskod"] == "UA; GT"
    assert rows[SEVERAL]["Andra svenska partner"] == "Ronneby kommun; Region Gotland"
    assert rows[SEVERAL]["Andra finansiärer"] == PAYER
    sheet = load_workbook(BytesIO(file_of(everything, "xlsx", "").make())).worksheets[0]
    report = {row[0]: dict(zip([c.value for c in sheet[1]], row, strict=True)) for row in sheet.values}
    assert report[SEVERAL]["Andra svenska partner"] == "Ronneby kommun; Region Gotland"
    assert not report[NOTHING]["Partner utomlands"]
    row = of(everything, SEVERAL)
    assert row["other_payers"] == [PAYER]
    assert row["ids"]["other_swedish"] == ["ronneby", "region-gotland"]  # type: ignore[index]  # a dict
    assert of(everything, COUNTRY)["partners"] == []


def test_as_a_map_it_is_unlocated_and_its_swedish_place_is_there() -> None:
    built = json.loads(file_of(view(), "geojson", "").make())
    by_id = {f["id"]: f for f in built["features"]}
    for ident, place in ((NOTHING, "lessebo"), (COUNTRY, "are")):
        assert by_id[f"partnership:{ident}"]["geometry"] is None
        assert by_id[f"place:{place}"]["geometry"]["type"] == "Point"
        assert by_id[f"area:{place}"]["properties"]["partnership_ids"] == ident
    lines = by_id[f"partnership:{SEVERAL}"]["geometry"]
    assert (lines["type"], len(lines["coordinates"])) == ("MultiLineString", 3)


def test_the_api_tells_it() -> None:
    resource, asked = RESOURCES["partnerships"], read_query(REAL, "partnerships", "")
    found = {i["id"]: i for i in items(REAL, TODAY, "partnerships", asked.state)}
    assert json.dumps(document(EDITION, resource, asked, list(found.values()), len(found)))
    assert (found[NOTHING]["partner_places"], found[NOTHING]["countries"]) == ([], [])
    assert (found[COUNTRY]["partner_countries"], found[COUNTRY]["countries"]) == (["GT"], ["GT"])
    assert found[SEVERAL]["other_swedish_place_names"] == ["Ronneby kommun", "Region Gotland"]
    assert found[SEVERAL]["other_payers"] == [PAYER]
    shapes = {
        f["id"]: f["geometry"] for f in geojson(EDITION, resource, asked, list(found.values()))["features"]
    }
    assert shapes[NOTHING] is None
    assert len(shapes[SEVERAL]["coordinates"]) == 3


def test_the_map_marks_the_swedish_places_and_invents_no_point() -> None:
    drawn = view(swedish_place=("lessebo", "are"))
    drawing = json.loads(base64.b64decode(payload(drawn)))
    places = base64.b64decode(drawing["places"])
    assert {p for p, c in zip(REAL.places, places, strict=True) if c} == {"lessebo", "are"}
    rows = {p["id"]: p for p in rows_json(REAL, {})["partnerships"]}
    assert (rows[COUNTRY]["partners"], rows[COUNTRY]["unnamed"]) == ([], ["GT"])
    assert len(rows[SEVERAL]["others"]) == 2
    assert "<svg" in of_view(drawn, "land.svg")
    assert links(drawn) == []
    assert [(own.id, p.id) for _, own, p in links(view(swedish_place=("ronneby",))) if p.id == "chortkiv"][:3] == [
        ("karlskrona", "chortkiv"), ("ronneby", "chortkiv"), ("region-gotland", "chortkiv")
    ]  # fmt: skip


def _csv(shown: View) -> str:
    return file_of(shown, "csv", "").make().decode("utf-8-sig")
