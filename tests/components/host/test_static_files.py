"""Which files the browser is told of, and how they are sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from components.host.internals.streamlit_files import TEXT_FACE
from components.host.internals.streamlit_folium import FOLDER
from components.host.static_files import StreamlitFiles, known, warm


def _client() -> TestClient:
    async def other(request: Request) -> PlainTextResponse:
        return PlainTextResponse("Streamlit")

    app = Starlette(routes=[Route("/{path:path}", other)], middleware=[Middleware(StreamlitFiles)])
    return TestClient(app)


@pytest.mark.parametrize("path", ["/static/css", f"{FOLDER}/static/js"])
def test_sends_the_same_bytes_packed_and_to_be_kept(path: str) -> None:
    name, source = next((n, p) for n, p in known().items() if n.startswith(path))
    packed = _client().get(name, headers={"Accept-Encoding": "gzip"})
    plain = _client().get(name, headers={"Accept-Encoding": "identity"})
    assert packed.content == plain.content == TEXT_FACE.sub(b"", source.read_bytes())
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.headers["cache-control"] == plain.headers["cache-control"]
    assert "immutable" in packed.headers["cache-control"]
    assert packed.headers["content-type"].partition(";")[0] in (
        "text/css",
        "text/javascript",
        "application/javascript",
    )


@pytest.mark.parametrize(
    "path", ["/", "/static/js/no.js", "/static/js/../../index.html", "/static/js/", "/table"]
)
def test_hands_on_what_it_does_not_know(path: str) -> None:
    assert _client().get(path).text == "Streamlit"


def test_hands_on_what_is_not_a_whole_file() -> None:
    name = next(iter(known()))
    assert _client().get(name, headers={"Range": "bytes=0-9"}).text == "Streamlit"
    assert _client().post(name).status_code == 405


def test_what_was_read_before_is_not_read_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A font: no page of ours asks for Streamlit's, so nothing else has read it."""
    name, source = next((n, p) for n, p in known().items() if p.suffix == ".woff2")
    content = source.read_bytes()
    warm({source.name})
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} is read again"))
    assert _client().get(name).content == content
