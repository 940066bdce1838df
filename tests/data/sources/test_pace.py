"""A host is asked at most once a second, told by a clock that nobody waits for."""

from __future__ import annotations

from threading import Thread

from tests.data.sources.pages import Clock


def test_a_host_has_to_wait_for_its_second_and_another_has_not() -> None:
    clock = Clock()
    pace = clock.pace()
    for host in ("a.se", "b.se", "a.se", "a.se"):
        pace.wait(host)
    assert clock.pauses == [1.0, 1.0]
    clock.now += 0.75
    pace.wait("a.se")
    pace.wait("b.se")
    assert clock.pauses == [1.0, 1.0, 0.25]
    clock.now += 5
    pace.wait("a.se")
    assert len(clock.pauses) == 3


def test_many_who_ask_the_same_host_at_once_have_a_second_each() -> None:
    clock = Clock()
    pace = clock.pace()
    threads = [Thread(target=pace.wait, args=("a.se",)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert clock.pauses == [1.0] * 19
    assert clock.now == 119.0
