"""Pages are held until they are whole; nothing else is."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.types import Message

from components.host.page_buffer import buffered_pages


def sent(*messages: Message) -> tuple[list[Message], list[tuple[Message, bytes]]]:
    passed: list[Message] = []
    held: list[tuple[Message, bytes]] = []

    async def send(message: Any) -> None:
        passed.append(message)

    async def then(start: Message, body: bytes) -> None:
        held.append((start, body))

    async def run() -> None:
        hold = buffered_pages(send, then)
        for message in messages:
            await hold(message)

    asyncio.run(run())
    return passed, held


def start(kind: bytes, status: int = 200) -> Message:
    return {"type": "http.response.start", "status": status, "headers": [(b"content-type", kind)]}


PARTS = (
    {"type": "http.response.body", "body": b"a", "more_body": True},
    {"type": "http.response.body", "body": b"b"},
)


def test_a_page_in_parts_comes_once_and_whole() -> None:
    page = start(b"text/html; charset=utf-8")
    assert sent(page, *PARTS) == ([], [(page, b"ab")])


@pytest.mark.parametrize(("kind", "status"), [(b"text/csv", 200), (b"text/html", 404), (b"text/html", 304)])
def test_any_other_answer_goes_on_as_it_comes(kind: bytes, status: int) -> None:
    other = start(kind, status)
    assert sent(other, *PARTS) == ([other, *PARTS], [])
