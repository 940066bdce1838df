"""Addresses that are none of the application's pages, and what is answered there."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from components.host.addresses import Addresses, moved
from components.host.internals.streamlit_page import index_html
from data.records import Dataset


@pytest.fixture
def client(real: Dataset) -> TestClient:
    own = [
        Route("/embed.html", lambda request: HTMLResponse("<p>map</p>")),
        Route("/healthz", lambda request: JSONResponse({})),
        Route("/{path:path}", lambda request: HTMLResponse(index_html())),
    ]
    return TestClient(Addresses(Starlette(routes=own), lambda: real), follow_redirects=False)


def test_what_is_none_of_the_pages_is_sent_as_the_browser_accepts_it(real: Dataset) -> None:
    """Scripts and data come this way, and the application's page too, which is not let through compressed either."""
    seen: list[str] = []

    def script(request: Request) -> Response:
        seen.append(request.headers.get("accept-encoding", ""))
        return Response("var a;" * 999, media_type="text/javascript")

    def page(request: Request) -> HTMLResponse:
        return HTMLResponse(index_html())

    own = [Route("/a.js", script), Route("/{path:path}", page)]
    app = Starlette(routes=own, middleware=[Middleware(GZipMiddleware)])
    client = TestClient(Addresses(app, lambda: real), headers={"Accept-Encoding": "gzip, br"})
    assert client.get("/a.js").headers["content-encoding"] == "gzip"
    assert seen == ["gzip, br"]
    assert client.get("/nonsense").status_code == 404


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("/place/vaxjo", "../place?id=vaxjo"),
        ("/place/VAXJO/index.html", "../../place?id=vaxjo"),
        ("/en/place/homa-bay/index.html", "../../../place?language=en&id=homa-bay"),
        ("/place/ended.html", "../place?answer=ended"),
        ("/Table", "./table"),
        ("/table/", "../table"),
        ("/table/index.html?country=KE", "../table?country=KE"),
        ("/index.html", "./"),
        ("/en/", "../?language=en"),
        ("/country/ke/index.html", "../../?country=KE"),
        ("/theme/gender", "../?theme=gender"),
        ("/articles/portrait-2.html", "../articles?article_kind=portrait"),
        ("/table/all.html", "../table?status=all&funding=all"),
        ("/sv/place/vaxjo", "../../place?id=vaxjo"),
        ("/sv/", "../"),
        ("/place//vaxjo/", "../../../place?id=vaxjo"),
        ("/table.html", "./table"),
        ("/place/växjö", "../place?id=vaxjo"),
        ("/place/V%C3%A4xj%C3%B6%20kommun", "../place?id=vaxjo"),
        ("/place/0780", "../place?id=vaxjo"),
        ("/place?id=Växjö kommun&language=en", "./place?id=vaxjo&language=en"),
        ("/place?id=0780", "./place?id=vaxjo"),
        ("/place?id=H%C3%A5bo+kommun", "./place?id=habo-uppland"),
        (
            "/table//?theme=gender&theme=youth&utm_source=x",
            "../../table?theme=gender&theme=youth&utm_source=x",
        ),
        ("/en/table?language=sv", "../table?language=sv"),
    ],
)
def test_other_ways_of_writing_a_page_are_sent_on_to_it(client: TestClient, address: str, to: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["location"]) == (301, to)


@pytest.mark.parametrize(
    "address",
    [
        "/nonsense",
        "/place/atlantis",
        "/place?id=atlantis",
        "/a/b/c",
        "/tables",
        "/wp-login.php",
        "/country/kenya",
    ],
)
def test_where_nothing_is_a_page_of_ours_says_so(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert '<html lang="sv">' in answer.text
    assert "<script" not in answer.text
    up = "../" * (address.partition("?")[0].count("/") - 1) or "./"
    assert f'href="{up}place"' in answer.text
    assert client.head(address).status_code == 404
    assert '<html lang="en">' in client.get(address, headers={"Accept-Language": "en"}).text


@pytest.mark.parametrize(
    "address", ["/", "/table", "/place", "/place?id=vaxjo", "/place?id=VAXJO", "/embed.html", "/healthz"]
)
def test_what_is_there_is_answered_as_it_is(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 200


def test_the_browsers_language_is_the_first_and_the_address_wins(client: TestClient) -> None:
    english = {"Accept-Language": "en-GB,en;q=0.9,sv;q=0.5"}
    first = client.get("/table?country=KE", headers=english)
    assert (first.status_code, first.headers["location"]) == (302, "./table?language=en&country=KE")
    assert first.headers["vary"] == "Accept-Language"
    for address, headers in (
        ("/table?language=sv", english),
        ("/table", {"Accept-Language": "sv"}),
        ("/table", {}),
        ("/table", english | {"Referer": "http://testserver/about"}),
        ("/table", english | {"Cache-Control": "max-age=0"}),
        ("/table", english | {"Sec-Fetch-Dest": "iframe"}),
        ("/embed.html", english),
    ):
        assert client.get(address, headers=headers).status_code == 200


def test_every_file_of_the_site_is_sent_on_or_the_applications_own(real: Dataset) -> None:
    assert moved("/about/index.html", real.places) == ("about", {})
    assert moved("/place/vaxjo/more/index.html", real.places) is None
    assert moved("//", real.places) == ("", {})
