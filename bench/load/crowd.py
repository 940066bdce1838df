"""Sessions over real connections: each opens the page, then changes a filter every few seconds."""

from __future__ import annotations

import asyncio
import random
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import websockets
from websockets.asyncio.client import ClientConnection

from bench.load.figures import Met
from bench.load.tab import FailedRunError, Tab
from components.host.internals.streamlit_server import STREAM, SUBPROTOCOL

PATIENCE_S = 60.0
"""After so long a run without an end is an error."""
MOST = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Plan:
    """How a crowd behaves; seconds. The sessions come one after the other during ``ramp``.

    A change that has no answer ``patience`` after the end is late.
    """

    sessions: int
    seconds: float = 30.0
    think: tuple[float, float] = (2.0, 4.0)
    ramp: float = 10.0
    seed: int = 1
    patience: float = PATIENCE_S


@dataclass(frozen=True, slots=True)
class Target:
    """An application: its address, and the pills to press (the key of ours; empty for the only ones)."""

    name: str
    address: str
    pills: str
    multiple: bool
    """Whether a pill pressed again is given up; else another one replaces it."""


async def crowd(target: Target, plan: Plan, meanwhile: Callable[[], None] = lambda: None) -> Met:
    """Return what the sessions met; ``meanwhile`` is called every second."""
    met = Met()
    end = perf_counter() + plan.ramp + plan.seconds
    tasks = [asyncio.create_task(_visitor(target, plan, i, met, end)) for i in range(plan.sessions)]
    clock = asyncio.create_task(_every_second(meanwhile))
    await asyncio.gather(*tasks)
    clock.cancel()
    return met


async def churn(target: Target, sessions: int, at_once: int, met: Met, seed: int = 1) -> None:
    """Open so many sessions, a few at a time; each changes a filter once and leaves."""
    numbers = iter(range(sessions))

    async def worker() -> None:
        for i in numbers:
            chance = random.Random(f"{seed}-{i}")  # noqa: S311 (the same crowd each time)
            await _session(target, chance, i, met, (0.0, 0.0), perf_counter() + PATIENCE_S, changes=1)

    await asyncio.gather(*(worker() for _ in range(at_once)))


async def _every_second(meanwhile: Callable[[], None]) -> None:
    while True:
        meanwhile()
        await asyncio.sleep(1)


async def _visitor(target: Target, plan: Plan, number: int, met: Met, end: float) -> None:
    chance = random.Random(f"{plan.seed}-{number}")  # noqa: S311 (the same crowd each time)
    await asyncio.sleep(plan.ramp * number / plan.sessions)
    await _session(target, chance, number, met, plan.think, end, patience=plan.patience)


async def _session(
    target: Target,
    chance: random.Random,
    number: int,
    met: Met,
    think: tuple[float, float],
    end: float,
    changes: int = 1_000_000,
    patience: float = PATIENCE_S,
) -> None:
    try:
        async with websockets.connect(
            f"{target.address.replace('http', 'ws', 1)}{STREAM}",
            subprotocols=[websockets.Subprotocol(SUBPROTOCOL)],
            user_agent_header=f"visitor {number}",  # nginx chooses a process by address and browser
            ssl=_unverified() if target.address.startswith("https") else None,
            max_size=MOST,
            open_timeout=patience,
            compression=None,
        ) as connection:
            tab = Tab()
            async with asyncio.timeout_at(_loop_time(end + patience)):
                met.first.append(await _run(connection, tab, tab.rerun(), met, counted=False))
            chosen = ""
            for _ in range(changes):
                pause = chance.uniform(*think)
                if perf_counter() + pause >= end:
                    return
                await asyncio.sleep(pause)
                pills = tab.pills(target.pills)
                chosen = "" if chosen and target.multiple else _another(chance, tab.options[pills])
                back = tab.change(pills, [chosen] if chosen else [])
                try:
                    async with asyncio.timeout_at(_loop_time(max(end, perf_counter() + 1) + patience)):
                        met.change.append(await _run(connection, tab, back, met, counted=True))
                except TimeoutError:
                    met.late += 1
                    raise
    except (OSError, TimeoutError, FailedRunError, websockets.WebSocketException) as error:
        met.fail(f"{type(error).__name__}: {error}"[:120])


async def _run(connection: ClientConnection, tab: Tab, back: bytes, met: Met, counted: bool) -> float:
    began = perf_counter()
    await connection.send(back)
    size, ended = 0, False
    while not ended:
        frame = await connection.recv(decode=False)
        size += len(frame)
        ended = tab.receive(frame)
    took = perf_counter() - began
    if counted:
        met.received += size
        met.sent += len(back)
    return took


def _another(chance: random.Random, options: tuple[str, ...]) -> str:
    """Return a pill to press: never one that would show nothing, which a visitor sees to be grey."""
    return chance.choice([option for option in options if not option.startswith(":gray")] or list(options))


def _loop_time(clock: float) -> float:
    return asyncio.get_running_loop().time() + clock - perf_counter()


def _unverified() -> ssl.SSLContext:
    """Return TLS without a look at the certificate: nginx has one of its own making here."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
