"""That a link carries every byte both ways, at its rate and with its delay, however many connections share it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from bench.slow_link import BURST_S, Bucket, Link, slow_links

ANSWER = bytes(range(256)) * 80  # 20 kB


def test_a_visitor_who_leaves_takes_the_rest_off_the_link() -> None:
    broken = threading.Event()

    def send_for_ever(connection: socket.socket) -> None:
        with connection:
            if not connection.recv(100):
                return
            try:
                while True:
                    connection.sendall(ANSWER)
            except OSError:
                broken.set()

    with (
        closing(listening(send_for_ever)) as target,
        slow_links([(target.getsockname()[1], Link(800_000, 10))]) as (slow,),
    ):
        with socket.create_connection(("127.0.0.1", int(slow.rpartition(":")[2]))) as visitor:
            visitor.sendall(b"hello")
            assert visitor.recv(1)
        assert broken.wait(30)


@pytest.fixture
def echo() -> Iterator[int]:
    """A port that answers each connection's first message with itself and more, and closes."""

    def serve(connection: socket.socket) -> None:
        with connection:
            connection.sendall(connection.recv(100) + ANSWER)

    with closing(listening(serve)) as target:
        yield target.getsockname()[1]


def listening(serve: Callable[[socket.socket], None]) -> socket.socket:
    """Return a socket whose connections are each served in a thread; also those that a link makes to try it."""
    target = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        while True:
            try:
                connection, _ = target.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return target


def ask(address: str) -> tuple[bytes, float]:
    """Return what comes, and after how many seconds it is complete."""
    began, parts = time.monotonic(), []
    with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))) as connection:
        connection.sendall(b"hello")
        while part := connection.recv(10_000):
            parts.append(part)
    return b"".join(parts), time.monotonic() - began


def test_everything_comes_and_no_sooner_than_the_link_allows(echo: int) -> None:
    with slow_links([(echo, Link(800_000, 100)), (echo, Link(80_000_000, 0))]) as (slow, quick):
        came, took = ask(slow)
        assert came == b"hello" + ANSWER
        # 20 kB at 100 kB a second, and a round trip each for connection and message; a busy machine takes longer.
        assert took >= 0.2 + 0.2 - 2 * BURST_S
        assert ask(quick)[0] == b"hello" + ANSWER


def test_a_bucket_gives_the_rate_to_all_together_and_saves_little() -> None:
    bucket = Bucket(8_000)  # a kB a second
    assert bucket.departure(1_000, 100.0) == pytest.approx(101.0 - BURST_S)
    # Another connection, at the same moment, comes after.
    assert bucket.departure(500, 100.0) == pytest.approx(101.5 - BURST_S)
    # A long rest is not made up for.
    assert bucket.departure(1_000, 500.0) == pytest.approx(501.0 - BURST_S)
