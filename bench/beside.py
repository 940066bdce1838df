"""``python -m bench.beside OLD``: an old checkout beside this one, in turns, in one run.

Only ratios are independent of what else the machine does: each compares two measurements that
followed each other; the median of the ratios counts.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from statistics import median

import click
from playwright.sync_api import sync_playwright

from bench.pages import Subject, floor, ours
from bench.report import table
from bench.result import Series
from bench.run import in_turns as visit_in_turns
from bench.servers import FLOOR, TODAY, Server, environment, serve
from bench.turns import Checkout, Pairs, after_visits, figure_command, figures, in_turns, site, start
from tests.browser.harness.chromium import launch

MEASURES = ("first-map", "filter-change", "memory", "figure", "start", "site")
VISITED = {"first-map", "filter-change", "memory"}
SITES = 3
"""Turns of the site at most: it takes half a minute."""
LIMIT_S = 120.0

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured, in how many turns, with how many filter changes at each visit."""

    only: frozenset[str]
    visits: int
    changes: int


def chosen(_: click.Context, __: click.Parameter, value: str) -> frozenset[str]:
    """Return the measures that an option names; all when it names none."""
    names = frozenset(value.split(",")) if value else frozenset(MEASURES)
    if unknown := names.difference(MEASURES):
        raise click.BadParameter(f"{', '.join(sorted(unknown))}; known are {', '.join(MEASURES)}")
    return names


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("old", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--visits", type=click.IntRange(1), default=7, show_default=True, help="Turns of each measure.")
@click.option(
    "--changes", type=click.IntRange(1), default=4, show_default=True, help="Filter changes at each visit."
)
@click.option("--only", callback=chosen, help=f"Some of {','.join(MEASURES)}.")
@click.option(
    "--tables", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Default: OLD's."
)
@click.option("--python", default=sys.executable, help="The Python with which both are run.")
@click.option(
    "--json", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write all figures here too."
)
def beside(
    old: Path,
    new: Path,
    visits: int,
    changes: int,
    only: frozenset[str],
    tables: Path | None,
    python: str,
    file: Path | None,
) -> None:
    """Measure the checkout OLD beside NEW (default: this one); the ratio is new to old, so below 1 is quicker."""
    content = (tables or old / "data" / "tables").resolve()
    with tempfile.TemporaryDirectory(prefix="beside-") as scratch:
        both = [
            Checkout(name, folder.resolve(), python, environment(tables=content, cache=Path(scratch) / name))
            for name, folder in (("old", old), ("new", new))
        ]
        measures = measure(
            both[0], both[1], content, Plan(only, visits, changes), lambda line: click.echo(line, err=True)
        )
    machine = f"{os.cpu_count()} cores {platform.machine()}; load {os.getloadavg()[0]:.2f} at the end"
    if file:
        record = {
            "old": str(old),
            "new": str(new),
            "machine": machine,
            "measures": [p.as_json() for p in measures],
        }
        file.write_text(json.dumps(record, indent=1), encoding="utf-8")
    click.echo(f"{machine}\n\n{report(measures)}")


def measure(old: Checkout, new: Checkout, tables: Path, plan: Plan, say: Say) -> list[Pairs]:
    """Return everything that the plan asks for; ``say`` receives progress messages."""
    measures: list[Pairs] = []
    if plan.only & {*VISITED, "figure"}:
        with ExitStack() as stack:
            servers = {c.name: stack.enter_context(c.serve()) for c in (old, new)}
            if plan.only & VISITED:
                measures += _visited(servers, tables, plan, say)
                measures += in_turns(old, new, 1, after_visits(servers))
            if "figure" in plan.only:
                say("figures ...")
                measures += in_turns(old, new, plan.visits, figures(servers))
    for name, what, turns in (
        ("figure", figure_command, plan.visits),
        ("start", start, plan.visits),
        ("site", site, min(plan.visits, SITES)),
    ):
        if name in plan.only:
            say(f"{what.__name__} ...")
            measures += in_turns(old, new, turns, what)
    return measures


def report(measures: Sequence[Pairs]) -> str:
    """Return a table of the measures."""
    rows = [
        (p.name, p.unit, _number(p.old), _number(p.new), f"{median(p.ratios):.2f}",
         f"{min(p.ratios):.2f} - {max(p.ratios):.2f}", str(len(p.ratios)), _number(p.floor))
        for p in measures
    ]  # fmt: skip
    head = ("measure", "unit", "old, median", "new, median", "new / old", "spread", "n", "floor")
    return table(head, rows)


def combined(name: str, series: Series) -> tuple[float, ...]:
    """Return all values; an application that was not ready in time is an error, not a value."""
    if None in series.values:
        raise click.ClickException(
            f"{name}: not everything that is looked for was there after {LIMIT_S:.0f} s"
        )
    return tuple(v for v in series.values if v is not None)


def _visited(servers: Mapping[str, Server], tables: Path, plan: Plan, say: Say) -> list[Pairs]:
    """Return times in Chromium, where Streamlit's floor is visited in the same turns."""
    changes = plan.changes if plan.only != {"first-map"} else 0
    with serve(FLOOR) as bare, sync_playwright() as playwright:
        subjects = [floor(bare.address), *(_subject(n, s.address, tables) for n, s in servers.items())]
        browser = launch(playwright)
        seen = visit_in_turns(browser, subjects, plan.visits, LIMIT_S, say, changes=changes)
        browser.close()
    return [
        Pairs(name, "ms", *(combined(n, getattr(seen[n], part)) for n in ("old", "new", "floor")))
        for name, part in (("first-map", "first"), ("filter-change", "change"))
        if name in plan.only
    ]


def _subject(name: str, address: str, tables: Path) -> Subject:
    """Return a checkout's start page; its sentence may be worded otherwise, but begins with the number."""
    subject = ours(name, address, tables, date.fromisoformat(TODAY))
    first, narrowed, given_up = ({**want, "sentence": f"{want['count']} "} for want in subject.wants)
    return replace(subject, wants=(first, narrowed, given_up))


def _number(values: Sequence[float]) -> str:
    return f"{median(values):{',.0f' if median(values) >= 100 else '.3g'}}" if values else ""


if __name__ == "__main__":
    beside()
