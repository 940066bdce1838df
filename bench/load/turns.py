"""Crowds of several sizes, the floor and ours in turns, each on a server that has just started."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from bench.load.applications import MAP, ONE_WIDGET, Application, Running, running
from bench.load.crowd import Plan, crowd
from bench.load.figures import Load
from bench.processes import processor, resident
from bench.report import table

GOAL_S, GOAL_MB = 1.0, 1.0
"""What 95 of 100 changes are to take at most, and what a session is to add at most."""
_FIRST = Plan(4, seconds=3.0, ramp=1.0)
"""The visitors that fill the server's caches; they are not counted."""


def compare(plan: Plan, sizes: Sequence[int], processes: Sequence[int], say: Callable[[str], None]) -> str:
    """Return the report of all sizes with so many processes; ``say`` receives progress messages."""
    parts = []
    for count in processes:
        loads = []
        for i, size in enumerate(sizes):
            both = (ONE_WIDGET, MAP) if i % 2 == 0 else (MAP, ONE_WIDGET)
            loads += [measured(a, count, plan, size, say) for a in both]
        what = "One process" if count == 1 else f"{count} processes behind nginx"
        parts.append(f"## {what}\n\n{report(loads)}")
    return "\n\n".join(parts)


def measured(
    application: Application, processes: int, plan: Plan, size: int, say: Callable[[str], None]
) -> Load:
    """Return what a crowd of that size met, and what it took."""
    with running(application, processes) as subject:
        load = under(subject, Plan(size, plan.seconds, plan.think, plan.ramp, plan.seed))
    say(f"{processes} x {application.name}, {size} sessions: {load.wait(0.95):.2f} s, {load.errors} errors")
    return load


def under(subject: Running, plan: Plan) -> Load:
    """Return a running application's load by a crowd, after a few visitors that fill its caches."""
    asyncio.run(crowd(subject.target, _FIRST))
    before, used = resident(subject.pids), processor(subject.pids)
    most = [before]
    met = asyncio.run(crowd(subject.target, plan, lambda: most.append(resident(subject.pids))))
    answers = len(met.first) + len(met.change)
    each = (processor(subject.pids) - used) / answers if answers else 0.0
    return Load(subject.target.name, plan.sessions, met, before, max(most), each)


def report(loads: Sequence[Load]) -> str:
    """Return a table of both applications, each of ours with its ratio to the floor and whether the goal is met."""
    floor = {load.sessions: load for load in loads if load.name == ONE_WIDGET.name}
    head = ("application", "sessions", "changes", "p50 s", "p95 s", "most s", "p95 x floor", "errors",
            "KB a change", "ms of processor", "MB at start", "MB a session", "goal")  # fmt: skip
    rows = []
    for load in sorted(loads, key=lambda load: (load.sessions, load.name)):
        beside = floor.get(load.sessions) if load.name != ONE_WIDGET.name else None
        changes = len(load.met.change)
        met = load.wait(0.95) < GOAL_S and load.each <= GOAL_MB and not load.errors
        rows.append((
            load.name, str(load.sessions), str(changes),
            *(f"{load.wait(share):.2f}" for share in (0.5, 0.95, 1)),
            f"{load.wait(0.95) / beside.wait(0.95):.1f}" if beside else "",
            str(load.errors), f"{load.met.received / max(1, changes) / 1000:.1f}",
            f"{load.processor * 1000:.1f}", f"{load.before:.0f}", f"{load.each:.2f}",
            "" if load.name == ONE_WIDGET.name else "met" if met else "NOT MET",
        ))  # fmt: skip
    lines = [
        f"{load.name}, {load.sessions}: {n} x {what}" for load in loads for what, n in load.met.errors.items()
    ]
    return "\n".join([table(head, rows), *(["", *lines] if lines else []), ""])
