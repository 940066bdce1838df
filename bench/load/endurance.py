"""Whether memory stays bounded: many sessions one after the other, and some for a long time.

What is measured is the resident memory of the server as Linux counts it: what Python's allocator and the C
library hold back is part of it, nothing is trimmed beforehand. Streamlit keeps a session that has left for
two minutes, 128 of them at most, in case its browser comes back.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bench.load.applications import MAP, Running, running
from bench.load.crowd import Plan, churn, crowd
from bench.load.figures import Met, percentile
from bench.processes import resident
from bench.report import table

STEPS = 10
KEPT_S = 130
"""After so long Streamlit has forgotten all sessions that left."""
GOAL = 1.1


def after_churn(sessions: int, seed: int, say: Callable[[str], None]) -> str:
    """Return a table of the memory while so many sessions come, change a filter once, and leave."""
    with running(MAP) as subject:
        rows, met = [("0", resident(subject.pids))], Met()
        for step in range(1, STEPS + 1):
            asyncio.run(churn(subject.target, sessions // STEPS, 8, met, seed + step))
            rows.append((str(step * (sessions // STEPS)), resident(subject.pids)))
            say(f"{rows[-1][0]} sessions: {rows[-1][1]:.0f} MB")
        rows.append((f"{KEPT_S} s later", asyncio.run(_later(lambda: resident(subject.pids)))))
    ratio = rows[-1][1] / rows[1][1]
    verdict = f"Last / after the first {rows[1][0]}: {ratio:.2f} ({_met(ratio <= GOAL and not met.errors)}: <= {GOAL})"
    errors = f"Errors: {sum(met.errors.values())} {met.errors or ''}".rstrip()
    return "\n\n".join(
        [table(("sessions so far", "MB"), [(a, f"{b:.0f}") for a, b in rows]), verdict, errors]
    )


def _minute(subject: Running, plan: Plan) -> tuple[Met, float]:
    """Return what a crowd met, and the most memory of the server meanwhile, in MB."""
    memory: list[float] = []
    met = asyncio.run(crowd(subject.target, plan, lambda: memory.append(resident(subject.pids))))
    return met, max(memory)


def soak(minutes: float, plan: Plan, say: Callable[[str], None]) -> str:
    """Return a table by minute of waits and memory; after twenty changes a visitor leaves and another comes."""
    rows: list[tuple[str, ...]] = []
    memory: list[float] = []
    errors = 0
    with running(MAP) as subject:
        passed = 0.0
        while passed < minutes:
            minute = Plan(plan.sessions, 60.0 - plan.ramp, plan.think, plan.ramp, plan.seed + len(rows))
            met, most = _minute(subject, minute)
            passed += 1
            memory.append(most)
            errors += sum(met.errors.values())
            p50, p95 = (percentile(met.change, share) for share in (0.5, 0.95))
            rows.append(
                (f"{passed:.0f}", str(len(met.change)), f"{p50:.2f}", f"{p95:.2f}", f"{memory[-1]:.0f}")
            )
            say(f"minute {passed:.0f}: p95 {p95:.2f} s, {memory[-1]:.0f} MB")
    ratio = memory[-1] / memory[0]
    verdict = f"Last minute / first: {ratio:.2f} ({_met(ratio <= GOAL and not errors)}: <= {GOAL}); errors: {errors}"
    return "\n\n".join([table(("minute", "changes", "p50 s", "p95 s", "most MB"), rows), verdict])


async def _later(measure: Callable[[], float]) -> float:
    await asyncio.sleep(KEPT_S)
    return measure()


def _met(met: bool) -> str:
    return "met" if met else "NOT MET"
