"""The policies that browsers are told, and that every answer carries them."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from components.host.headers import FRAME, FRAME_POLICY, SecurityHeaders, embed_policy, page_policy


def directives(policy: str) -> dict[str, list[str]]:
    return {name: rest for name, *rest in (part.split() for part in policy.split(";"))}


def test_the_page_runs_our_own_files_only() -> None:
    page = directives(page_policy([]))
    assert page["default-src"] == ["'self'"]
    own, *hashes = page["script-src"]
    assert own == "'self'"
    assert all(h.startswith("'sha256-") for h in hashes)
    assert page["object-src"] == page["base-uri"] == ["'none'"]
    assert (
        page["form-action"]
        == page["frame-src"]
        == page["frame-ancestors"]
        == page["connect-src"]
        == ["'self'"]
    )
    assert not [s for sources in page.values() for s in sources if ":" in s and s not in ("data:", "blob:")]


def test_the_maps_frame_reaches_its_own_host_only() -> None:
    frame = directives(FRAME_POLICY)
    assert frame["default-src"] == frame["base-uri"] == frame["form-action"] == ["'none'"]
    assert frame["connect-src"] == frame["frame-ancestors"] == ["'self'"]
    assert not [s for sources in frame.values() for s in sources if ":" in s and s != "data:"]


def test_only_named_sites_may_embed() -> None:
    assert directives(page_policy(["https://icld.se"]))["frame-ancestors"] == ["'self'", "https://icld.se"]


@pytest.fixture
def client() -> TestClient:
    def answer(request: Request) -> Response:
        status = int(request.path_params["status"])
        return PlainTextResponse("text", status, {"Content-Security-Policy": "default-src *"})

    def fail(request: Request) -> Response:
        raise RuntimeError

    app = Starlette(
        routes=[
            Route("/{status:int}", answer),
            Route(f"{FRAME}.st/{{status:int}}", answer),
            Route("/fail", fail),
        ]
    )
    return TestClient(SecurityHeaders(app), raise_server_exceptions=False)


@pytest.mark.parametrize("path", ["/200", "/404", "/304", "/nothing-here", "/fail", f"{FRAME}.st/200"])
def test_every_answer_carries_them(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    expected = FRAME_POLICY if path.startswith(FRAME) else page_policy([])
    assert headers["content-security-policy"] == expected
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"


def test_who_may_frame_it_can_be_set() -> None:
    assert embed_policy(["https://www.example.org"]).endswith(
        "frame-ancestors 'self' https://www.example.org"
    )
    assert embed_policy([]).endswith("frame-ancestors 'self'")
