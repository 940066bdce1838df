"""A list as one document: the rows and what they are; places as points, partnerships as lines."""

from __future__ import annotations

import json

from components.kit.json_file import json_bytes
from components.outputs.open_data.document import document, geojson
from components.outputs.open_data.edition import Edition, about
from components.outputs.open_data.query import read_query
from components.outputs.open_data.resources import RESOURCES


def test_a_document_says_what_it_is_and_which_part(edition: Edition) -> None:
    resource = RESOURCES["places"]
    asked = read_query(edition.dataset, "places", "offset=20")
    built = document(edition, resource, asked, [{"id": "vaxjo"}], 300)
    assert built.items() >= about(edition, resource, asked.state).items()
    assert (built["total"], built["offset"], built["items"]) == (300, 20, [{"id": "vaxjo"}])
    assert built["schema"] == f"{edition.root}api/v1/schema/places.json"


def test_a_place_is_a_point_longitude_first_and_says_so_once(edition: Edition) -> None:
    asked = read_query(edition.dataset, "places", "")
    place = edition.dataset.places["vaxjo"]
    built = geojson(
        edition,
        RESOURCES["places"],
        asked,
        [{"id": "vaxjo", "lat": place.lat, "lon": place.lon, "kind": "x"}],
    )
    (feature,) = built["features"]
    assert feature["geometry"] == {
        "type": "Point",
        "coordinates": (round(place.lon, 4), round(place.lat, 4)),
    }
    assert feature["properties"] == {"id": "vaxjo", "kind": "x"}


def test_a_partnership_has_a_line_to_each_party_abroad(edition: Edition) -> None:
    row = next(r for r in edition.dataset.partnerships.values() if len(r.partner_places) == 2)
    asked = read_query(edition.dataset, "partnerships", "")
    built = geojson(edition, RESOURCES["partnerships"], asked, [{"id": row.id}])
    geometry = built["features"][0]["geometry"]
    assert geometry["type"] == "MultiLineString"
    assert len(geometry["coordinates"]) == 2
    for line, ident in zip(geometry["coordinates"], row.partner_places, strict=True):
        end = edition.dataset.places[ident]
        assert line[-1] == (round(end.lon, 4), round(end.lat, 4))


def test_the_same_value_gives_the_same_bytes_in_plain_letters() -> None:
    assert json_bytes({"a": "Växjö"}) == '{"a":"Växjö"}'.encode()
    assert json.loads(json_bytes({"a": "\ud800"})) == {"a": "\ufffd"}
