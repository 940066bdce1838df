"""The addresses of the files, asked over HTTP."""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.host.routes import routes
from components.outputs.export.download import KINDS
from components.settings import settings


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = Starlette(routes=routes(settings(os.environ | {"PARTNERSKAPSKARTAN_TODAY": "2026-11-22"})))
    with TestClient(app, base_url="https://example.org") as result:
        yield result


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_has_a_name_a_type_and_is_asked_for_anew(client: TestClient, kind: str) -> None:
    answer = client.get(f"/data/partnerships.{kind}", params={"theme": "climate", "status": "all"})
    assert answer.status_code == 200
    name = f"partnerskap_alla_klimat-och-miljo_2026-11-22.{kind}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["content-type"] == KINDS[kind]
    assert answer.headers["cache-control"] == "no-cache"
    again = client.get(str(answer.url), headers={"If-None-Match": f'"x", {answer.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert client.head(str(answer.url)).headers["etag"] == answer.headers["etag"]


def test_the_file_names_the_address_of_its_view(client: TestClient) -> None:
    text = client.get("/data/partnerships.csv.zip?country=KE&start=50").content
    assert text.startswith(b"PK")

    with ZipFile(BytesIO(text)) as archive:
        assert archive.namelist() == ["partnerskap.csv", "om.csv"]
        assert "Vyns adress;https://example.org/table?country=KE\r\n" in archive.read("om.csv").decode(
            "utf-8-sig"
        )


@pytest.mark.parametrize(
    "query",
    [
        "theme=%ff%00",
        "start=-1&sort=--&date=20x&id=..%2f..",
        "selection=partnership:%0d%0aX",
        "%",
        "?",
        "a=" + "b" * 3000,
    ],
)
def test_no_query_breaks_it(client: TestClient, query: str) -> None:
    assert client.get(f"/data/partnerships.csv?{query}").status_code == 200


def test_a_query_that_is_none_gets_a_sentence(client: TestClient) -> None:
    answer = client.get("/data/partnerships.xlsx?" + "a=1&" * 150)
    assert answer.status_code == 400
    assert "Adressen går inte att läsa" in answer.text


def test_other_endings_and_the_maps_rows_are_as_before(client: TestClient) -> None:
    assert client.get("/data/partnerships.pdf").status_code == 404
    assert client.get("/data/whatever/map.json").headers["content-type"] == "application/json"
