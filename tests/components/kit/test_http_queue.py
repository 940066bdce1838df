"""What a visitor gets who asks for a file that takes long: the file, or in words why there is none."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator
from threading import Event

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Message, Scope

from components.host.routes import routes
from components.kit import http_queue
from components.kit.task import Task
from components.kit.work_process import FailedError, LargeError, LateError
from components.kit.work_queue import WorkQueue
from components.settings import settings

ADDRESSES = (
    "/figure/map.svg?language={}",
    "/figure/chart-themes.png?language={}",
    "/data/partnerships.xlsx?language={}",
    "/data/partnerships.docx?language={}",
    "/data/brief/KE.pdf?language={}",
)
BUSY = {"sv": "Vänta några sekunder", "en": "Wait a few seconds"}
LATE = {"sv": "tog för lång tid", "en": "took too long"}
LARGE = {"sv": "blev för stor", "en": "became too large"}
FAILED = {"sv": "kunde inte tas fram", "en": "could not be prepared"}


class Broken:
    def __init__(self, error: type[FailedError]) -> None:
        self.error = error

    def end(self) -> None:
        pass

    def make(self, task: Task) -> bytes:
        raise self.error("no")


class Stuck:
    def __init__(self) -> None:
        self.may_go_on = Event()

    def end(self) -> None:
        pass

    def make(self, task: Task) -> bytes:
        assert self.may_go_on.wait(60)
        return b"file"


APP = Starlette(routes=routes(settings(os.environ | {"PARTNERSKAPSKARTAN_TODAY": "2026-11-22"})))


@pytest.fixture
def stuck() -> Iterator[Stuck]:
    maker = Stuck()
    yield maker
    maker.may_go_on.set()


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_too_many_at_once_are_told_when_to_come_again(
    address: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_queue, "QUEUE", WorkQueue(Stuck, waiting=0))
    answer = TestClient(APP).get(address.format(code))
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert BUSY[code] in answer.text
    assert answer.headers["content-language"] == code
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize(
    ("error", "sentence"), [(FailedError, FAILED), (LateError, LATE), (LargeError, LARGE)]
)
def test_what_cannot_be_made_is_told_in_words(
    error: type[FailedError], sentence: dict[str, str], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_queue, "QUEUE", WorkQueue(lambda: Broken(error)))
    answer = TestClient(APP).get(ADDRESSES[0].format(code))
    assert answer.status_code == 500
    assert "retry-after" not in answer.headers
    assert sentence[code] in answer.text


def test_who_waits_too_long_for_a_turn_is_told_to_come_again(
    stuck: Stuck, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = WorkQueue(lambda: stuck)
    monkeypatch.setattr(http_queue, "QUEUE", queue)
    monkeypatch.setattr(http_queue, "LOOK_S", 0.01)
    monkeypatch.setattr(http_queue, "MOST_WAIT_S", 0.0)
    job = queue.enter(Task(bytes, (b"being made",)))
    while not job.is_begun:
        time.sleep(0.001)
    assert TestClient(APP).get(ADDRESSES[0].format("en")).status_code == 503


def test_short_answers_and_what_the_visitor_has_wait_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    client = TestClient(APP)
    kept = client.get("/data/partnerships.docx")
    monkeypatch.setattr(http_queue, "QUEUE", WorkQueue(Stuck, waiting=0))
    assert client.get("/data/partnerships.csv").status_code == 200
    again = client.get("/data/partnerships.docx", headers={"If-None-Match": kept.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_who_goes_away_leaves_the_place(stuck: Stuck, monkeypatch: pytest.MonkeyPatch) -> None:
    queue = WorkQueue(lambda: stuck, waiting=1)
    monkeypatch.setattr(http_queue, "QUEUE", queue)
    monkeypatch.setattr(http_queue, "LOOK_S", 0.01)
    monkeypatch.setattr(http_queue, "MOST_WAIT_S", 600.0)
    job = queue.enter(Task(bytes, (b"being made",)))
    while not job.is_begun:
        time.sleep(0.001)
    scope: Scope = {
        "type": "http", "method": "GET", "path": "/figure/map.svg", "raw_path": b"/figure/map.svg",
        "query_string": b"", "headers": [], "scheme": "http", "server": ("localhost", 80),
    }  # fmt: skip
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(asyncio.wait_for(APP(scope, receive, send), 60))
    assert sent[0]["status"] == 503
    queue.enter(Task(bytes, (b"the next",)))
