"""Nominatim, asked politely; the server answers well, slowly, wrongly and not at all."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from geo.geocoding.cache import ResultCache
from geo.geocoding.nominatim import NominatimService, RequestPolicy
from geo.result import (
    LocateError,
    RunLimitError,
    ServiceAnswerError,
    ServiceBusyError,
    ServiceError,
    ServiceTimeoutError,
)
from tests.geo.server import Server, a_result, reply

QUICK = RequestPolicy(interval=0.0, timeout=30.0, back_off=0.01)
HURRIED = RequestPolicy(interval=0.0, timeout=0.5, back_off=0.01)


class Clock:
    """A clock that only sleeping moves, so that waiting takes no time."""

    def __init__(self) -> None:
        self.now = 1_000_000.0
        self.slept: list[float] = []

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def service(
    server: Server | str, folder: Path, clock: Clock, policy: RequestPolicy = QUICK
) -> NominatimService:
    url = server if isinstance(server, str) else server.url
    cache = ResultCache(folder / "answers.sqlite")
    return NominatimService(url, "test/1.0 (test@example.org)", cache, policy, clock.time, clock.sleep)


def test_it_asks_as_nominatim_wants_to_be_asked(server: Server, tmp_path: Path, clock: Clock) -> None:
    matches = service(server, tmp_path, clock).locate("Storby kommun", "SE")
    assert matches
    assert matches.place == "Storby"
    ((path, query, agent),) = server.asked
    assert (path, agent) == ("/search", "test/1.0 (test@example.org)")
    assert query["q"] == ["Storby kommun"]
    assert query["countrycodes"] == ["se"]
    assert query["format"] == ["json"]


def test_knowing_none_is_an_answer(server: Server, tmp_path: Path, clock: Clock) -> None:
    server.behave = lambda handler: reply(handler, [])
    assert service(server, tmp_path, clock).locate("Storby") is None
    server.behave = lambda handler: reply(handler, [a_result(display_name="Lillby", namedetails={})])
    assert service(server, tmp_path, clock).locate("Storby") is None


def test_requests_are_a_second_apart_over_services_and_threads(server: Server, tmp_path: Path) -> None:
    waits: list[float] = []

    def ask() -> None:  # all at one moment: how long each waits is its place in the line
        cache = ResultCache(tmp_path / "answers.sqlite")
        there = NominatimService(
            server.url, "test", cache, RequestPolicy(), lambda: 1_000_000.0, waits.append
        )
        there.locate("Storby")

    threads = [threading.Thread(target=ask) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(waits) == pytest.approx([0.0, 1.0, 2.0, 3.0, 4.0])
    assert len(server.asked) == 5


def test_the_usual_gap_is_a_second(server: Server, tmp_path: Path, clock: Clock) -> None:
    there = service(server, tmp_path, clock, RequestPolicy())
    for _ in range(3):
        there.locate("Storby")
    assert clock.slept == [0.0, 1.0, 1.0]


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_honoured_and_then_asked_again(
    server: Server, tmp_path: Path, clock: Clock, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy_once(handler: BaseHTTPRequestHandler) -> None:
        if len(server.asked) == 1:
            reply(handler, b"busy", status, Retry_After="7")
        else:
            reply(handler, [a_result()])

    server.behave = busy_once
    there = service(server, tmp_path, clock)
    behind_our_back: list[float] = []
    sleep, own = time.sleep, threading.get_ident()

    def seen(seconds: float) -> None:
        """Other threads of the process wait as they do."""
        if threading.get_ident() == own:
            behind_our_back.append(seconds)
        else:
            sleep(seconds)

    monkeypatch.setattr(time, "sleep", seen)
    assert there.locate("Storby")
    assert (clock.slept, behind_our_back) == ([0.0, 7.0], [])
    assert len(server.asked) == 2


def test_without_retry_after_it_backs_off_more_and_more(server: Server, tmp_path: Path, clock: Clock) -> None:
    server.behave = lambda handler: reply(handler, b"busy", 429)
    with pytest.raises(ServiceBusyError):
        service(server, tmp_path, clock, RequestPolicy(interval=0, back_off=2)).locate("Storby")
    assert clock.slept == [0.0, 2.0, 4.0]
    assert len(server.asked) == 3


def test_a_long_retry_after_is_not_waited_for_but_kept_for_all(
    server: Server, tmp_path: Path, clock: Clock
) -> None:
    server.behave = lambda handler: reply(handler, b"busy", 429, Retry_After="600")
    for _ in range(3):
        with pytest.raises(ServiceBusyError) as caught:
            service(server, tmp_path, clock).locate("Storby")
        assert caught.value.retry_after == pytest.approx(600)
    assert (len(server.asked), clock.slept) == (1, [0.0])


def hang(handler: BaseHTTPRequestHandler) -> None:
    handler.rfile.read()  # until the client hangs up


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" " * 10_000)
        handler.wfile.flush()
        time.sleep(0.1)


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"[")
    handler.connection.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("behave", "error"),
    [
        (hang, ServiceTimeoutError),
        (drip, ServiceTimeoutError),
        (cut_off, ServiceError),
        (lambda handler: reply(handler, b"<html>Down</html>"), ServiceAnswerError),
        (lambda handler: reply(handler, b""), ServiceAnswerError),
        (lambda handler: reply(handler, {"error": "x"}), ServiceAnswerError),
        (lambda handler: reply(handler, b"[" + b" " * 2_000_000 + b"]"), ServiceAnswerError),
        (lambda handler: reply(handler, b"[" * 100_000), ServiceAnswerError),
        (lambda handler: reply(handler, b"oops", 500), ServiceError),
        (lambda handler: reply(handler, b"no", 403), ServiceError),
        (lambda handler: reply(handler, b"", 302, Location="http://127.0.0.1:1/"), ServiceError),
    ],
)  # fmt: skip
def test_no_answer_is_an_error_at_once_not_unknown(
    server: Server, tmp_path: Path, clock: Clock, behave: object, error: type[LocateError]
) -> None:
    server.behave = behave  # type: ignore[assignment]
    policy = HURRIED if error is ServiceTimeoutError else QUICK
    with pytest.raises(error) as caught:
        service(server, tmp_path, clock, policy).locate("Storby")
    assert isinstance(caught.value, ServiceError)
    assert len(server.asked) == 1


def test_nobody_there_is_an_error(tmp_path: Path, clock: Clock) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ServiceError) as caught:
        service(f"http://127.0.0.1:{port}", tmp_path, clock).locate("Storby")
    assert isinstance(caught.value, ConnectionError)


def test_after_three_failures_it_is_left_alone_for_a_while(
    server: Server, tmp_path: Path, clock: Clock
) -> None:
    server.behave = lambda handler: reply(handler, b"oops", 500)
    for _ in range(6):
        with pytest.raises(ServiceError):
            service(server, tmp_path, clock).locate("Storby")
    assert len(server.asked) == 3
    clock.now += RequestPolicy().rest + 1
    server.behave = lambda handler: reply(handler, [a_result()])
    assert service(server, tmp_path, clock).locate("Storby")


def test_a_run_has_a_limit(server: Server, tmp_path: Path, clock: Clock) -> None:
    there = service(server, tmp_path, clock, RequestPolicy(interval=0, limit=2))
    there.locate("Storby")
    there.locate("Storby")
    with pytest.raises(RunLimitError) as caught:
        there.locate("Storby")
    assert isinstance(caught.value, RuntimeError)
    assert len(server.asked) == 2
