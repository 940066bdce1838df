"""One request to a local server that behaves badly: an answer, or one error that says what went wrong."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from data.web.connection import WebError, answered


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

    def answer_hang(self) -> None:
        self.rfile.read()  # until the client hangs up


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    served = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    served.daemon_threads = True
    threading.Thread(target=served.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{served.server_address[1]}"
    served.shutdown()
    served.server_close()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving(Handler) as address:
        yield address


def failed(url: str, seconds: float = 20, method: str = "GET") -> str:
    with pytest.raises(WebError) as error, answered(url, method, {}, time.monotonic() + seconds, True):
        pass
    return error.value.kind


def test_an_answer_is_given_whatever_it_says(server: str) -> None:
    with answered(f"{server}/plain", "HEAD", {"User-Agent": "me"}, time.monotonic() + 20, True) as answer:
        assert answer.status == http.client.NOT_FOUND
        assert answer.getheader("X-Asked") == f"HEAD me {server.removeprefix('http://')}"


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


def test_an_error_while_the_body_is_read_is_the_same_error(server: str) -> None:
    with (
        pytest.raises(WebError) as error,
        answered(f"{server}/plain", "GET", {}, time.monotonic() + 20, True),
    ):
        raise http.client.IncompleteRead(b"")
    assert error.value.kind == "unreachable"


def test_without_leave_nothing_inside_is_connected_to(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    connected: list[Any] = []
    monkeypatch.setattr(socket, "create_connection", lambda *a, **_: connected.append(a))
    with pytest.raises(WebError) as error, answered(f"{server}/plain", "GET", {}, time.monotonic() + 20):
        pass
    assert (error.value.kind, connected) == ("private", [])
