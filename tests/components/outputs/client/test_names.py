"""What the browser is handed to suggest places by."""

from __future__ import annotations

from components.outputs.client.names import names_document
from data.records import Dataset


def test_every_place_is_there_with_its_names_and_where_it_lies(real: Dataset) -> None:
    report = names_document(real)["places"]
    assert [p["id"] for p in report] == list(real.places)
    at = {p["id"]: p for p in report}
    assert at["vaxjo"]["where"] == {"sv": "Kronobergs län", "en": "Kronoberg County"}
    assert at["kalush"]["where"] == {"sv": "Ukraina", "en": "Ukraine"}
    assert "Växjö kommun" in at["vaxjo"]["names"]
    assert "Vaexjoe" in {name.title() for name in at["vaxjo"]["also"]}
    assert "Kalusj" in [*at["kalush"]["also"], *at["kalush"]["names"]]
    assert all(len(p["order"]["partner"]) == 2 for p in report)
