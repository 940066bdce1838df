"""The description of the API is valid, and complete."""

from __future__ import annotations

from openapi_spec_validator import validate
from starlette.testclient import TestClient

from components.outputs.open_data.csvw import METADATA
from components.outputs.open_data.query import WORDS, choices
from components.outputs.open_data.resources import RESOURCES
from data.records import Dataset

FILES = [f"{r.name}.{kind}" for r in RESOURCES.values() for kind in (*r.formats, METADATA)]


def test_the_description_is_valid_and_says_what_there_is(client: TestClient, real: Dataset) -> None:
    report = client.get("/api/v1/openapi.json").json()
    validate(report)
    assert set(report["paths"]) == {f"/{f}" for f in FILES}
    for name, asked in WORDS.items():
        parameters = report["paths"][f"/{name}.json"]["get"]["parameters"]
        assert [p["name"] for p in parameters] == list(asked)
        allowed = choices(real, name)
        for p in parameters:
            schema = p["schema"].get("items", p["schema"])
            if p["name"] in allowed:
                assert set(schema["enum"]) - {"all"} == set(allowed[p["name"]])
