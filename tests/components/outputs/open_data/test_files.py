"""The open data as files that lie still."""

from __future__ import annotations

import json
import re
from posixpath import normpath

import pytest
from openapi_spec_validator import validate

from components.outputs.open_data.edition import Edition
from components.outputs.open_data.files import open_data_files
from components.outputs.open_data.resources import RESOURCES
from components.outputs.open_data.responses import respond
from components.outputs.site.layout import layout
from data.records import Dataset
from tests.components.outputs.open_data.conftest import ROOT, TODAY


@pytest.fixture(scope="module")
def still(real: Dataset) -> dict[str, bytes]:
    return dict(open_data_files(real, TODAY, ROOT))


def test_every_list_is_there_whole_in_each_form(still: dict[str, bytes], edition: Edition) -> None:
    for name, resource in RESOURCES.items():
        for kind in resource.formats:
            assert f"api/v1/{name}.{kind}" in still
        report = json.loads(still[f"api/v1/{name}.json"])
        asked = json.loads(respond(edition, f"{name}.json", "").file.content)
        assert report["items"] == asked["items"]
        assert report["page"] == ROOT


def test_the_description_is_valid_and_promises_no_queries(still: dict[str, bytes]) -> None:
    report = json.loads(still["api/v1/openapi.json"])
    validate(report)
    for path, operations in report["paths"].items():
        assert operations["get"]["parameters"] == []
        assert f"api/v1{path}" in still


def test_the_catalogue_is_there_if_the_site_has_an_address(real: Dataset, still: dict[str, bytes]) -> None:
    assert b"dcat:DataService" not in still["dcat.rdf"]
    assert set(still) - set(dict(open_data_files(real, TODAY, ""))) == {"dcat.rdf"}


@pytest.mark.parametrize("page", ["api/index.html", "api/en/index.html"])
def test_without_an_address_links_lead_from_file_to_file(real: Dataset, page: str) -> None:
    files = dict(open_data_files(real, TODAY, ""))
    text = files[page].decode()
    targets = re.findall(r'(?:href|src)="([^"#][^"]*)"', text)
    inside = {normpath(f"{page.rpartition('/')[0]}/{t}") for t in targets if "://" not in t}
    assert len(inside) > 20
    site = {path.replace("{id}/", "") for pages in layout().values() for path in pages.values()}
    assert inside - set(files) <= site
    assert json.loads(files["api/v1/places.json"])["schema"] == "../../api/v1/schema/places.json"


def test_the_same_rows_and_day_give_the_same_bytes(real: Dataset, still: dict[str, bytes]) -> None:
    assert dict(open_data_files(real, TODAY, ROOT)) == still
