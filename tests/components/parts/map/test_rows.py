"""The dataset as the map layer reads it: everything by its position, in both languages."""

from __future__ import annotations

import json

from components.parts.map.rows import CREDIT, STRINGS, TITLE, rows_json
from components.state.state import LANGUAGES
from data.records import Dataset

LABELS = {"KE": (0.5, 37.9, 3.0), "SE": (62.0, 15.0, 5.0)}


def test_partnerships_name_their_places_by_position(real: Dataset) -> None:
    document = rows_json(real, LABELS)
    idents = list(real.places)
    for report, row in zip(document["partnerships"], real.partnerships.values(), strict=True):
        assert report["id"] == row.id
        assert idents[report["swedish"]] == row.swedish_place
        assert tuple(idents[i] for i in report["partners"]) == row.partner_places


def test_places_have_their_names_in_both_languages_and_know_their_twin(real: Dataset) -> None:
    document = rows_json(real, LABELS)
    idents = list(real.places)
    for report, place in zip(document["places"], real.places.values(), strict=True):
        assert (report["lat"], report["lon"], report["country"]) == (place.lat, place.lon, place.country)
        assert set(report["name"]) == set(report["short"]) == set(LANGUAGES)
        assert {place.id, *(idents[twin] for twin in report["twins"])} == set(real.bodies[place.id])


def test_every_country_and_sentence_that_the_layer_may_need_is_there(sample: Dataset) -> None:
    document = rows_json(sample, LABELS)
    assert set(document["countries"]) == {*LABELS, *(p.country for p in sample.places.values())}
    assert document["countries"]["KE"] == {"sv": "Kenya", "en": "Kenya", "at": LABELS["KE"]}
    assert all(set(document["strings"][code]) == {*STRINGS, *TITLE, CREDIT} for code in LANGUAGES)


def test_the_same_dataset_gives_the_same_document(sample: Dataset) -> None:
    assert json.dumps(rows_json(sample, LABELS)) == json.dumps(rows_json(sample, dict(LABELS)))
