"""Buffers HTML pages for middleware that reads or rewrites them; other answers are streamed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers
from starlette.types import Message, Send


def buffered_pages(send: Send, then: Callable[[Message, bytes], Awaitable[None]]) -> Send:
    """Return a ``send`` that calls ``then`` with start and complete body of an HTML page with status 200."""
    start: Message | None = None
    body = b""

    async def hold(message: Message) -> None:
        nonlocal start, body
        if message["type"] == "http.response.start":
            kind = Headers(raw=message["headers"]).get("content-type", "")
            if message["status"] == 200 and kind.startswith("text/html"):
                start = message
                return
        if start is None:
            await send(message)
            return
        body += message.get("body", b"")
        if not message.get("more_body"):
            await then(start, body)

    return hold
