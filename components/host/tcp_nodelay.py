"""Sends each answer at once, where Streamlit's server would let it wait for the last one's receipt.

The server is given a socket that was bound before it, and asyncio switches
Nagle's algorithm off only for sockets that it has made itself
(https://github.com/Kludex/uvicorn/issues/3149). The second packet of an answer
then waits until the browser has confirmed the first, which it does after up to
40 ms: for some seventy files and for every message of every filter change.
"""

from __future__ import annotations

import socket

from starlette.types import ASGIApp, Receive, Scope, Send

from components.host.internals.uvicorn import connection


class NoDelay:
    """ASGI middleware that sets TCP_NODELAY on the connection that a request comes by."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            hurry(receive)
        await self.app(scope, receive, send)


def hurry(receive: Receive) -> bool:
    """Set the option if there is a TCP connection behind ``receive``; say whether there was."""
    tcp = connection(receive)
    if tcp is None:
        return False
    try:
        tcp.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError:  # the browser has gone already
        return False
    return True
