"""Measures two checkouts in turns, from outside: commands, HTTP and the page that both have.

Whatever else the machine does hits both alike when they follow each other, and neither is always the first.
"""

from __future__ import annotations

import math
import resource
import subprocess
import tempfile
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from bench.processes import processor, resident
from bench.servers import TODAY, Server, serve

FIGURES = (
    "map.png?preset=a4-landscape",
    "map.svg?preset=a4-landscape",
    "map.svg?preset=half-column&map=sweden",
)
"""Sheets, drawn by the server and served again from its cache."""
AGAIN = 15
"""How often a cached figure is fetched in a turn: once takes a few milliseconds."""
CLOCK, PROCESSOR = "s", "s of processor"
"""Other work on the machine changes the second much less."""


@dataclass(frozen=True, slots=True)
class Checkout:
    """One of the two: its folder, the Python and the variables that it is run with."""

    name: str
    folder: Path
    python: str
    variables: Mapping[str, str]

    def serve(self) -> AbstractContextManager[Server]:
        """Run its server, which has started when it says that it is well."""
        script = self.folder / "dashboard.py"
        return serve(script, self.variables, checkout=self.folder, python=self.python, health="/healthz")

    def command(self, *arguments: str) -> dict[str, float]:
        """Run ``manage.py`` and return its seconds, on the clock and of the processor."""
        began, used = perf_counter(), _children()
        done = subprocess.run(
            [self.python, "manage.py", *arguments],
            cwd=self.folder,
            env=dict(self.variables),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{self.folder}: manage.py {' '.join(arguments)}\n{done.stderr}")
        return {CLOCK: perf_counter() - began, PROCESSOR: _children() - used}


@dataclass(frozen=True, slots=True)
class Pairs:
    """What was measured of both in the same turns; ``floor`` is Streamlit's own, where there is one."""

    name: str
    unit: str
    old: tuple[float, ...]
    new: tuple[float, ...]
    floor: tuple[float, ...] = ()

    @property
    def ratios(self) -> tuple[float, ...]:
        """How many times as much the new one took, turn by turn."""
        return tuple(new / old for old, new in zip(self.old, self.new, strict=True))

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values, with the ratio that counts: the median of the turns' own."""
        series = {"old": self.old, "new": self.new, "floor": self.floor, "ratios": self.ratios}
        return {"name": self.name, "unit": self.unit, "ratio": median(self.ratios), **series}


Measure = Callable[[Checkout, int], Mapping[tuple[str, str], float]]
"""Measures a checkout in a turn (0: not counted) and returns values by name and unit."""


def in_turns(old: Checkout, new: Checkout, turns: int, measure: Measure) -> list[Pairs]:
    """Return what a measure finds of both; the first turn of each, which fills caches, does not count."""
    series: dict[tuple[str, str], dict[str, list[float]]] = {}
    for turn in range(turns + 1):
        for checkout in (old, new) if turn % 2 else (new, old):
            for what, value in measure(checkout, turn).items():
                if turn and not math.isnan(value):
                    series.setdefault(what, {"old": [], "new": []})[checkout.name].append(value)
    return [Pairs(*what, tuple(each["old"]), tuple(each["new"])) for what, each in series.items()]


def start(checkout: Checkout, _: int) -> dict[tuple[str, str], float]:
    """Return how long a server takes until it answers."""
    with checkout.serve() as server:
        return {("server start", CLOCK): server.start, ("server start", PROCESSOR): processor((server.pid,))}


def site(checkout: Checkout, _: int) -> dict[tuple[str, str], float]:
    """Return how long the whole site takes."""
    with tempfile.TemporaryDirectory() as folder:
        took = checkout.command("site", "--to", f"{folder}/site", "--today", TODAY)
    return {("site", unit): value for unit, value in took.items()}


def figure_command(checkout: Checkout, _: int) -> dict[tuple[str, str], float]:
    """Return how long the command takes for an A4 figure."""
    with tempfile.TemporaryDirectory() as folder:
        took = checkout.command("figure", "--to", f"{folder}/map.png", "--today", TODAY)
    return {("figure, command", unit): value for unit, value in took.items()}


def figures(servers: Mapping[str, Server]) -> Measure:
    """Return the measure of figures from running servers: drawn, which a title of its own makes sure of, and kept."""

    def measure(checkout: Checkout, turn: int) -> dict[tuple[str, str], float]:
        series, work = {}, 0.0
        server = servers[checkout.name]
        for figure in FIGURES:
            address, before = f"{server.address}/figure/{figure}&title=Turn+{turn}", processor((server.pid,))
            series[f"{figure}, drawn", CLOCK] = _fetch(address)
            work += processor((server.pid,)) - before
            series[f"{figure}, cached", CLOCK] = median(_fetch(address) for _ in range(AGAIN))
        return {**series, ("all of these, drawn", PROCESSOR): work}

    return measure


def after_visits(servers: Mapping[str, Server]) -> Measure:
    """Return the measure of what running servers hold and have done so far."""

    def measure(checkout: Checkout, _: int) -> dict[tuple[str, str], float]:
        server = servers[checkout.name]
        return {
            ("server, start and visits", PROCESSOR): processor((server.pid,)),
            ("memory", "MB"): resident((server.pid,)),
        }

    return measure


def _fetch(address: str) -> float:
    began = perf_counter()
    with urllib.request.urlopen(address, timeout=120) as answer:
        answer.read()
    return perf_counter() - began


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
