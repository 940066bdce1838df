"""The attackers' connections: plain sockets in one loop, with as little work as possible for each answer."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from time import perf_counter

from bench.attacks.talk import ENDLESS, Attack, Known, Talk

STRANGER = "127.0.0.2"
"""The attackers' own address; where the system does not allow it they have the visitors'."""
HEAD_LIMIT = 16_384
CHUNK = 65_536
SWITCHED, RETRY = "101", " with Retry-After"


@dataclass(slots=True)
class Sent:
    """What attackers did: connections, the most at once, bytes received, answers by status.

    ``none`` is a connection that was closed without an answer, ``open`` one that had none at the end, ``refused``
    one that could not be made; ``101 closed`` is a WebSocket that the server has closed again.
    """

    connections: int = 0
    peak: int = 0
    received: int = 0
    answers: dict[str, int] = field(default_factory=dict)
    at_once: int = 0


@dataclass(slots=True)
class _Connection:
    """A connection, what came so far, and how it ended."""

    socket: socket.socket
    head: bytearray = field(default_factory=bytearray)
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    ended: str = "refused"


async def attack(chosen: Attack, known: Known, seconds: float) -> Sent:
    """Let all clients act for so long; what is open then is closed."""
    sent, numbers, end = Sent(), count(), perf_counter() + seconds

    async def client() -> None:
        while (left := end - perf_counter()) > 0:
            await _connect(chosen.talk(known, next(numbers)), known, sent, left)
            await asyncio.sleep(min(chosen.rest, max(0.0, end - perf_counter())))

    await asyncio.gather(*(client() for _ in range(chosen.clients)))
    return sent


async def _connect(talk: Talk, known: Known, sent: Sent, seconds: float) -> None:
    sent.connections += 1
    sent.at_once += 1
    sent.peak = max(sent.peak, sent.at_once)
    with socket.socket() as plain:
        plain.setblocking(False)
        with suppress(OSError):
            plain.bind((STRANGER, 0))
        connection = _Connection(plain)
        with suppress(OSError, TimeoutError):
            async with asyncio.timeout(seconds):
                await asyncio.get_running_loop().sock_connect(plain, (known.address, known.port))
                connection.ended = "open"
                await _talk(connection, talk, sent)
    sent.at_once -= 1
    status = answer_status(connection.head)
    closed = " closed" if status == SWITCHED and connection.ended == "none" else ""
    outcome = f"{status}{closed}" or connection.ended
    sent.answers[outcome] = sent.answers.get(outcome, 0) + 1


async def _talk(connection: _Connection, talk: Talk, sent: Sent) -> None:
    """Send and receive until the server has closed the connection, or the time to stay is over."""
    reader = asyncio.create_task(_read(connection, sent) if talk.reads else asyncio.sleep(ENDLESS))
    try:
        await _send(connection, talk, reader)
        with suppress(TimeoutError):
            async with asyncio.timeout(None if talk.stays == ENDLESS else talk.stays):
                await reader
    finally:
        reader.cancel()
        await asyncio.gather(reader, return_exceptions=True)


async def _send(connection: _Connection, talk: Talk, reader: asyncio.Task[None]) -> None:
    loop = asyncio.get_running_loop()
    with suppress(ConnectionError):  # the server has closed it; it may have answered before
        for number, part in enumerate(talk.parts):
            if reader.done():
                return
            if number and talk.pause:
                await asyncio.sleep(talk.pause)
            await loop.sock_sendall(connection.socket, part)
            if talk.upgrade and not number:
                await connection.answered.wait()
                if answer_status(connection.head) != SWITCHED:
                    return


async def _read(connection: _Connection, sent: Sent) -> None:
    """Take in what comes until the server closes; only the head of the answer is kept."""
    loop = asyncio.get_running_loop()
    with suppress(ConnectionError):
        while chunk := await loop.sock_recv(connection.socket, CHUNK):
            sent.received += len(chunk)
            if not connection.answered.is_set():
                connection.head += chunk[:HEAD_LIMIT]
                if b"\r\n\r\n" in connection.head or len(connection.head) >= HEAD_LIMIT:
                    connection.answered.set()
    connection.ended = "none"
    connection.answered.set()


def answer_status(head: bytes | bytearray) -> str:
    """Return the status of an answer, and whether it says when to come again; empty for no answer."""
    lines = bytes(head).partition(b"\r\n\r\n")[0]
    words = lines.split(b" ", 2)
    if len(words) < 2 or not words[0].startswith(b"HTTP/"):
        return ""
    return words[1].decode("ascii", "replace") + (RETRY if b"\r\nretry-after:" in lines.lower() else "")
