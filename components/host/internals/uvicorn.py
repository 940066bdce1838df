"""The TCP connection of a request, which ASGI does not expose."""

from __future__ import annotations

import asyncio
import socket

from starlette.types import Receive


def connection(receive: Receive) -> socket.socket | None:
    """Return a request's TCP connection, or None under a server other than uvicorn.

    uvicorn's ``receive`` is a method of the object that holds the ``transport``, for requests and WebSockets;
    Streamlit must not wrap it before our middleware.
    """
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if not isinstance(transport, asyncio.BaseTransport):
        return None
    tcp: socket.socket | None = transport.get_extra_info("socket")
    return tcp if tcp is not None and tcp.family in (socket.AF_INET, socket.AF_INET6) else None
