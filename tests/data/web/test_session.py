"""One request to a local server that behaves badly: an answer, or one error that says what went wrong."""

from __future__ import annotations

import http.client
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import requests

from data.web.session import WebError, session


class Handler(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        getattr(self, f"answer_{self.path.strip('/')}")()

    do_GET = do_HEAD  # noqa: N815  # http.server's name

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def answer_plain(self) -> None:
        self.send_response(404)
        self.send_header("X-Asked", f"{self.command} {self.headers['User-Agent']} {self.headers['Host']}")
        self.end_headers()

    def answer_flood(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n")

    def answer_endless(self) -> None:
        try:
            self.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
            while True:
                self.wfile.write(b"y" * 10_000)
        except OSError:
            pass

    def answer_foreign(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")

    def answer_nothing(self) -> None:
        self.close_connection = True

    def answer_drip(self) -> None:
        try:
            self.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
            while True:
                self.wfile.write(b"y")
                time.sleep(0.1)
        except OSError:
            pass

    def answer_body(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n" + b"y" * 10_000)

    def answer_round(self) -> None:
        time.sleep(0.2)
        self.wfile.write(b"HTTP/1.0 302 Found\r\nLocation: /round\r\n\r\n")

    def answer_biscuit(self) -> None:
        self.wfile.write(b"HTTP/1.0 302 Found\r\nSet-Cookie: a=b; Path=/\r\nLocation: /cookie\r\n\r\n")

    def answer_cookie(self) -> None:
        self.wfile.write(f"HTTP/1.0 200 OK\r\nX-Cookie: {self.headers['Cookie']}\r\n\r\n".encode())

    def answer_hang(self) -> None:
        self.rfile.read()  # until the client hangs up


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler], context: ssl.SSLContext | None = None) -> Iterator[str]:
    served = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    if context:
        served.socket = context.wrap_socket(served.socket, server_side=True)
    served.daemon_threads = True
    threading.Thread(target=served.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{served.server_address[1]}"
    served.shutdown()
    served.server_close()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving(Handler) as address:
        yield address


def client(seconds: float = 20, size: int = 1_000, allow_private: bool = True) -> requests.Session:
    return session("me", seconds=seconds, size=size, allow_private=allow_private)


def failed(url: str, seconds: float = 20) -> str:
    with pytest.raises(WebError) as error:
        client(seconds).get(url)
    return error.value.kind


def test_an_answer_is_given_whatever_it_says(server: str) -> None:
    response = client().head(f"{server}/plain")
    assert response.status_code == http.client.NOT_FOUND
    assert response.headers["X-Asked"] == f"HEAD me {server.removeprefix('http://')}"


@pytest.mark.parametrize("path", ["flood", "endless", "foreign", "nothing"])
def test_what_is_no_answer_of_http_is_one_error(server: str, path: str) -> None:
    assert failed(f"{server}/{path}") == "unreachable"


def test_who_never_answers_is_hung_up_on(server: str) -> None:
    assert failed(f"{server}/hang", seconds=0.5) == "too-slow"


def test_a_server_without_encryption_is_none_with(server: str) -> None:
    assert failed(f"{server.replace('http', 'https')}/plain") == "unreachable"


@pytest.mark.parametrize(
    ("number", "kind"), [(socket.EAI_NONAME, "unknown-host"), (socket.EAI_AGAIN, "unreachable")]
)
def test_a_name_that_is_not_there_differs_from_one_that_nobody_could_look_up(
    number: int, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def resolve(*_: Any, **__: Any) -> list[Any]:
        raise socket.gaierror(number, "no")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert failed("http://nowhere.example/") == kind


def test_a_time_that_is_up_is_pythons_own_error_too(server: str) -> None:
    with pytest.raises(TimeoutError):
        client(seconds=0.1).get(f"{server}/hang")
    assert client(seconds=1e-9).get(f"{server}/plain", timeout=20).status_code == http.client.NOT_FOUND


def test_a_body_that_drips_is_hung_up_on(server: str) -> None:
    assert failed(f"{server}/drip", seconds=0.5) == "too-slow"
    assert client(seconds=20).get(f"{server}/drip", stream=True).content == b""


def test_a_body_has_a_size(server: str) -> None:
    assert len(client(size=10_000).get(f"{server}/body").content) == 10_000
    with pytest.raises(WebError) as error:
        client(size=9_999).get(f"{server}/body")
    assert error.value.kind == "too-large"


def test_redirects_share_the_time_and_keep_no_cookies(server: str) -> None:
    assert failed(f"{server}/round", seconds=0.5) == "too-slow"
    known = client()
    assert known.get(f"{server}/biscuit").headers["X-Cookie"] == "None"
    assert list(known.cookies) == []


@contextmanager
def encrypted(handler: type[BaseHTTPRequestHandler], folder: Path) -> Iterator[tuple[str, Path]]:
    """Serve with a certificate of our own for ``localhost``; gives address and certificate."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serving(handler, context) as address:
        yield address.replace("http://", "https://"), certificate


def test_a_certificate_has_to_be_trusted_and_of_that_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with encrypted(Handler, tmp_path) as (address, certificate):
        named = address.replace("127.0.0.1", "localhost")
        assert failed(f"{named}/plain") == "unreachable"
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))  # as the system's own
        assert client().get(f"{named}/plain").status_code == http.client.NOT_FOUND
        assert failed(f"{address}/plain") == "unreachable"
        assert failed(f"{named}/hang", seconds=0.5) == "too-slow"


def test_without_leave_nothing_inside_is_connected_to(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    connected: list[Any] = []
    monkeypatch.setattr(socket, "create_connection", lambda *a, **_: connected.append(a))
    with pytest.raises(WebError) as error:
        client(allow_private=False).get(f"{server}/plain")
    assert (error.value.kind, connected) == ("private", [])
