"""Sends each answer at once, where Streamlit's server would let it wait for the last one's receipt.

The server is given a socket that was bound before it, and asyncio switches
Nagle's algorithm off only for sockets that it has made itself
(https://github.com/Kludex/uvicorn/issues/3149). The second packet of an answer
then waits until the browser has confirmed the first, which it does after up to
40 ms: for some seventy files and for every message of every filter change.
"""

from __future__ import annotations

import asyncio
import socket

from starlette.types import ASGIApp, Receive, Scope, Send


class NoDelay:
    """ASGI middleware that sets TCP_NODELAY on the connection that a request comes by."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            hurry(receive)
        await self.app(scope, receive, send)


def hurry(receive: Receive) -> bool:
    """Set the option if ``receive`` is a method of something with a TCP connection; say whether it was.

    ASGI has no word for the connection, but uvicorn's ``receive`` belongs to the
    object that holds it. Under another server nothing is found and nothing done.
    """
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if not isinstance(transport, asyncio.BaseTransport):
        return False
    connection = transport.get_extra_info("socket")
    if connection is None or connection.family not in (socket.AF_INET, socket.AF_INET6):
        return False
    try:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError:  # the browser has gone already
        return False
    return True
