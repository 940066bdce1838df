"""``python -m bench.drawing``: what a change of the filter takes while others draw figures, beside what it takes else.

Sessions change a filter every second or two, by turns alone and while clients ask for figures, each for a new one
as soon as it has the one before. The table is printed, progress goes to standard error.
"""

from __future__ import annotations

import asyncio
import subprocess
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from threading import Event, Thread
from time import perf_counter
from urllib.parse import urlencode

import click

from bench.load.applications import MAP, Running, running
from bench.load.crowd import Plan, crowd
from bench.load.figures import percentile
from bench.processes import resident
from bench.report import table

GOAL = 2.0
"""How many times as long 95 of 100 changes are to take at most while others draw."""
PRESETS = ("a4-landscape", "a4-portrait", "a5", "slide")
THINK = (1.0, 2.0)
RAMP_S = 3.0
PATIENCE_S = 120


@dataclass(slots=True)
class Drawn:
    """Answers by status, and the seconds that a figure took from its request to its last byte."""

    statuses: Counter[int] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--sessions", default=10, help="Sessions that change a filter.")
@click.option("--clients", default=4, help="Clients that ask for figures without a pause.")
@click.option("--seconds", default=8.0, help="How long each turn takes.")
@click.option("--turns", default=4, help="Turns of each kind.")
def drawing(sessions: int, clients: int, seconds: float, turns: int) -> None:
    """Measure how much drawing slows the others down. Needs the packages of requirements-dev.txt."""
    alone: list[float] = []
    beside: list[float] = []
    first, drawn, numbers = Drawn(), Drawn(), count()
    errors: Counter[str] = Counter()
    with running(MAP) as subject:
        # What a server does for the first time is no part of it.
        _fetch(subject.target.address, next(numbers), first)
        asyncio.run(crowd(subject.target, Plan(4, 3.0, THINK, 1.0)))
        for turn in range(turns):
            plan = Plan(sessions, seconds, THINK, RAMP_S, seed=turn)
            met = asyncio.run(crowd(subject.target, plan))
            alone += met.change
            errors += Counter(met.errors)
            with _clients(subject, clients, numbers, drawn):
                met = asyncio.run(crowd(subject.target, plan))
            beside += met.change
            errors += Counter(met.errors)
            click.echo(f"turn {turn + 1}: {len(alone)} and {len(beside)} changes", err=True)
        memory = resident(subject.pids), resident(_children(subject.pids))
    click.echo(_report(alone, beside, first, drawn, clients, memory, errors))


@contextmanager
def _clients(subject: Running, clients: int, numbers: Iterator[int], drawn: Drawn) -> Iterator[None]:
    """Let clients ask for figures, each for one after the other, none of which was ever asked for."""
    ended = Event()

    def ask() -> None:
        while not ended.is_set():
            _fetch(subject.target.address, next(numbers), drawn)

    threads = [Thread(target=ask) for _ in range(clients)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        for thread in threads:
            thread.join()


def _fetch(address: str, number: int, drawn: Drawn) -> None:
    query = urlencode(
        {"status": "all", "preset": PRESETS[number % len(PRESETS)], "title": f"Figure {number}"}
    )
    began = perf_counter()
    try:
        with urllib.request.urlopen(f"{address}/figure/map.png?{query}", timeout=PATIENCE_S) as answer:
            answer.read()
            status = answer.status
    except urllib.error.HTTPError as error:
        status = error.code
    drawn.statuses[status] += 1
    if status == 200:
        drawn.waits.append(perf_counter() - began)


def _children(pids: tuple[int, ...]) -> list[int]:
    """Return the processes that processes have started."""
    parents = ",".join(map(str, pids))
    done = subprocess.run(["ps", "-o", "pid=", "--ppid", parents], capture_output=True, check=False)
    return [int(pid) for pid in done.stdout.split()]


def _report(
    alone: list[float],
    beside: list[float],
    first: Drawn,
    drawn: Drawn,
    clients: int,
    memory: tuple[float, float],
    errors: Counter[str],
) -> str:
    rows = [
        (name, str(len(waits)), f"{percentile(waits, 0.5):.3f}", f"{percentile(waits, 0.95):.3f}")
        for name, waits in (
            ("a change, nobody draws", alone),
            (f"a change, {clients} clients draw", beside),
            ("the first figure of a server, nobody else draws", first.waits),
            (f"a figure, {clients} clients draw", drawn.waits),
        )
    ]
    ratio = percentile(beside, 0.95) / percentile(alone, 0.95)
    told = [
        f"p95 while others draw / else: {ratio:.2f} ({'met' if ratio <= GOAL else 'NOT MET'}: <= {GOAL})",
        f"figures by status: {dict(drawn.statuses)}; errors of sessions: {dict(errors) or 'none'}",
        f"memory: server {memory[0]:.0f} MB, the process that draws {memory[1]:.0f} MB",
    ]
    return "\n".join([table(("what", "times", "p50 s", "p95 s"), rows), "", *told])


if __name__ == "__main__":
    drawing()
