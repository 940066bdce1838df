"""The addresses, asked over HTTP: marks, packing, reading from elsewhere, and nothing that breaks them."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from components.outputs.open_data.csvw import METADATA
from components.outputs.open_data.query import WORDS
from components.outputs.open_data.resources import RESOURCES
from components.outputs.open_data.schema import problem_schema
from components.state.state import NAVIGATION

FILES = [f"{r.name}.{kind}" for r in RESOURCES.values() for kind in (*r.formats, METADATA)]
ALL = [*(f"v1/{f}" for f in FILES), "v1/openapi.json", *(f"v1/schema/{name}.json" for name in RESOURCES)]


@pytest.mark.parametrize("path", ALL)
def test_every_file_may_be_read_from_anywhere_and_kept(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    assert answer.headers["cache-control"] == "no-cache"
    assert "set-cookie" not in answer.headers
    again = client.get(f"/api/{path}", headers={"If-None-Match": f'"x", {answer.headers["etag"]}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", answer.headers["etag"])
    head = client.head(f"/api/{path}")
    assert (head.content, head.headers["etag"]) == (b"", answer.headers["etag"])
    plain = client.get(f"/api/{path}", headers={"Accept-Encoding": "identity"})
    assert plain.content == answer.content
    assert "content-encoding" not in plain.headers


def test_a_browser_that_asks_first_is_told_yes(client: TestClient) -> None:
    asked = {"Origin": "https://other.example", "Access-Control-Request-Method": "GET"}
    answer = client.options("/api/v1/places.json", headers=asked)
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"


def test_only_the_api_may_be_read_from_elsewhere(client: TestClient) -> None:
    for path in ("/healthz", "/data/partnerships.csv"):
        assert "access-control-allow-origin" not in client.get(path).headers


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/v1/places.json")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["type"].endswith("#not-allowed")


@pytest.mark.parametrize(
    "path",
    [
        "v2/places.json",
        "v1/",
        "v1/place.json",
        "v1/themes.geojson",
        "v1/schema/x.json",
        "v1/schema/places",
        "x",
    ],
)
def test_a_path_that_leads_nowhere_says_which_lead_somewhere(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == 404
    Draft202012Validator(problem_schema()).validate(answer.json())
    assert "places.json" in answer.json()["detail"]


@st.composite
def queries(draw: st.DrawFn) -> tuple[str, str]:
    """Return a list's name and a query made of its words and others, of sound values and others."""
    name = draw(st.sampled_from(sorted(RESOURCES)))
    words = st.one_of(st.sampled_from([*WORDS["partnerships"], *WORDS["articles"]]), st.text(max_size=8))
    values = st.one_of(
        st.sampled_from(
            ["climate", "KE", "active", "all", "", "2019", "1", "-start", "en", "vaxjo", "kommun"]
        ),
        st.text(max_size=20),
    )
    pairs = draw(st.lists(st.tuples(words, values), max_size=5))
    return name, urlencode([(w.encode("utf-8", "replace"), v.encode("utf-8", "replace")) for w, v in pairs])


@hypothesis_settings(max_examples=150)
@given(asked=queries(), kind=st.sampled_from(["json", "csv", METADATA]))
def test_any_query_gets_rows_or_a_reason(client: TestClient, asked: tuple[str, str], kind: str) -> None:
    name, query = asked
    answer = client.get(f"/api/v1/{name}.{kind}?{query}")
    if answer.status_code == 200:
        assert answer.headers["etag"]
        if kind == "json":
            document = answer.json()
            assert 0 <= len(document["items"]) <= document["total"]
    else:
        assert answer.status_code == 400
        assert answer.headers["content-type"] == "application/problem+json"
        report = answer.json()
        Draft202012Validator(problem_schema()).validate(report)
        assert report["status"] == 400


@hypothesis_settings(max_examples=80)
@given(query=st.binary(max_size=60))
def test_no_bytes_break_it(client: TestClient, query: bytes) -> None:
    raw = "".join(chr(b) if 33 <= b < 127 and b != 35 else f"%{b:02X}" for b in query)
    answer = client.get(f"/api/v1/partnerships.csv?{raw}")
    assert answer.status_code in (200, 400)
    if answer.status_code == 400:
        json.loads(answer.content)


@pytest.mark.parametrize("path", ["/api/", "/api/en/", "/api", "/api/en"])
@pytest.mark.parametrize(("language", "heading"), [("sv", "Öppna data och API"), ("en", "Open data and API")])
def test_the_page_for_people_speaks_the_language_that_is_asked_for(
    client: TestClient, path: str, language: str, heading: str
) -> None:
    answer = client.get(f"{path}?language={language}")
    assert answer.status_code == 200
    assert f"<h1>{heading}</h1>" in answer.text
    assert answer.url.path == ("/api/en/" if language == "en" else "/api/")


def test_a_language_that_we_do_not_speak_changes_nothing(client: TestClient) -> None:
    assert "<h1>Open data and API</h1>" in client.get("/api/en/?language=de").text


def test_the_page_for_people_has_every_page_in_its_header(client: TestClient) -> None:
    header = client.get("/api/en/").text.partition("</header>")[0]
    assert [page for page in NAVIGATION[1:] if f'/{page}?language=en"' not in header] == []
    assert client.get("/api/source-sans-400.woff").content.startswith(b"wOFF")
