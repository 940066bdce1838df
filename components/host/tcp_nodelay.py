"""Nagle's algorithm is off.

Streamlit binds the server's socket itself, and asyncio sets TCP_NODELAY only on sockets that it has made
(https://github.com/Kludex/uvicorn/issues/3149). Without it the second packet of an answer waits for the browser's
acknowledgement of the first, up to 40 ms, for each file and each message of a filter change.
"""

from __future__ import annotations

import socket

from starlette.types import ASGIApp, Receive, Scope, Send

from components.host.internals.uvicorn import connection


class NoDelay:
    """ASGI middleware that sets TCP_NODELAY on each request's connection."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            set_no_delay(receive)
        await self.app(scope, receive, send)


def set_no_delay(receive: Receive) -> bool:
    """Set TCP_NODELAY if there is a TCP connection behind ``receive``; return whether there is one."""
    tcp = connection(receive)
    if tcp is None:
        return False
    try:
        tcp.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError:  # the browser has closed it
        return False
    return True
