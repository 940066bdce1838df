"""Bounds of connections that uvicorn lacks, or that Streamlit, which starts it, does not let one set.

uvicorn closes a kept connection after five quiet seconds; but it waits without end for the rest of a request's head or
body, however slowly it comes, and for a visitor who takes nothing of an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

MOST_CONNECTIONS = 800
"""Connections at once, WebSockets with them; a process may have 1024 open files where nobody has set more."""
MOST_OF_ONE = 500
"""The same from one address, which many share behind an office's; a web server in front is no such address."""
MOST_MESSAGE = 1_000_000
"""Bytes of a message that a WebSocket may receive; files that editors upload come as requests."""
LOOK_S = 10.0
HEAD, BODY, READER, WORK = "head", "body", "reader", "work"
PATIENCE = {HEAD: 1, BODY: 12, READER: 3}
"""Looks in a row that may find a connection waiting for the same head or body, or for the same reader."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a connection waits for, in which request, and the bytes of its answer that nobody has taken yet."""

    waits_for: str
    request: object
    unsent: int = 0


def bound_connections(full: str) -> None:
    """Bound uvicorn's connections, once at the start; ``full`` is what one too many is told."""
    made = H11Protocol.connection_made
    body = full.encode()
    refusal = (
        b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
    )

    def bounded(connection: Any, transport: Any) -> None:
        made(connection, transport)
        connection.config.ws_max_size = min(connection.config.ws_max_size, MOST_MESSAGE)
        if len(connection.connections) > MOST_CONNECTIONS or _of_one(connection) > MOST_OF_ONE:
            transport.write(refusal)
            transport.close()
        Watch(connection).later()

    H11Protocol.connection_made = bounded  # type: ignore[method-assign, assignment]


def _of_one(connection: Any) -> int:
    """Return how many connections there are from a connection's address; 0 for a web server in front."""
    allowed = connection.config.forwarded_allow_ips
    proxies = allowed.split(",") if isinstance(allowed, str) else allowed
    address = _address(connection)
    if address in map(str.strip, proxies):
        return 0
    return sum(_address(other) == address for other in connection.connections)


def _address(connection: Any) -> str:
    return connection.client[0] if connection.client else ""


class Watch:
    """Looks at a connection from time to time, until it is gone, has become a WebSocket, or is cut."""

    def __init__(self, connection: Any) -> None:
        self._connection, self._seen, self._times = connection, Seen(WORK, None), 0

    def later(self) -> None:
        """Look at it after a while."""
        self._connection.loop.call_later(LOOK_S, self.look)

    def look(self) -> None:
        """Cut the connection if it has waited too long for its other end."""
        if self._connection not in self._connection.connections:
            return
        now = seen(self._connection)
        self._times = self._times + 1 if now == self._seen else 0
        self._seen = now
        if self._times >= PATIENCE.get(now.waits_for, self._times + 1):
            self._connection.transport.abort()
        else:
            self.later()


def seen(connection: Any) -> Seen:
    """Return what a connection of uvicorn's waits for."""
    request, unsent = connection.cycle, connection.transport.get_write_buffer_size()
    if unsent:
        return Seen(READER, request, unsent)
    if request is None or request.response_complete:
        return Seen(HEAD, request)
    return Seen(BODY if connection.conn.their_state is h11.SEND_BODY else WORK, request)
