"""One attack: visitors alone, during it, and beside a process that uses as much of the processor as attackers did."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from threading import Event
from typing import Any

from bench.attacks.catalogue import ATTACKS
from bench.attacks.result import Memory, Outcome, peak
from bench.attacks.subject import Subject, subject
from bench.load.crowd import Plan, crowd
from bench.load.figures import Met
from bench.servers import ROOT

THINK = (0.1, 0.4)
"""Seconds between two changes of a visitor; five do as much as some hundred people who look at what they see."""
RAMP_S = 1.0
WARM_S = 2.0
"""How long visitors fill the server's caches before anything is measured."""
PATIENCE_S = 10.0
"""After so long a visitor's change counts as one without an answer."""
REST_SHARE, REST_LOOK_S, REST_MOST_S = 0.15, 0.5, 30.0
"""Of one core server and worker use less when they are at rest; how often, and how long, this is looked at."""
Later = Callable[[Subject, ExitStack], Future[Memory]]
"""Takes over a server and what ends it, and gives its memory some time later."""


@dataclass(frozen=True, slots=True)
class Course:
    """How an attack goes: visitors, and seconds of the attack; the phases before and after have half as many."""

    visitors: int = 5
    seconds: float = 10.0


def outcome(name: str, course: Course, later: Later) -> Callable[[], Outcome]:
    """Attack a server of its own; return what gives the outcome when its memory has been read some time after."""
    with ExitStack() as stack:
        attacked = stack.enter_context(subject(ATTACKS[name].write_tables))
        result = _outcome(name, attacked, course)
        memory = later(attacked, stack.pop_all())
    return lambda: replace(result, after=memory.result())


@contextmanager
def afterwards(seconds: float) -> Iterator[Later]:
    """Read servers' memory so long after their attacks, while others are attacked, and end them; all at the end."""
    stop = Event()

    def read(attacked: Subject, stack: ExitStack) -> Memory:
        with stack:
            stop.wait(seconds)
            return attacked.memory()

    with ThreadPoolExecutor(max_workers=len(ATTACKS)) as pool:
        try:
            yield lambda attacked, stack: pool.submit(read, attacked, stack)
        except BaseException:
            stop.set()
            raise


def _outcome(name: str, attacked: Subject, course: Course) -> Outcome:
    seconds = max(course.seconds, ATTACKS[name].least)
    _visit(attacked, course.visitors, WARM_S, [], (0.0, 0.1))
    start, samples = attacked.memory(), list[Memory]()
    alone = _visit(attacked, course.visitors, course.seconds / 2, samples)
    with _attackers(name, attacked, seconds) as begin:
        before, ended = len(attacked.lines()), begin()
        during = _visit(attacked, course.visitors, seconds, samples)
        sent = ended()
        lines = attacked.lines()[before:]
    busy = _rest(attacked)
    with _burner(sent["processor"] / seconds, course.seconds / 2 + RAMP_S):
        beside = _visit(attacked, course.visitors, course.seconds / 2, [])
    foreign = [f"{call.how} {call.to}" for call in attacked.foreign.calls()]
    return Outcome(
        name, alone, during, beside, sent["answers"], sent["peak"], seconds,
        start, peak([start, *samples]), busy, lines, foreign, attacked.is_gone(),
    )  # fmt: skip


def _visit(
    attacked: Subject,
    visitors: int,
    seconds: float,
    samples: list[Memory],
    think: tuple[float, float] = THINK,
) -> Met:
    """Let visitors change a filter; each second the memory is added to ``samples``."""
    plan = Plan(visitors, seconds, think, RAMP_S, patience=PATIENCE_S)
    return asyncio.run(crowd(attacked.target, plan, lambda: samples.append(attacked.memory())))


@contextmanager
def _attackers(
    name: str, attacked: Subject, seconds: float
) -> Iterator[Callable[[], Callable[[], dict[str, Any]]]]:
    """Start the attackers' process; the function that is given lets them begin, and its result waits for their end."""
    command = [
        sys.executable,
        "-m",
        "bench.attacks.attacker",
        name,
        str(attacked.server.port),
        str(attacked.tables),
    ]
    with _process([*command, str(seconds + RAMP_S)]) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        stdin, stdout = process.stdin, process.stdout
        if stdout.readline().strip() != "ready":
            raise RuntimeError(f"the attackers of {name} cannot begin")

        def begin() -> Callable[[], dict[str, Any]]:
            stdin.write("begin\n")
            stdin.flush()
            return lambda: dict(json.loads(stdout.readline()))

        yield begin


@contextmanager
def _burner(share: float, seconds: float) -> Iterator[None]:
    with _process([sys.executable, "-m", "bench.attacks.burner", str(share), str(seconds)]):
        yield


@contextmanager
def _process(command: list[str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _rest(attacked: Subject) -> float:
    """Wait until server and worker use hardly any of the processor, and return the seconds; at most ``REST_MOST_S``."""
    began, before = time.monotonic(), attacked.processor()
    while (passed := time.monotonic() - began) < REST_MOST_S:
        time.sleep(REST_LOOK_S)
        now = attacked.processor()
        if not now - before > REST_SHARE * REST_LOOK_S:
            return passed
        before = now
    return REST_MOST_S
