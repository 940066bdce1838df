"""A server on this machine that speaks Nominatim's protocol, and misbehaves on demand."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


def a_result(**changes: Any) -> dict[str, Any]:
    """A result as Nominatim gives it, for a village near Vänersborg."""
    return {
        "osm_type": "node",
        "osm_id": 123,
        "lat": "58.3806",
        "lon": "12.3234",
        "class": "place",
        "type": "village",
        "addresstype": "village",
        "display_name": "Storby, Vänersborgs kommun, Sverige",
        "address": {"state": "Västra Götalands län", "country_code": "se"},
        "namedetails": {"name": "Storby"},
    } | changes


@dataclass
class Server:
    """A server on this machine; ``behave`` says what it does next, ``asked`` has path, query and user agent."""

    url: str
    asked: list[tuple[str, dict[str, list[str]], str]] = field(default_factory=list)
    behave: Callable[[BaseHTTPRequestHandler], None] = field(
        default=lambda handler: reply(handler, [a_result()])
    )


def reply(handler: BaseHTTPRequestHandler, body: object, status: int = 200, **headers: str) -> None:
    """Send a status and JSON (or bytes as they are)."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


@contextmanager
def running() -> Iterator[Server]:
    """A running ``Server``."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            there.asked.append((url.path, parse_qs(url.query), self.headers["User-Agent"] or ""))
            there.behave(self)

        def log_message(self, *_: Any) -> None:
            pass

    class Http(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            """Say nothing: clients that hang up are what is tested."""

    http = Http(("127.0.0.1", 0), Handler)
    there = Server(f"http://127.0.0.1:{http.server_address[1]}")
    threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield there
    http.shutdown()
    http.server_close()
