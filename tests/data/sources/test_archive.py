"""A copy is taken only where the archive names one that fits."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from data.dates import parse_partial_date
from data.records import Source
from data.sources.archive import BASE, closest
from data.sources.look import Response
from data.web.session import WebError

PAGE = "https://www.icld.se/artikel/a?b=c&d"
COPY = "http://web.archive.org/web/20190603120000/https://icld.se/artikel/a?b=c&d"


def source(published: str = "") -> Source:
    return Source(PAGE, "", "", parse_partial_date(published) if published else None, "", None, "")


def answer(content: Any, status: int = 200, base: str = BASE, published: str = "") -> str | None:
    def ask(method: str, url: str, with_body: bool) -> Response:
        assert with_body
        asked.append(url)
        if isinstance(content, WebError):
            raise content
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        return Response(status, body=body)

    return closest(source(published), ask, base)


def named(**changed: Any) -> dict[str, Any]:
    copy = {"available": True, "url": COPY, "timestamp": "20190603120000", "status": "200"}
    return {"url": PAGE, "archived_snapshots": {"closest": copy | changed}}


asked: list[str] = []


def test_the_copy_that_is_named_is_taken_as_it_is_named() -> None:
    assert answer(named()) == COPY
    assert parse_qs(urlsplit(asked[-1]).query) == {"url": [PAGE]}


def test_the_copy_nearest_to_the_day_of_publication_is_asked_for() -> None:
    answer(named(), published="2019-06")
    assert parse_qs(urlsplit(asked[-1]).query) == {"url": [PAGE], "timestamp": ["20190601"]}


@pytest.mark.parametrize("content", [{"archived_snapshots": {}}, {"archived_snapshots": []}])
def test_where_none_is_named_there_is_none(content: Any) -> None:
    assert answer(content) == ""


@pytest.mark.parametrize(
    "changed",
    [{"available": False}, {"available": "true"}, {"status": "404"}, {"url": "https://evil.example/web/2019/https://icld.se/"},
     {"url": "javascript:alert(1)"}, {"url": "https://web.archive.org/web/2019/https://other.example/"}, {"url": 7},
     {"url": "https://web.archive.org@evil.example/icld.se"}, {"url": "https://evilarchive.org/icld.se"},
     {"url": "https://web.archive.org/icld.se\n"}],
)  # fmt: skip
def test_a_copy_that_does_not_fit_is_none(changed: dict[str, Any]) -> None:
    assert answer(named(**changed)) == ""


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>", b"\xff\xfe", b"[" * 90_000, [], {}, {"archived_snapshots": {"closest": {}, "x": 1}},
     {"archived_snapshots": {"closest": {"available": True}}}, named(url="https://[bad"), b"{" + b" " * 200_000,
     WebError("too-slow", source=BASE)],
)  # fmt: skip
def test_an_answer_that_cannot_be_understood_is_none_at_all(content: Any) -> None:
    assert not answer(content)


def test_an_archive_that_is_out_of_order_has_not_answered() -> None:
    assert answer(named(), status=503) is None
    assert answer(WebError("unreachable", source=BASE)) is None
    assert answer(b"<html>") is None
