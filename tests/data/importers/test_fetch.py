"""Fetching from a local server that behaves badly, and from addresses that must not be reached."""

from __future__ import annotations

import gzip
import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from data.importers import fetch
from data.importers.collect import collect, collect_listed
from data.importers.errors import ArticleImportError
from data.importers.fetch import Limits
from data.web import session

OPEN = Limits(size=1_000_000, seconds=30, allow_private=True)
HURRIED = Limits(size=1_000_000, seconds=1, allow_private=True)
PAGES = 3


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        answer = getattr(self, f"answer_{path.strip('/').partition('/')[0].replace('-', '_')}", None)
        if answer is None:
            self.send_error(404)
        else:
            answer(query)

    def log_message(self, *_: Any) -> None:
        pass

    def give(self, content: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def answer_page(self, _: str) -> None:
        self.give(b'<div><h2><a href="/one">One</a></h2></div><div><h2><a href="two">Two</a></h2></div>')

    def answer_huge(self, _: str) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x" * 100_000)
        except OSError:
            pass

    def answer_bomb(self, _: str) -> None:
        self.give(gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip")

    def answer_packed(self, _: str) -> None:
        self.give(gzip.compress(b"<h2><a href='/a'>Packed</a></h2><div><div>"), Content_Encoding="gzip")

    def answer_drip(self, _: str) -> None:
        try:
            for letter in b"HTTP/1.0 200 OK\r\nX: " + b"y" * 1000:
                self.wfile.write(bytes([letter]))
                time.sleep(0.1)
        except OSError:
            pass

    def answer_hang(self, _: str) -> None:
        self.rfile.read()  # until the client hangs up

    def answer_short(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"half")

    def answer_picture(self, _: str) -> None:
        self.give(b"x" * 100, "image/png")

    def answer_to(self, query: str) -> None:
        self.send_response(302)
        self.send_header("Location", query)
        self.end_headers()

    def answer_round(self, _: str) -> None:
        self.answer_to("/round")

    def answer_wp_json(self, query: str) -> None:
        if self.path.startswith("/wp-json/wp/v2/types"):
            types = {"post": {"rest_base": "posts"}, "attachment": {"rest_base": "media"}, "wp_block": {}}
            return self.give(json.dumps(types).encode(), "application/json")
        page = int(dict(p.split("=") for p in query.split("&")).get("page", "1"))
        posts = [
            {"title": {"rendered": f"Post {page}-{n}"}, "link": f"https://a.se/{page}/{n}"}
            for n in range(2 if page <= PAGES else 0)
        ]
        headers = {"X_WP_TotalPages": str(PAGES)}
        if "uncounted" in self.path:
            headers = {}
        if "broken" in self.path and page == 2:
            return self.send_error(500)
        return self.give(json.dumps(posts).encode(), "application/json", **headers)

    def answer_feed(self, query: str) -> None:
        page = int(query or 1)
        items = [{"url": f"https://a.se/{page}", "title": f"Item {page}"}]
        held = {"version": "https://jsonfeed.org/version/1.1", "items": items}
        # The last page leads back to the first.
        held["next_url"] = f"/feed?{page % PAGES + 1}"
        self.give(json.dumps(held).encode(), "application/feed+json")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    served = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.daemon_threads = True
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{served.server_address[1]}"
    served.shutdown()
    served.server_close()


def stopped(source: str, limits: Limits = OPEN) -> str:
    with pytest.raises(ArticleImportError) as error:
        collect(source, None, limits, lambda *_, **__: None)
    return error.value.kind


def titles(source: str, form: Any = None) -> list[str]:
    return [draft.title for draft in collect(source, form, OPEN, lambda *_, **__: None)]


def test_pages_and_redirects(server: str) -> None:
    result = collect(f"{server}/to?/page", None, OPEN, lambda *_, **__: None)
    assert [(d.title, d.url) for d in result] == [("One", f"{server}/one"), ("Two", f"{server}/two")]
    assert titles(f"{server}/packed") == ["Packed"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [("huge", "too-large"), ("bomb", "too-large"), ("drip", "too-slow"), ("hang", "too-slow"), ("short", "unreachable"),
     ("picture", "wrong-type"), ("nothing", "answer"), ("round", "redirects"),
     ("to?file:///etc/hostname", "bad-address"),
     ("to?http://user@127.0.0.1/", "bad-address")],
)  # fmt: skip
def test_a_bad_answer_is_one_error(server: str, path: str, kind: str) -> None:
    assert stopped(f"{server}/{path}", HURRIED if kind == "too-slow" else OPEN) == kind


@pytest.mark.parametrize("base", ["/wp-json/wp/v2/posts?per_page=2", "/wp-json/wp/v2/uncounted", "/wp-json/"])
def test_wordpress_is_asked_page_by_page(server: str, base: str) -> None:
    assert titles(server + base) == [f"Post {page}-{n}" for page in (1, 2, 3) for n in (0, 1)]


def test_the_pages_of_a_feed_are_read_each_once(server: str) -> None:
    assert titles(f"{server}/feed?1") == ["Item 1", "Item 2", "Item 3"]


def test_a_page_that_fails_stops_the_whole(server: str) -> None:
    assert stopped(f"{server}/wp-json/wp/v2/broken") == "answer"


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://[::1]/", "http://localhost/",
     "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://169.254.169.254/x",
     "http://0/", "http://10.0.0.1:8080/", "ftp://a.se/", "gopher://a.se/", "file:///etc/passwd", "http://a@127.0.0.1/",
     "http://", "http://a b/", "http://[::1", "http://a:99999/", "http://user:pw@a.se/"],
)  # fmt: skip
def test_nothing_is_connected_to(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    connected: list[Any] = []
    monkeypatch.setattr(socket, "create_connection", lambda *a, **_: connected.append(a))
    with pytest.raises(ArticleImportError):
        fetch.fetch(url, Limits(seconds=2))
    assert connected == []


def test_a_name_with_one_private_address_is_refused_and_the_checked_one_is_used(
    monkeypatch: pytest.MonkeyPatch, server: str
) -> None:
    port = int(server.rpartition(":")[2])
    answers = [["93.184.216.34", "127.0.0.1"], ["127.0.0.1"]]
    asked: list[str] = []

    def resolve(host: str, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        return [(None, None, None, None, (address, port)) for address in answers[len(asked) - 1]]

    connect = socket.create_connection
    reached: list[Any] = []
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert stopped(f"http://rebind.example:{port}/page", Limits(seconds=2)) == "private"
    monkeypatch.setattr(session, "is_public", lambda _: True)
    monkeypatch.setattr(
        socket, "create_connection", lambda where, **k: (reached.append(where), _plain(connect, where))[1]
    )
    fetch.fetch(f"http://rebind.example:{port}/page", Limits(seconds=2))
    assert asked == ["rebind.example"] * 2
    assert reached == [("127.0.0.1", port)]


def _plain(connect: Any, where: tuple[str, int]) -> socket.socket:
    sock = socket.socket()
    sock.connect(where)
    return sock


def test_a_redirect_inwards_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(session, "is_public", lambda address: not seen and (seen.append(address) or True))
    assert stopped(f"{server}/to?{server}/page", Limits(seconds=2)) == "private"


def test_a_huge_file_is_one_error(tmp_path: Any) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(100_000_000)
    assert stopped(str(huge), Limits()) == "too-large"
    assert stopped(str(tmp_path / "none.txt")) == "unreadable"
    assert stopped(str(tmp_path)) == "unreadable"


def test_a_list_of_addresses_is_read_without_those_that_fail(server: str, tmp_path: Any) -> None:
    listed = tmp_path / "addresses.txt"
    listed.write_text(f"{server}/page\n\n{server}/none\n{server}/page\n", "utf-8")
    drafts, errors = collect_listed(str(listed), None, OPEN, lambda *_, **__: None)
    assert [draft.title for draft in drafts] == ["One", "Two"]
    assert [(error.kind, error.details["source"]) for error in errors] == [("answer", f"{server}/none")]
    alone = collect_listed(f"{server}/page", None, OPEN, lambda *_, **__: None)
    assert alone == (drafts, [])
