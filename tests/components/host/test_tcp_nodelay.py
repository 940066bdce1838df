"""Answers leave at once, also on connections for which asyncio has not seen to it."""

from __future__ import annotations

import asyncio
import socket
from types import SimpleNamespace
from typing import Any

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from components.host.tcp_nodelay import NoDelay, set_no_delay


def test_sets_the_option_on_the_connection_of_a_request() -> None:
    assert asyncio.run(_option_seen_by_a_request(wrap=True)) != 0


def test_without_it_the_option_is_missing() -> None:
    """As long as this holds, the middleware is needed."""
    assert asyncio.run(_option_seen_by_a_request(wrap=False)) == 0


async def _option_seen_by_a_request(wrap: bool) -> int:
    seen: list[int] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        connection = receive.__self__.transport.get_extra_info("socket")  # type: ignore[attr-defined]
        seen.append(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    # As Streamlit makes it: without naming the protocol.
    with socket.socket(socket.AF_INET) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)
        served = uvicorn.Config(NoDelay(app) if wrap else app, lifespan="off", log_level="error")
        server = uvicorn.Server(served)
        running = asyncio.create_task(server.serve(sockets=[listener]))
        reader, writer = await asyncio.open_connection(*listener.getsockname())
        writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        await reader.read()
        writer.close()
        server.should_exit = True
        await running
    return seen[0]


class _NoConnection(asyncio.Transport):
    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return None


@pytest.mark.parametrize("transport", [None, "text", _NoConnection()])
def test_leaves_what_it_does_not_know_alone(transport: object) -> None:
    class Holder(SimpleNamespace):
        async def receive(self) -> dict[str, Any]:
            return {}

    assert set_no_delay(Holder(transport=transport).receive) is False


def test_leaves_a_plain_function_alone() -> None:
    async def receive() -> dict[str, Any]:
        return {}

    assert set_no_delay(receive) is False
