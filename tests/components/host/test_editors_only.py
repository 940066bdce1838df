"""What stands around Streamlit's own addresses for uploads, media and the sign-in; in full: tests/security."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from components.host import editors_only
from components.host.editors_only import EditorsOnly
from components.host.internals.streamlit_sign_in import CALLBACK, LOGIN, LOGOUT, MEDIA, UPLOADS
from components.settings import settings
from data.editing.roles import Editor

EDITOR, VIEWER = Editor("anna@example.org", "editor"), Editor("berit@example.org", "viewer")


def streamlit(request: Request) -> Response:
    """What Streamlit would answer."""
    if request.url.path not in (LOGIN, LOGOUT, CALLBACK):
        return PlainTextResponse("streamlit's")
    answer = RedirectResponse("/", 302)
    if request.query_params.get("state") == "good":
        answer.set_cookie("_streamlit_user", "anna", httponly=True)
    return answer


def client(editing: str = "sign-in", address: str = "http://localhost") -> TestClient:
    methods = ["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"]
    app = Starlette(
        routes=[Route("/{path:path}", streamlit, methods=methods)],
        middleware=[Middleware(EditorsOnly, chosen=settings({"PARTNERSKAPSKARTAN_EDITING": editing}))],
    )
    return TestClient(app, base_url=address, follow_redirects=False)


@pytest.mark.parametrize(
    ("session", "asking", "upload", "download"),
    [
        (EDITOR, EDITOR, 200, 200),
        (EDITOR, VIEWER, 403, 200),
        (EDITOR, "signed-out", 403, 403),
        (VIEWER, EDITOR, 403, 200),
        ("signed-out", EDITOR, 403, 200),
        ("expired", "expired", 403, 403),
    ],
)
def test_files_need_an_editor_at_both_ends(
    monkeypatch: pytest.MonkeyPatch, session: object, asking: object, upload: int, download: int
) -> None:
    monkeypatch.setattr(
        editors_only, "editor_in", lambda chosen, ident: session if ident == "s1" else "signed-out"
    )
    monkeypatch.setattr(editors_only, "editor_asking", lambda chosen, request: asking)
    for method in ("PUT", "POST", "DELETE"):
        assert client().request(method, f"{UPLOADS}s1/f").status_code == upload
        assert client().request(method, f"{UPLOADS}s2/f").status_code == 403
    assert client().get(f"{MEDIA}f.csv").status_code == download
    assert client("").get(f"{MEDIA}f.csv").status_code == 404
    assert client("").put(f"{UPLOADS}s1/f").status_code == 404
    assert client().get("/table").text == "streamlit's"


@pytest.mark.parametrize("path", [LOGIN, LOGOUT, CALLBACK])
@pytest.mark.parametrize("editing", ["", "local"])
def test_there_is_no_sign_in_unless_it_is_configured(editing: str, path: str) -> None:
    assert client(editing).get(path).status_code == 404


@pytest.mark.parametrize(
    ("referer", "state", "location"),
    [
        ("http://localhost/editing?section=rows&draft=3", "good", "/editing?section=rows&draft=3"),
        ("http://localhost/editing?section=rows", "bad", "/editing?section=rows&sign-in=failed"),
        ("http://localhost/editing", "bad", "/editing?sign-in=failed"),
        ("http://localhost/table?section=rows", "good", "/editing"),
        ("", "good", "/editing"),
        ("http://localhost/editing?section=//example.org&draft=x", "good", "/editing"),
    ],
)  # fmt: skip
def test_a_sign_in_leads_back_to_where_it_began(referer: str, state: str, location: str) -> None:
    browser = client()
    begun = browser.get(LOGIN, headers={"Referer": referer})
    assert "HttpOnly" in begun.headers["set-cookie"]
    assert begun.headers["cache-control"] == "no-store"
    assert browser.get(CALLBACK, params={"state": state}).headers["location"] == location
    assert "sign-in" not in browser.get(CALLBACK).headers["location"]  # back from the provider's sign-out


@pytest.mark.parametrize(
    ("redirect", "secure"), [("https://map.example.org", True), ("http://localhost", False)]
)
def test_cookies_are_sent_by_tls_alone_where_there_is_tls(
    monkeypatch: pytest.MonkeyPatch, redirect: str, secure: bool
) -> None:
    monkeypatch.setattr(editors_only, "redirect_address", lambda: f"{redirect}{CALLBACK}")
    answers = [client().get(LOGIN), client().get(CALLBACK, params={"state": "good"})]
    for cookie in [cookie for answer in answers for cookie in answer.headers.get_list("set-cookie")]:
        assert ("Secure" in cookie) is secure
        assert "HttpOnly" in cookie
