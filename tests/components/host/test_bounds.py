"""What is beyond the bounds is told in words, and what is within them is not touched."""

from __future__ import annotations

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from components.host import bounds
from components.host.bounds import MOST_QUERY, Bounds, full
from components.kit import pace
from components.kit.work_queue import BusyError

CROWDED = {"sv": "många som använder kartan", "en": "Many people are using the map"}


def busy(request: Request) -> Response:
    raise BusyError


def hello(request: Request) -> Response:
    return PlainTextResponse("hello")


APP = Starlette(routes=[Route("/busy", busy), Route("/", hello)], middleware=[Middleware(Bounds)])


@pytest.mark.parametrize("code", ["sv", "en"])
def test_who_finds_no_turn_is_told_when_to_come_again(code: str) -> None:
    answer = TestClient(APP).get(f"/busy?language={code}")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.headers["content-language"] == code
    assert CROWDED[code] in answer.text
    assert all(words in full() for words in CROWDED.values())


def test_an_address_without_end_is_told_and_no_work_is_begun() -> None:
    client = TestClient(APP)
    assert client.get("/?q=" + "x" * (MOST_QUERY - 2)).text == "hello"
    answer = client.get("/?q=" + "x" * (MOST_QUERY - 1))
    assert answer.status_code == 414
    assert all(words in answer.text for words in ("för lång", "too long"))
    assert client.get("/busy?" + "&" * (MOST_QUERY + 1)).status_code == 414


def test_a_session_too_many_is_answered_in_words_and_one_that_ends_makes_room() -> None:
    ended = asyncio.Event()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await ended.wait()

    async def visits() -> list[list[Message]]:
        bounded = Bounds(app, sessions=3, of_one=2)
        sent: list[list[Message]] = []

        def visit(address: str, *extensions: str) -> asyncio.Task[None]:
            messages: list[Message] = []
            sent.append(messages)

            async def send(message: Message) -> None:
                messages.append(message)

            scope = {
                "type": "websocket", "client": (address, 1), "headers": [], "query_string": b"",
                "path": "/", "extensions": dict.fromkeys(extensions),
            }  # fmt: skip
            return asyncio.ensure_future(bounded(scope, receive, send))

        async def receive() -> Message:
            return {"type": "websocket.connect"}

        tasks = [visit(a, "websocket.http.response") for a in ("a", "a", "a", "b", "c")]
        tasks.append(visit("d"))
        await asyncio.gather(*(tasks[i] for i in (2, 4, 5)))
        ended.set()
        await asyncio.gather(*tasks)
        await visit("a", "websocket.http.response")
        assert not bounded._sessions
        return sent

    sent = asyncio.run(visits())
    assert [bool(messages) for messages in sent] == [False, False, True, False, True, True, False]
    for start, body in (sent[2], sent[4]):
        assert (start["status"], (b"retry-after", b"5") in start["headers"]) == (503, True)
        assert CROWDED["sv"] in body["body"].decode()
    assert sent[5] == [{"type": "websocket.close", "code": 1013}]


def test_sessions_of_one_address_are_opened_in_turn_and_others_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, waited = [0.0], list[float]()

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        pass

    monkeypatch.setattr(pace, "monotonic", lambda: clock[0])
    monkeypatch.setattr(asyncio, "sleep", sleep)
    monkeypatch.setattr(bounds, "OPENINGS", (2.0, 3.0))
    bounded = Bounds(app)

    async def visit(*addresses: str) -> None:
        for address in addresses:
            await bounded({"type": "websocket", "client": (address, 1)}, None, None)  # type: ignore[arg-type]  # unused

    asyncio.run(visit(*"aaaaab"))
    assert waited == [0.5, 1.0]
    clock[0] += 60
    asyncio.run(visit(*"aaab"))
    clock[0] += 60
    asyncio.run(visit(*"cd"))
    assert (waited, set(bounded._openings._paces)) == ([0.5, 1.0], {"c", "d"})


@pytest.mark.parametrize(("address", "waits"), [("a", [1.0, 2.0]), ("127.0.0.1", [])])
def test_sessions_of_one_address_share_a_pace_but_not_behind_a_web_server(
    monkeypatch: pytest.MonkeyPatch, address: str, waits: list[float]
) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await receive()

    async def receive() -> Message:
        return {"type": "websocket.receive"}

    monkeypatch.setattr(pace, "monotonic", lambda: 0.0)
    monkeypatch.setattr(asyncio, "sleep", sleep)
    monkeypatch.setattr(bounds, "MESSAGES_OF_ONE", (1.0, 2.0))
    bounded = Bounds(app)

    async def visit() -> None:
        for _ in range(2):
            await bounded({"type": "websocket", "client": (address, 1)}, receive, None)  # type: ignore[arg-type]  # unused

    asyncio.run(visit())
    assert waited == waits
