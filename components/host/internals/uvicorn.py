"""How a request's connection is found behind ASGI, which has no word for it."""

from __future__ import annotations

import asyncio
import socket

from starlette.types import Receive


def connection(receive: Receive) -> socket.socket | None:
    """Return the TCP connection that a request came by, or None.

    uvicorn's ``receive`` is a method of the object that holds the ``transport``, both for requests and for
    WebSockets; nothing that Streamlit puts around it may come before our middleware. Under another server there
    is nothing to be found.
    """
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if not isinstance(transport, asyncio.BaseTransport):
        return None
    found = transport.get_extra_info("socket")
    if found is None or found.family not in (socket.AF_INET, socket.AF_INET6):
        return None
    tcp: socket.socket = found
    return tcp
