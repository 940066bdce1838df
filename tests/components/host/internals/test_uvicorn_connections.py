"""Connections whose other end keeps the server waiting are cut, by what is seen of them and not by a clock."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from components.host.internals import uvicorn_connections
from components.host.internals.uvicorn_connections import PATIENCE, Watch, bound_connections

HEAD = b"POST /%b HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n"
LARGE = 20_000_000


@pytest.fixture
def watches(monkeypatch: pytest.MonkeyPatch) -> list[Watch]:
    """Bound uvicorn's connections for a test, which says itself when one is looked at."""
    found: list[Watch] = []
    monkeypatch.setattr(H11Protocol, "connection_made", H11Protocol.connection_made)
    monkeypatch.setattr(Watch, "later", lambda watch: found.append(watch) if watch not in found else None)
    bound_connections("many people")
    return found


@asynccontextmanager
async def server() -> AsyncIterator[tuple[str, int]]:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/upload":
            while (await receive()).get("more_body"):
                pass
        elif scope["path"] == "/works":
            await asyncio.Event().wait()
        body = b"x" * LARGE if scope["path"] == "/large" else b"hello"
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": body})

    with socket.socket(socket.AF_INET) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)
        config = uvicorn.Config(app, lifespan="off", log_level="critical", timeout_graceful_shutdown=1)
        served = uvicorn.Server(config)
        running = asyncio.create_task(served.serve(sockets=[listener]))
        yield listener.getsockname()
        served.should_exit = True
        await running


SLOW = {
    "a head without an end": (b"GET / HTTP/1.1\r\nX: ", b"y", "head"),
    "nothing": (b"", b"", "head"),
    "a body that drips": (HEAD % b"upload" + b"1", b"", "body"),
    "the head of a second request": (b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", b"G", "head"),
    "no reading": (b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n", b"", "reader"),
}


@pytest.mark.parametrize(("first", "drop", "waits_for"), SLOW.values(), ids=SLOW)
def test_who_keeps_the_server_waiting_is_cut(
    first: bytes, drop: bytes, waits_for: str, watches: list[Watch]
) -> None:
    async def visit() -> int:
        async with server() as address:
            _, writer = await asyncio.open_connection(*address, limit=1000)
            writer.write(first)
            while not watches or uvicorn_connections.seen(watches[0]._connection).waits_for != waits_for:
                await asyncio.sleep(0.01)
            looks = 0
            while not watches[0]._connection.transport.is_closing():
                writer.write(drop)
                await writer.drain()
                await asyncio.sleep(0.05)
                watches[0].look()
                looks += 1
            writer.close()
            return looks

    # The first look has nothing to compare with; what goes out at first is progress.
    assert PATIENCE[waits_for] < asyncio.run(visit()) <= PATIENCE[waits_for] + 5


def test_who_is_waited_for_by_nobody_is_left_alone(watches: list[Watch]) -> None:
    async def visit() -> bool:
        async with server() as address:
            _, writer = await asyncio.open_connection(*address)
            writer.write(b"GET /works HTTP/1.1\r\nHost: a\r\n\r\n")
            while not watches or uvicorn_connections.seen(watches[0]._connection).waits_for != "work":
                await asyncio.sleep(0.01)
            for _ in range(50):
                watches[0].look()
            lives = not watches[0]._connection.transport.is_closing()
            writer.close()
            return lives

    assert asyncio.run(visit())


@pytest.mark.parametrize(("bound", "proxies"), [("MOST_CONNECTIONS", "127.0.0.1"), ("MOST_OF_ONE", "::1")])
def test_a_connection_too_many_is_told_in_words(
    watches: list[Watch], monkeypatch: pytest.MonkeyPatch, bound: str, proxies: str
) -> None:
    monkeypatch.setattr(uvicorn_connections, bound, 2)
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", proxies)

    async def visits() -> bytes:
        async with server() as address:
            opened = [await asyncio.open_connection(*address) for _ in range(3)]
            told = await opened[2][0].read()
            opened[0][1].write(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            assert b"hello" in await opened[0][0].read()
            for _, writer in opened:
                writer.close()
            return told

    told = asyncio.run(visits())
    assert told.startswith(b"HTTP/1.1 503 ")
    assert b"Retry-After: 5\r\n" in told
    assert told.endswith(b"many people")


def test_a_web_server_in_front_is_no_visitor(watches: list[Watch], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uvicorn_connections, "MOST_OF_ONE", 2)
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "::1, 127.0.0.1")

    async def visit() -> bytes:
        async with server() as address:
            opened = [await asyncio.open_connection(*address) for _ in range(4)]
            opened[3][1].write(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            told = await opened[3][0].read()
            for _, writer in opened:
                writer.close()
            return told

    assert b"hello" in asyncio.run(visit())
