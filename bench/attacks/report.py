"""The table of attacks, and its place in a page of the documentation."""

from __future__ import annotations

import math
from collections.abc import Sequence

from bench.attacks.bounds import BOUNDS
from bench.attacks.catalogue import ATTACKS
from bench.attacks.result import GOAL, Outcome, classes, wait
from bench.report import met, table

BEGIN, END = "<!-- attacks:begin -->", "<!-- attacks:end -->"
Table = tuple[tuple[str, ...], Sequence[tuple[str, ...]]]
"""Heads of columns, and rows."""
HEAD = (
    "attack", "what bounds it", "in flight, most", "answers a minute", "server MB: start, most, after",
    "its worker MB", "p95 of a change ms: alone, beside a burner, during", "ratio", "visitors' errors",
    "at rest after s", "log lines a minute", "foreign requests", f"goal: ratio {GOAL:g}, no errors",
)  # fmt: skip


LINES, LETTERS = 3, 200
"""Of the server's output so many of the last lines are told, and so much of each."""


class NoPlaceError(ValueError):
    """A page without the two marks between which the table is to stand."""


def row(outcome: Outcome) -> tuple[str, ...]:
    """Return an attack's cells, in the order of ``HEAD``."""
    attack, minutes = ATTACKS[outcome.name], outcome.seconds / 60
    memory = (outcome.start, outcome.most, outcome.after)
    answers = ", ".join(f"{kind}: {times / minutes:.0f}" for kind, times in classes(outcome.answers).items())
    return (
        f"{outcome.name}: {attack.about}; {attack.clients} clients", BOUNDS[outcome.name],
        str(outcome.peak), answers or "none",
        _memory([m.server for m in memory]), _memory([m.worker for m in memory]),
        ", ".join(_ms(wait(met)) for met in (outcome.alone, outcome.beside, outcome.during)), f"{outcome.ratio:.2f}",
        str(outcome.failures), f"{outcome.busy_s:.0f}",
        f"{len(outcome.lines) / minutes:.0f}", str(len(outcome.foreign)),
        "SERVER ENDED" if outcome.ended else met(outcome.is_met),
    )  # fmt: skip


def remarks(outcomes: Sequence[Outcome]) -> list[str]:
    """Return what visitors met, whom the server asked, and the last that it wrote; a line for each kind."""
    lines = []
    for o in outcomes:
        for phase, what in (("alone", o.alone), ("during", o.during), ("beside", o.beside)):
            lines += [f"{o.name}, {phase}: {n} x {error}" for error, n in what.errors.items()]
        lines += [f"{o.name}, foreign: {to}" for to in dict.fromkeys(o.foreign)]
        # Strangers may have chosen what is in it: without what a terminal would obey.
        lines += [
            f"{o.name}, log: {ascii(line.decode('utf-8', 'replace'))[:LETTERS]}" for line in o.lines[-LINES:]
        ]
    return lines


def updated(text: str, tables: Sequence[Table]) -> str:
    """Return a page's text with tables between its marks; rows that are there and not in ``tables`` stay.

    A row is known by what stands before the colon in its first cell. Raises NoPlaceError without the marks.
    """
    before, mark, rest = text.partition(BEGIN)
    between, closed, after = rest.partition(END)
    if not (mark and closed):
        raise NoPlaceError(f"{BEGIN} and {END} are to stand there, each in a line of its own")
    old = [tuple(cell.strip() for cell in line.split("|")[1:-1]) for line in between.splitlines()]
    parts = []
    for head, rows in tables:
        others = {
            _name(r): r for r in old if len(r) == len(head) and r != head and not r[0].startswith("---")
        }
        if all_rows := others | {_name(r): r for r in rows}:
            parts.append(table(head, list(all_rows.values())))
    return "\n\n".join([f"{before}{BEGIN}", *parts, f"{END}{after}"])


def _name(cells: Sequence[str]) -> str:
    return cells[0].partition(":")[0]


def _memory(values: Sequence[float]) -> str:
    return ", ".join("-" if math.isnan(value) else f"{value:.0f}" for value in values)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f}" if math.isfinite(seconds) else "-"
