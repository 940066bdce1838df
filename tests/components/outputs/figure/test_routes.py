"""The addresses of figures, asked over HTTP."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.host.routes import routes
from components.kit.work_queue import QUEUE
from components.outputs.figure.charts import CHARTS
from components.outputs.figure.figure_files import batch_key, chart_bytes
from components.outputs.figure.report_html import batch_address, chart_files, figure_address
from components.outputs.figure.routes import TYPES
from components.settings import settings
from components.state.figure import FORMS, Options
from components.state.state import State
from data.records import Dataset
from tests.components.outputs.figure.seen import ORIGIN, SVG, box, lines, root, said, view


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = Starlette(routes=routes(settings(os.environ | {"PARTNERSKAPSKARTAN_TODAY": "2026-11-22"})))
    with TestClient(app, base_url="https://example.org") as result:
        yield result


@pytest.mark.parametrize("kind", FORMS)
def test_a_figure_has_a_name_a_type_and_is_asked_for_anew(
    client: TestClient, real: Dataset, kind: str
) -> None:
    state = State(theme=("climate",), figure=Options(preset="half-column"))
    answer = client.get(figure_address(view(real, state), kind).removeprefix("."))
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == TYPES[kind]
    name = f"partnerskap_aktiva_klimat-och-miljo_halvspalt_2026-11-22.{kind}"
    assert answer.headers["content-disposition"] == f'inline; filename="{name}"'
    again = client.get(str(answer.url), headers={"If-None-Match": f'"x", W/{answer.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")


def test_a_figure_names_no_address_but_the_one_that_is_set(client: TestClient) -> None:
    asked = "/figure/map.svg?theme=climate&preset=a5"
    assert "example.org" not in said(client.get(asked).text)
    public = {
        "PARTNERSKAPSKARTAN_TODAY": "2026-11-22",
        "PARTNERSKAPSKARTAN_ADDRESS": "https://karta.example.se/a",
    }
    app = Starlette(routes=routes(settings(os.environ | public)))
    with TestClient(app, base_url="https://example.org") as other:
        assert "karta.example.se/a/?theme=climate" in said(other.get(asked).text)


@pytest.mark.parametrize("kind", ["bib", "ris"])
def test_the_reference_is_a_file_for_other_programs(client: TestClient, kind: str) -> None:
    answer = client.get(f"/figure/reference.{kind}?country=ZM&language=en")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].endswith(f'.{kind}"')
    assert "Active municipal partnerships in Zambia" in answer.text


@pytest.mark.parametrize(
    "path", ["map.exe", "map.", "chart-themes.zip", "chart-x.svg", "each-theme.zip", "reference.exe", "x"]
)
def test_what_there_is_not_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(f"/figure/{path}").status_code == 404


@pytest.mark.parametrize(
    "query", ["preset=%ff%00", "map=&focus=../..", "title=" + "a" * 3000, "ink=%0d%0aX: y", "%"]
)
def test_no_query_breaks_it(client: TestClient, query: str) -> None:
    assert client.get(f"/figure/map.svg?preset=half-column&labels=no&{query}").status_code == 200


def test_a_query_that_is_none_is_refused(client: TestClient) -> None:
    answer = client.get("/figure/map.svg?" + "&".join("a=1" for _ in range(200)))
    assert answer.status_code == 400
    assert "Rapport" in answer.text


def test_a_batch_is_handed_out_once_it_is_drawn(client: TestClient, real: Dataset) -> None:
    shown = view(real, State(country=("KE",), figure=Options(preset="a5")))
    address = batch_address(shown, "theme").removeprefix(".")
    assert client.get(address).status_code == 404
    QUEUE.put(batch_key(shown, "theme"), b"PK")
    answer = client.get(address)
    assert (answer.status_code, answer.content) == (200, b"PK")
    assert answer.headers["content-disposition"].endswith('partnerskap_aktiva_kenya_tema_a5_2026-11-22.zip"')


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_is_a_figure_too(client: TestClient, real: Dataset, chart: str, language: str) -> None:
    shown = view(real, State(language=language))
    for file in chart_files(shown, chart):
        answer = client.get(file.address.removeprefix("."))
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] in TYPES.values()
        if "svg" in file.address:
            tree = root(answer.text)
            wide, high = box(tree)
            assert wide == pytest.approx(453.6, abs=0.1)
            assert 100 < high < 900
            drawn = [
                float(t.attrib["font-size"].removesuffix("px"))
                for t in tree.findall(f"{SVG}g[@id='map-1']//{SVG}text")
            ]
            assert min(drawn) * 8.8 / 14 >= 8
            assert min(line.size for line in lines(tree, "texts")) >= 8
            assert max(line.right for line in lines(tree, "texts")) <= wide


def test_a_chart_of_nothing_is_no_figure(client: TestClient, real: Dataset) -> None:
    assert chart_bytes(view(real, country=("AR",)), "themes", "svg", ORIGIN) == b""
    assert client.get("/figure/chart-themes.svg?country=AR").status_code == 404
