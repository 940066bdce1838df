"""Several hosts at a time, one page of each after the other."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Event, Lock

import pytest

from data.sources.look import Response, host_of
from data.sources.visit import AT_ONCE, visit
from data.web.session import WebError


def answering(answer: Callable[[str], Response]) -> tuple[list[str], Callable[[str, str, bool], Response]]:
    asked: list[str] = []

    def ask(_method: str, url: str, _body: bool) -> Response:
        asked.append(url)
        return answer(url)

    return asked, ask


def test_every_address_is_seen_once_and_a_host_in_its_order() -> None:
    urls = [f"https://{host}.se/{n}" for n in range(5) for host in "abcdefghijkl"]
    asked, ask = answering(lambda _: Response(200))
    assert sorted(s.url for s in visit(urls + urls, ask, [])) == sorted(urls)
    for host in {host_of(url) for url in urls}:
        assert [u for u in asked if host_of(u) == host] == [u for u in urls if host_of(u) == host]
    assert list(visit([], ask, [])) == []


def test_hosts_are_asked_at_the_same_time_but_not_too_many() -> None:
    together, lock = Barrier(AT_ONCE), Lock()
    now, most = 0, 0

    def answer(url: str) -> Response:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        together.wait(timeout=60)
        with lock:
            now -= 1
        return Response(200)

    urls = [f"https://h{n}.se/" for n in range(2 * AT_ONCE)]
    assert len(list(visit(urls, answering(answer)[1], []))) == len(urls)
    assert most == AT_ONCE


def test_a_host_that_asks_to_wait_is_left_alone() -> None:
    urls = [f"https://a.se/{n}" for n in range(4)]
    asked, ask = answering(lambda url: Response(429, wait=True) if url.endswith("1") else Response(200))
    assert [(s.url, s.state, s.why) for s in visit(urls, ask, [])] == [
        (urls[0], "alive", ""), *((url, "", "wait") for url in urls[1:])
    ]  # fmt: skip
    assert asked == urls[:2]


def test_a_host_that_a_page_leads_to_and_that_asks_to_wait_stops_nothing() -> None:
    def answer(url: str) -> Response:
        return (
            Response(301, "https://b.se/x")
            if url.endswith("/0")
            else Response(429 if "b.se" in url else 200, wait="b.se" in url)
        )

    states = [s.state for s in visit([f"https://a.se/{n}" for n in range(3)], answering(answer)[1], [])]
    assert states == ["", "alive", "alive"]


def test_a_host_that_is_silent_is_not_asked_for_ever() -> None:
    def answer(url: str) -> Response:
        raise WebError("too-slow", source=url)

    asked, ask = answering(answer)
    result = list(visit([f"https://a.se/{n}" for n in range(10)], ask, []))
    assert [s.why for s in result] == ["too-slow"] * 10
    assert len(asked) == 3


def test_who_stops_listening_stops_the_asking() -> None:
    listening = Event()

    def answer(url: str) -> Response:
        if not url.endswith("/0"):
            listening.wait(timeout=60)
        return Response(200)

    asked, ask = answering(answer)
    sights = visit([f"https://a.se/{n}" for n in range(10)], ask, [])
    next(sights)
    sights.close()  # type: ignore[attr-defined]  # it is a generator
    listening.set()
    assert len(asked) <= 3


def test_a_mistake_is_not_swallowed() -> None:
    def answer(url: str) -> Response:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(visit(["https://a.se/"], answering(answer)[1], []))
