"""Files are packed once, and sent packed to whoever can unpack them."""

from __future__ import annotations

import gzip

from starlette.requests import Request

from components.kit.compressed import SMALLEST, File, answer, pack

TEXT = b"vatten " * SMALLEST


def asked(encoding: str) -> Request:
    return Request({"type": "http", "headers": [(b"accept-encoding", encoding.encode())]})


def test_what_is_packed_is_the_same_and_always_the_same_bytes() -> None:
    file = pack(TEXT, "text/css")
    assert gzip.decompress(file.packed) == file.content == TEXT
    assert file.packed[4:8] == bytes(4)  # where gzip writes the hour


def test_what_gains_nothing_is_left_as_it_is() -> None:
    assert pack(b"a" * (SMALLEST - 1), "text/css").packed == b""
    assert pack(gzip.compress(bytes(i * i % 251 for i in range(9000)), mtime=0), "font/woff2").packed == b""


def test_it_is_sent_packed_only_to_whoever_asks_for_that() -> None:
    file = pack(TEXT, "text/css")
    packed, plain = (answer(asked(e), file, {"ETag": "x"}) for e in ("br, gzip", "br"))
    assert (packed.body, packed.headers["content-encoding"]) == (file.packed, "gzip")
    assert (plain.body, plain.headers.get("content-encoding")) == (TEXT, None)
    assert {r.headers["vary"] for r in (packed, plain)} == {"Accept-Encoding"}
    assert {r.headers["etag"] for r in (packed, plain)} == {"x"}
    assert answer(asked("gzip"), File(b"a", "text/css"), {}).body == b"a"
