"""Pages on a local server: those that are there, that have moved, that are gone, and some that mean harm."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from data.sources.pace import Pace

ANSWERS: dict[str, tuple[int, dict[str, str]]] = {
    "/page": (200, {"Content-Type": "text/html; charset=no-such-charset"}),
    "/new": (200, {}),
    "/": (200, {}),
    "/old": (301, {"Location": "/new"}),
    "/slash": (301, {"Location": "/slash/"}),
    "/slash/": (200, {}),
    "/today": (302, {"Location": "/new"}),
    "/home": (301, {"Location": "/"}),
    "/gone": (410, {}),
    "/no-head": (405, {"Allow": "GET"}),
    "/wall": (403, {}),
    "/broken": (500, {}),
    "/wait": (429, {"Retry-After": "3600"}),
    "/closed": (503, {"Retry-After": "3600"}),
    "/round": (301, {"Location": "/round"}),
    "/away": (301, {"Location": "file:///etc/passwd"}),
    "/nonsense": (301, {"Location": "http://[bad"}),
}
ONLY_GET = ("/no-head",)


class Site(BaseHTTPRequestHandler):
    """``asked`` are method, path and user agent of each request; ``hook`` is called before an answer."""

    asked: list[tuple[str, str, str]]
    hook: Callable[[str], None]
    archive: bytes

    def do_GET(self) -> None:
        cls, path = type(self), self.path.partition("?")[0]
        cls.asked.append((self.command, self.path, self.headers["User-Agent"]))
        cls.hook(path)
        if path == "/endless":
            self.endless()
        elif path == "/flood":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n")
        elif path == "/foreign":
            self.wfile.write(b"220 mail.example ESMTP\r\n")
        else:
            status, headers = ANSWERS.get(path, (404, {}))
            if path in ONLY_GET and self.command == "GET":
                status = 200
            self.give(
                cls.archive if path == "/archive" else b"", 200 if path == "/archive" else status, headers
            )

    do_HEAD = do_GET  # noqa: N815  # http.server's name

    def give(self, body: bytes, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x" * 100_000)
        except OSError:
            pass

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def site() -> Iterator[tuple[str, type[Site]]]:
    """Give the address of a site without slash, and what it knows of itself."""
    kind = type("Kind", (Site,), {"asked": [], "hook": staticmethod(lambda _: None), "archive": b""})
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as served:
        served.daemon_threads = True
        thread = threading.Thread(target=served.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{served.server_port}", kind
        served.shutdown()
        thread.join()


class Clock:
    """A clock that nobody has to wait for: a pause moves it on."""

    def __init__(self) -> None:
        self.now = 100.0
        self.pauses: list[float] = []

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    def pace(self) -> Pace:
        return Pace(lambda: self.now, self.pause)
