"""What is done at a pace: at once for a moment, then slowly, and after a rest at once again."""

from __future__ import annotations

import asyncio

import pytest

from components.kit import pace
from components.kit.pace import Pace, Paces


def test_turns_come_at_once_then_slowly_and_after_a_rest_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, waited = [0.0], list[float]()

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        clock[0] += seconds

    monkeypatch.setattr(pace, "monotonic", lambda: clock[0])
    monkeypatch.setattr(asyncio, "sleep", sleep)
    some = Pace(4.0, 10.0)

    def take(count: int) -> float:
        async def turns() -> None:
            for _ in range(count):
                await some.turn()

        waited.clear()
        asyncio.run(turns())
        return sum(waited)

    assert take(10) == 0
    assert take(20) == pytest.approx(20 / 4)
    clock[0] += 60
    assert take(10) == 0


def test_an_address_that_owes_nothing_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(pace, "monotonic", lambda: clock[0])
    paces = Paces(1.0, 2.0)
    asyncio.run(paces.of("a").turn())
    assert paces.of("a") is paces.of("a")
    paces.of("b")
    assert set(paces._paces) == {"a", "b"}
    clock[0] += 2
    paces.of("c")
    assert set(paces._paces) == {"c"}
