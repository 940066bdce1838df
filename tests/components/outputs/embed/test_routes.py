"""The embedded page, asked over HTTP: its words, its policy, its files, and revisions that are there or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.host.headers import SecurityHeaders
from components.outputs.embed.revisions import Kept
from components.outputs.embed.routes import embed_routes
from components.state.state import State
from components.view import build_view
from data.records import Dataset

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def client(real: Dataset, sample: Dataset) -> Iterator[TestClient]:
    """The real tables are published now, the sample was revision 1."""
    known = {"": Kept("2", real), "2": Kept("2", real), "1": Kept("1", sample)}
    app = Starlette(routes=embed_routes(known.get, lambda: TODAY))
    with TestClient(SecurityHeaders(app), base_url="https://map.example.org") as result:
        yield result


@pytest.mark.parametrize(
    "query", ["", "country=KE", "theme=climate&status=all&language=en", "text=finnsinte"]
)
def test_without_javascript_the_page_says_in_words_what_the_map_shows(
    client: TestClient, real: Dataset, query: str
) -> None:
    page = client.get(f"/embed.html?{query}")
    fields = dict(pair.split("=") for pair in query.split("&") if pair)
    state = State(
        language=fields.get("language", "sv"),
        country=tuple(fields.get("country", "").split()),
        theme=tuple(fields.get("theme", "").split()),
        status=() if fields.get("status") == "all" else ("active",),
        text=fields.get("text", ""),
    )
    view = build_view(real, state, TODAY)
    assert f"<h1>{view.sentence}</h1>" in page.text
    assert page.text.count("<li>") == len(view.rows)
    assert f'<html lang="{state.language}">' in page.text


def test_it_may_be_framed_and_nothing_else(client: TestClient) -> None:
    answer = client.get("/embed.html")
    policy = answer.headers["content-security-policy"]
    assert policy == (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self' *"
    )
    assert "set-cookie" not in answer.headers
    assert "x-frame-options" not in answer.headers
    assert client.get("/embed/2/nothing").headers["content-security-policy"] != policy
    assert not re.search(r"<script(?![^>]*src=)|<style|style=|\son[a-z]+=", answer.text)


def test_its_files_are_there_and_kept_for_ever_and_itself_asked_for_anew(client: TestClient) -> None:
    given = client.get("/embed.html")
    assert given.headers["cache-control"] == "no-cache"
    page = given.text
    targets = re.findall(r'(?:src|href)="(embed/[^"]+)"', page)
    assert len(targets) == 6
    for target in targets:
        answer = client.get(f"/{target}")
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-type"].partition(";")[0] in ("text/javascript", "text/css")


def test_a_frozen_map_shows_its_own_revision(client: TestClient, sample: Dataset) -> None:
    page = client.get("/embed.html?revision=1&date=2026-11-22&status=all&funding=all").text
    assert page.count("<li>") == len(sample.partnerships)
    assert "embed/1/" in page
    data = re.search(r'src="(embed/1/data-[^"]+)"', page)
    assert data
    assert sample.revision in client.get(f"/{data[1]}").text
    newest = re.search(r'src="(embed/2/data-[^"]+)"', client.get("/embed.html").text)
    assert newest
    assert sample.revision not in client.get(f"/{newest[1]}").text


@pytest.mark.parametrize(
    ("code", "said"), [("sv", "Den här kartan kan inte visas"), ("en", "This map cannot be shown")]
)
@pytest.mark.parametrize("revision", ["9", "b4b183b05f27", "../1", "<b>", "x" * 300])
def test_a_revision_that_is_not_there_is_said_to_be_missing(
    client: TestClient, code: str, said: str, revision: str
) -> None:
    answer = client.get(
        "/embed.html", params={"revision": revision, "language": code, "list": "no", "country": "KE"}
    )
    assert answer.status_code == 404
    assert said in answer.text
    assert "<b>" not in answer.text
    assert "country=KE&amp;list=no" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "frame-ancestors 'self' *" in answer.headers["content-security-policy"]


def test_a_query_that_is_none_shows_the_map_as_it_is(client: TestClient) -> None:
    assert client.get("/embed.html?" + "a=1&" * 150).status_code == 200
    assert client.get("/embed.html?theme=%ff&date=x&selection=%00").status_code == 200
