"""Turns: one at a time, a bounded number of requests, and of one client a part of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Event

import pytest
from starlette.requests import Request

from components.kit import http_turns, pace
from components.kit.http_turns import Turns
from components.kit.work_queue import BusyError


def request(client: str) -> Request:
    return Request({"type": "http", "client": (client, 1), "headers": []})


def test_few_wait_and_of_one_client_fewer_and_afterwards_all_may_come_again() -> None:
    turns, may_go_on, running = Turns(waiting=3, of_one=2), Event(), list[int]()

    def make(name: str) -> str:
        running.append(1)
        assert may_go_on.wait(60)
        assert len(running) == 1
        running.pop()
        return name

    async def crowd() -> list[str | BaseException]:
        wanted = [turns.made(request(c), make, f"{c}{i}") for i, c in enumerate("aaabbc")]
        waiting = [asyncio.ensure_future(each) for each in wanted]
        # All have asked before the first is made.
        await asyncio.wait(waiting[2:3])
        await asyncio.wait(waiting[4:])
        may_go_on.set()
        return await asyncio.gather(*waiting, return_exceptions=True)

    answers = asyncio.run(crowd())
    assert [a if isinstance(a, str) else type(a) for a in answers] == [
        "a0", "a1", BusyError, "b3", BusyError, BusyError,
    ]  # fmt: skip
    assert asyncio.run(turns.made(request("a"), make, "again")) == "again"


def test_one_that_fails_gives_its_place_back() -> None:
    turns = Turns(waiting=1)

    def failing() -> None:
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError):
            asyncio.run(turns.made(request("a"), failing))


def test_clients_that_have_been_answered_are_not_remembered() -> None:
    turns = Turns()
    done: Callable[[], int] = lambda: 1  # noqa: E731
    for i in range(50):
        assert asyncio.run(turns.made(request(f"10.0.0.{i}"), done)) == 1
    assert not turns._clients


@pytest.mark.parametrize(("client", "waits"), [("a", [1.0, 2.0]), ("127.0.0.1", [])])
def test_a_client_that_asks_without_end_waits_and_takes_no_room_of_others(
    monkeypatch: pytest.MonkeyPatch, client: str, waits: list[float]
) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        # Of those that may be made and wait there is one, and it is free.
        assert await turns.made(request("b"), str, "b") == "b"

    monkeypatch.setattr(http_turns, "MADE_OF_ONE", (1.0, 2.0))
    monkeypatch.setattr(pace, "monotonic", lambda: 0.0)
    monkeypatch.setattr(asyncio, "sleep", sleep)
    turns = Turns(waiting=1)

    async def visit() -> None:
        for _ in range(4):
            assert await turns.made(request(client), str, "a") == "a"

    asyncio.run(visit())
    assert waited == waits
