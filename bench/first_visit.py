"""``python -m bench.first_visit``: what a visitor waits for, beside Streamlit's floor and pages without Streamlit.

In turns, with an empty cache and with that of the visit before, on a fast machine, on a slow processor and over two
slow links. Ratios within one run are what counts.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import click
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from bench.arrival import Arrival, arrival
from bench.first_visit_report import OLD, OURS, VISITS, Figures, report
from bench.run import load, machine, to_and_fro
from bench.servers import ROOT, environment
from bench.slow_link import Link, slow_links
from bench.stages import Newcomer, newcomers, page_of
from bench.synthetic import TABLES
from bench.turns import Checkout
from bench.visit import VIEWPORT
from tests.browser.harness.chromium import launch

LIMIT_S = 120.0
SLOWER = 4
LINKS = {"1.6 Mbit/s": Link(1_600_000, 150), "400 kbit/s": Link(400_000, 400)}
CONDITIONS = ("fast", "slow processor", *LINKS)
EVERY_PAGE = "every page"
"""Names, beside the conditions, the layout shift of each page."""
PAGES = ("/", "/place?id=vaxjo", "/articles", "/table", "/numbers", "/report", "/about", "/embed.html")
SIZES: dict[str, ViewportSize] = {"wide": VIEWPORT, "phone": {"width": 390, "height": 844}}

Say = Callable[[str], None]


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--visits", type=click.IntRange(1), default=5, show_default=True, help="Turns of each condition."
)
@click.option("--quick", is_flag=True, help="One turn, and shifts on wide pages only: to see that it runs.")
@click.option("--only", type=click.Choice((*CONDITIONS, EVERY_PAGE)), multiple=True, help="Some conditions.")
@click.option(
    "--old", type=click.Path(exists=True, file_okay=False, path_type=Path), help="A checkout to visit, too."
)
@click.option(
    "--json", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write all figures here too."
)
def bench(visits: int, quick: bool, only: tuple[str, ...], old: Path | None, file: Path | None) -> None:
    """Measure first and second visits to the application and its peers, in Chromium."""

    def say(line: str) -> None:
        click.echo(line, err=True)

    with tempfile.TemporaryDirectory(prefix="first-visit-") as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        checkouts = [_checkout(OURS, ROOT, folder), *([_checkout(OLD, old.resolve(), folder)] if old else ())]
        with newcomers(folder, checkouts) as subjects:
            browser = launch(playwright)
            where = machine(browser)
            say(where)
            conditions = [c for c in CONDITIONS if c in only or not only]
            figures = _visits(browser, subjects, conditions, 1 if quick else visits, say)
            (us,) = (s for s in subjects if s.name == OURS)
            sizes = ("wide",) if quick and not only else tuple(SIZES)
            shifts = _shifts(browser, us, sizes, say) if EVERY_PAGE in only or not only else {}
            browser.close()
    where = f"{where}; load {load()} at the end"
    if file:
        record = [
            {"condition": c, "visit": v, "subject": s, "arrivals": [asdict(a) for a in series]}
            for (c, v, s), series in figures.items()
        ]
        pages = [{"page": page, "size": size, **asdict(a)} for (page, size), a in shifts.items()]
        everything = {"machine": where, "visits": record, "pages": pages}
        file.write_text(json.dumps(everything, indent=1), encoding="utf-8")
    click.echo(report(where, figures, shifts))


def _checkout(name: str, folder: Path, scratch: Path) -> Checkout:
    return Checkout(name, folder, sys.executable, environment(tables=TABLES, cache=scratch / f"cache-{name}"))


def _visits(
    browser: Browser, subjects: Sequence[Newcomer], conditions: Sequence[str], turns: int, say: Say
) -> Figures:
    """Visit every subject twice in each turn of each condition: with an empty cache, and again."""
    figures: Figures = {}
    ahead = [f"http://localhost:{s.port}" for s in subjects]
    for subject, address in zip(subjects, ahead, strict=True):  # not counted: each server's own first visit
        _visit(browser, subject, address, 1, ("cold",))
    for condition in conditions:
        link = LINKS.get(condition)
        with slow_links([(s.port, link) for s in subjects] if link else []) as behind:
            at = dict(zip((s.name for s in subjects), behind or ahead, strict=True))
            slower = SLOWER if condition == "slow processor" else 1
            for turn, subject in to_and_fro(subjects, turns):
                for visit, result in _visit(browser, subject, at[subject.name], slower).items():
                    figures.setdefault((condition, visit, subject.name), []).append(result)
                    took = ", ".join(f"{n} {t:.0f}" if t else f"{n} -" for n, t in result.at.items())
                    say(f"{turn}/{turns}  {condition}, {visit}, {subject.name}: {took}")
    return figures


def _visit(
    browser: Browser, subject: Newcomer, address: str, slower: float, visits: Sequence[str] = VISITS
) -> dict[str, Arrival]:
    """Make visits one after the other that share a cache, which is empty at first."""
    context = browser.new_context(viewport=VIEWPORT, locale="sv-SE")
    try:
        return {visit: arrival(context, subject, address + subject.path, LIMIT_S, slower) for visit in visits}
    finally:
        context.close()


def _shifts(browser: Browser, us: Newcomer, sizes: Sequence[str], say: Say) -> dict[tuple[str, str], Arrival]:
    """Visit every page of ours once in each size, with an empty cache and a fast machine."""
    result = {}
    for path in PAGES:
        for size in sizes:
            subject = page_of(us, path)
            context = browser.new_context(viewport=SIZES[size], locale="sv-SE")
            seen = arrival(context, subject, f"http://localhost:{us.port}{path}", LIMIT_S)
            context.close()
            result[path, size] = seen
            say(f"shift, {path}, {size}: {seen.shift:.3f}")
    return result


if __name__ == "__main__":
    bench()
