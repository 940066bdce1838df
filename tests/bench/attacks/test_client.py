"""That attackers send what they are given, as slowly as they should, and count every way in which they are answered."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from itertools import repeat

import pytest

from bench.attacks.client import Sent, answer_status, attack
from bench.attacks.talk import Attack, Known, Talk

Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
HELLO = Talk((b"hello\n",))


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"", ""),
        (b"SSH-2.0-x\r\n\r\n", ""),
        (b"HTTP/1.1 200 OK\r\n\r\nretry-after: 5", "200"),
        (b"HTTP/1.1 503 \r\nServer: x\r\nRETRY-After: 5\r\n\r\n", "503 with Retry-After"),
        (b"HTTP/1.1 503 \r\nX-Retry-After: 5\r\n\r\n", "503"),
    ],
)
def test_an_answer_is_its_status_and_whether_to_come_again(head: bytes, status: str) -> None:
    assert answer_status(head) == status


@pytest.mark.parametrize(
    ("words", "talk", "counted"),
    [
        (b"HTTP/1.1 404 \r\n\r\n" + b"x" * 100_000, HELLO, "404"),
        (b"", HELLO, "none"),
        (b"HTTP/1.1 101 \r\n\r\n", HELLO, "101 closed"),
        (None, HELLO, "open"),
        (None, Talk((b"hello\n",), stays=0.01), "open"),
        (None, Talk(repeat(b"hello\n"), pause=0.01, reads=False), "open"),
    ],
)
def test_each_connection_is_counted_once_by_how_it_ended(
    words: bytes | None, talk: Talk, counted: str
) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        if words is None:
            await reader.read()
        writer.write(words or b"")
        writer.close()

    sent = asyncio.run(_attacked(answer, Attack("", lambda _, __: talk, clients=3)))
    assert sent.answers == {counted: sent.connections}
    assert sent.connections >= 3
    assert (sent.peak, sent.at_once) == (3, 0)


def test_messages_are_sent_when_the_server_has_agreed_and_not_otherwise() -> None:
    received: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        number = len(received)
        received.append(b"")
        writer.write((b"HTTP/1.1 101 \r\n\r\n", b"HTTP/1.1 403 \r\n\r\n")[number % 2])
        received[number] = await reader.read()
        writer.close()

    talk = Talk((b"open\n", b"message\n"), upgrade=True, stays=0.05)
    asyncio.run(_attacked(answer, Attack("", lambda _, __: talk, clients=1)))
    assert received[:2] == [b"open\nmessage\n", b"open\n"]


def test_a_server_that_is_not_there_refuses() -> None:
    async def nobody() -> Sent:
        return await attack(
            Attack("", lambda _, __: HELLO, clients=2), Known("127.0.0.1", 1, (), (), ()), 0.1
        )

    sent = asyncio.run(nobody())
    assert sent.answers == {"refused": sent.connections}


async def _attacked(answer: Answer, chosen: Attack) -> Sent:
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        return await attack(chosen, Known("127.0.0.1", port, (), (), ()), 0.3)
