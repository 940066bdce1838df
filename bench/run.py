"""A whole run: starts the servers, visits the applications in turns, puts the figures together."""

from __future__ import annotations

import os
import platform
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Browser, sync_playwright

from bench.engine import work
from bench.pages import Subject, floor, ours, plain
from bench.result import Measured, Result, measured
from bench.servers import FLOOR, OURS, PLAIN, TODAY, environment, serve
from bench.synthetic import TABLES, write_tables
from bench.visit import Visit, visit
from tests.browser.harness.chromium import launch

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured; ``plain`` gives the number of visits to the plain dashboard by size."""

    visits: int = 10
    sizes: tuple[int, ...] = (1_000, 3_000, 10_000)
    plain: tuple[tuple[int, int], ...] = ((1_000, 3), (3_000, 3), (10_000, 1))
    limit_s: float = 120.0
    work: int = 21


QUICK = Plan(visits=1, sizes=(100,), plain=((100, 1),), work=3)


def run(plan: Plan, say: Callable[[str], None]) -> Result:
    """Measure; ``say`` receives progress messages."""
    today = date.fromisoformat(TODAY)
    with tempfile.TemporaryDirectory(prefix="synthetic-") as folder, sync_playwright() as playwright:
        tables = {size: Path(folder) / str(size) for size in plan.sizes}
        for size, path in tables.items():
            write_tables(path, size)
        engine = tuple(work(path, today, plan.work) for path in (TABLES, *tables.values()))
        browser = launch(playwright)
        where = machine(browser)
        say(where)
        results = _ours(browser, plan, tables, today, say)
        results |= _plain(browser, plan, tables, say)
        browser.close()
        return Result(f"{where}; load {load()} at the end", results, engine)


def in_turns(
    browser: Browser,
    subjects: list[Subject],
    visits: int,
    limit_s: float,
    say: Callable[[str], None],
    warm: bool = True,
    changes: int = 2,
) -> dict[str, Measured]:
    """Visit one after the other, then in the opposite order, so that whatever else the machine does hits all alike."""
    results: dict[str, list[Visit]] = defaultdict(list)
    if warm:
        for subject in subjects:  # not measured: each server's own first visit
            visit(browser, subject, limit_s)
    for turn, subject in to_and_fro(subjects, visits):
        seen = visit(browser, subject, limit_s, changes)
        results[subject.name].append(seen)
        took = ", ".join(_ms(v, limit_s) for v in (seen.first, *seen.changes))
        say(f"{turn}/{visits}  {subject.name}: {took}")
    return {name: measured(name, seen, limit_s) for name, seen in results.items()}


def to_and_fro(subjects: Sequence[T], turns: int) -> Iterator[tuple[int, T]]:
    """Yield every subject in each turn, with the turn's number; every other turn begins with the last."""
    for turn in range(1, turns + 1):
        for subject in subjects if turn % 2 else reversed(subjects):
            yield turn, subject


def _ours(
    browser: Browser, plan: Plan, tables: dict[int, Path], today: date, say: Callable[[str], None]
) -> dict[str, Measured]:
    with ExitStack() as servers:
        subjects = [
            floor(servers.enter_context(serve(FLOOR)).address),
            *(
                ours(
                    f"ours, {name}",
                    servers.enter_context(serve(OURS, environment(tables=path))).address,
                    path,
                    today,
                )
                for name, path in (("real data", TABLES), *tables.items())
            ),
        ]
        return in_turns(browser, subjects, plan.visits, plan.limit_s, say)


def _plain(
    browser: Browser, plan: Plan, tables: dict[int, Path], say: Callable[[str], None]
) -> dict[str, Measured]:
    results: dict[str, Measured] = {}
    for size, visits in plan.plain:
        with serve(PLAIN, environment(tables=tables[size])) as server:
            subject = plain(f"plain Folium, {size}", server.address, tables[size])
            results |= in_turns(browser, [subject], visits, plan.limit_s, say, warm=False)
    return results


def _ms(value: float | None, limit_s: float) -> str:
    return f"> {limit_s:.0f} s" if value is None else f"{value:.0f} ms"


def machine(browser: Browser) -> str:
    """Return where and with what is measured."""
    libraries = ", ".join(f"{n} {version(n)}" for n in ("streamlit", "streamlit-folium", "folium"))
    return (
        f"{os.cpu_count()} cores {platform.machine()}, {platform.system()} {platform.release()}; "
        f"Python {platform.python_version()}, {libraries}, Chromium {browser.version}; load {load()} at the start"
    )


def load() -> str:
    """Return how busy the machine was in the last minute."""
    return f"{os.getloadavg()[0]:.2f}" if hasattr(os, "getloadavg") else "unknown"
