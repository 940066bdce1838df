"""Requests that no page of ours would make: from other sites, for other files, with other methods."""

from __future__ import annotations

import http.client
import json
from urllib.parse import urlsplit

import pytest

from components.host.internals.streamlit_folium import FOLDER
from components.host.internals.streamlit_server import HEALTH, HOST_CONFIG, STREAM, SUBPROTOCOL
from components.host.internals.streamlit_sign_in import CALLBACK, LOGIN, LOGOUT, MEDIA, UPLOADS
from components.state.editing import EDITING

STRANGER = "https://evil.example"
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Protocol": SUBPROTOCOL,
}


def ask(server: str, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body; the path goes out exactly as it is."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=20)
    try:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        body = b"" if answer.status == 101 else answer.read(200_000)
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, body
    finally:
        connection.close()


def test_another_site_opens_no_session(server: str) -> None:
    assert ask(server, STREAM, **UPGRADE, Origin=server)[0] == 101
    assert ask(server, STREAM, **UPGRADE, Origin=STRANGER)[0] == 403


def test_no_page_around_ours_may_send_it_commands(server: str) -> None:
    assert json.loads(ask(server, HOST_CONFIG)[2])["allowedOrigins"] == []


@pytest.mark.parametrize("path", ["/", "/data/1/map.json", "/data/partnerships.csv", "/healthz", HEALTH])
def test_another_site_reads_nothing_through_a_visitor(server: str, path: str) -> None:
    _, headers, _ = ask(server, path, Origin=STRANGER)
    assert headers.get("access-control-allow-origin") in (None, server)


@pytest.mark.parametrize(
    "path",
    [
        "/assets/1/../../dashboard.py",
        "/assets/1/..%2f..%2fdashboard.py",
        "/assets/1/%2e%2e/%2e%2e/dashboard.py",
        "/outlines/1/..%2f..%2f..%2fetc%2fpasswd",
        "/static/..%2f..%2f..%2fdashboard.py",
        f"{FOLDER}/..%2f..%2f..%2fdashboard.py",
        "//etc/passwd",
        "/.git/config",
        "/.streamlit/config.toml",
        "/data/tables/places.csv",
        "/app/static/places.csv",
    ],
)
def test_no_path_leads_out_of_what_is_served(server: str, path: str) -> None:
    status, headers, body = ask(server, path)
    assert status in (301, 307, 308, 400, 403, 404) or b"<title>" in body
    for secret in (b"import streamlit", b"root:x:", b"[core]", b"gatherUsageStats", b"coordinate_source"):
        assert secret not in body
    assert "content-security-policy" in headers


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "POST"])
def test_nothing_can_be_written(server: str, method: str) -> None:
    for path in ("/", "/healthz", "/data/partnerships.csv", "/assets/1/page.js"):
        assert ask(server, path, method)[0] in (400, 403, 404, 405)


@pytest.mark.parametrize("path", [f"/{EDITING}", LOGIN, LOGOUT, CALLBACK, f"{MEDIA}0.csv"])
def test_there_is_no_editing_unless_it_is_configured(server: str, path: str) -> None:
    assert ask(server, path)[0] == 404
    assert b"/editing" not in ask(server, "/")[2]


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_nobody_leaves_a_file_where_nobody_edits(server: str, method: str) -> None:
    status, _, body = ask(server, f"{UPLOADS}a/b", method)
    assert status == 404
    assert "Här finns ingen redaktion." in body.decode()
