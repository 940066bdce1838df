"""When a caller's copy is still right, and what is sent then and else."""

from __future__ import annotations

import gzip

import pytest
from starlette.requests import Request
from starlette.responses import Response

from components.kit.compressed import compress
from components.kit.http import FRESH, answer, digest, named_file, root_before

FILE = compress(b"a line of text\n" * 200, "text/plain")


def request(*headers: tuple[str, str], path: str = "/data/x", query: str = "", root: str = "") -> Request:
    return Request(
        {
            "type": "http",
            "method": "GET",
            "scheme": "https",
            "server": ("example.org", 443),
            "path": root + path,
            "root_path": root,
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers],
        }
    )


def asked(*values: str) -> Request:
    return request(*(("if-none-match", value) for value in values))


SAME = [
    ('"abc"',),
    ('W/"abc"',),
    ('"x", "abc"',),
    ('"x",W/"abc"  , "y"',),
    ('"a,b", "abc"',),
    ("*",),
    (" * ",),
    ('"x"', '"abc"'),
]
OTHER = [
    (),
    ("",),
    ('"x"',),
    ("abc",),
    ('"abcd"',),
    ('"ab"',),
    ('"ABC"',),
    ('"x, abc, y"',),
    ('"*"',),
    ('"',),
]


@pytest.mark.parametrize("etag", ['"abc"', 'W/"abc"'])
def test_whoever_holds_the_file_is_told_so_and_nothing_is_made(etag: str) -> None:
    def make() -> bytes:
        raise AssertionError("made for nobody")

    for values in SAME:
        kept = named_file(asked(*values), make, "text/csv", 'attachment; filename="a.csv"', etag)
        assert (kept.status_code, kept.body) == (304, b""), values
        assert dict(kept.headers) == {"cache-control": FRESH, "etag": etag}
    for values in OTHER:
        sent = named_file(asked(*values), lambda: b"1;2", "text/csv", 'inline; filename="a.csv"', etag)
        assert (sent.status_code, sent.body) == (200, b"1;2"), values
        assert sent.headers["content-disposition"] == 'inline; filename="a.csv"'
        assert (sent.headers["cache-control"], sent.headers["etag"]) == (FRESH, etag)


def test_a_file_is_compressed_for_who_accepts_gzip() -> None:
    compressed = answer(request(("accept-encoding", "br, gzip")), FILE, {"Cache-Control": FRESH}, 404)
    assert gzip.decompress(bytes(compressed.body)) == FILE.content
    assert compressed.headers["content-encoding"] == "gzip"
    plain = answer(request(), FILE, {"Cache-Control": FRESH}, 404)
    assert compressed.status_code == plain.status_code == 404
    assert plain.body == FILE.content
    assert "content-encoding" not in plain.headers
    assert compressed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


def test_a_file_without_an_etag_is_always_sent_and_one_with_it_keeps_its_other_headers() -> None:
    assert answer(asked("*"), FILE, {}).status_code == 200
    kept: Response = answer(asked('"abc"'), FILE, {"ETag": 'W/"abc"', "Link": "<x>"})
    assert kept.status_code == 304
    assert dict(kept.headers) == {"etag": 'W/"abc"', "link": "<x>", "vary": "Accept-Encoding"}


def test_equal_content_has_an_equal_digest() -> None:
    assert digest(b"a") == digest(b"a") != digest(b"b")
    assert len(digest(b"")) == 20


@pytest.mark.parametrize(
    ("path", "root", "where"),
    [
        ("/data/brief/KE.pdf", "", "https://example.org/"),
        ("/data/data/x.csv", "/karta", "https://example.org/karta/data/"),
        ("/data/x.csv", "/karta", "https://example.org/karta/"),
    ],
)
def test_the_applications_own_address_is_what_stands_before_a_folder(
    path: str, root: str, where: str
) -> None:
    assert root_before(request(path=path, query="a=1", root=root), "/data/") == where
