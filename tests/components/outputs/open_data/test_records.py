"""What the lists hold: every row under its own names, in each form the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.outputs.open_data.csvw import METADATA
from components.outputs.open_data.edition import Edition
from components.outputs.open_data.records import items
from components.outputs.open_data.resources import RESOURCES
from components.view import build_view
from data.records import Dataset
from tests.components.outputs.open_data.conftest import TODAY
from tests.components.outputs.open_data.reading import read
from tests.components.strategies import states

FORMS = [(name, kind) for name, r in RESOURCES.items() for kind in r.formats]


@pytest.mark.parametrize("name", RESOURCES)
def test_every_list_is_whole_unless_asked_otherwise(edition: Edition, real: Dataset, name: str) -> None:
    document = read(edition, f"{name}.json")
    assert {item["url" if name == "sources" else "id"] for item in document["items"]} == set(
        getattr(real, name)
    )
    assert document["total"] == len(document["items"])


@pytest.mark.parametrize(("name", "kind"), FORMS)
def test_each_file_says_licence_day_revision_and_source(edition: Edition, name: str, kind: str) -> None:
    report = read(edition, f"{name}.{METADATA if kind == 'csv' else kind}")
    text = json.dumps(report, ensure_ascii=False)
    for expected in (
        edition.dataset.revision,
        "2026-02-01",
        "2026-11-22",
        "creativecommons.org/licenses/by/4.0/",
    ):
        assert expected in text
    assert "GeoNames (CC BY 4.0)" in text
    assert "Fakta ur offentliga webbsidor" in text


def test_partnerships_have_the_goals_that_they_can_be_asked_for(edition: Edition) -> None:
    result = read(edition, "partnerships.json", "goal=5")["items"]
    assert result
    assert all(5 in item["goals"] for item in result)
    every = read(edition, "partnerships.json")["items"]
    assert {item["id"] for item in every if 5 in item["goals"]} == {item["id"] for item in result}


def test_places_lie_where_they_are(edition: Edition) -> None:
    result = read(edition, "places.geojson", "text=vaxjo&kind=kommun")
    [place] = result["features"]
    longitude, latitude = place["geometry"]["coordinates"]
    assert 14 < longitude < 16
    assert 56 < latitude < 58
    assert place["properties"]["code"] == "0780"
    assert not {"lat", "lon"} & place["properties"].keys()


def test_partnerships_are_lines_from_party_to_party(edition: Edition, real: Dataset) -> None:
    result = read(edition, "partnerships.geojson")["features"]
    assert {f["id"] for f in result} == set(real.partnerships)
    for feature in result:
        partnership = real.partnerships[feature["id"]]
        lines = feature["geometry"]["coordinates"]
        ends = {tuple(at) for line in lines for at in (line[0], line[-1])}
        for place in (partnership.swedish_place, *partnership.partner_places):
            at = real.places[place]
            assert (round(at.lon, 4), round(at.lat, 4)) in ends
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for line in lines for lon, lat in line)
    assert list(result[0]["properties"]) == [c.name for c in RESOURCES["partnerships"].columns]


@given(data=st.data())
def test_the_rows_are_those_of_the_page(sample: Dataset, data: st.DataObject) -> None:
    state = data.draw(states(sample, "table"))
    result = items(sample, TODAY, "partnerships", state)
    assert [i["id"] for i in result] == [r.id for r in build_view(sample, state, TODAY).rows]
