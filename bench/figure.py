"""``python -m bench.figure``: how long figures take, beside the renderer's own floor in the same run.

The floor is vl-convert with a chart of one bar on the same sheet: what no
figure drawn by it can be faster than. Warm means that one figure was drawn before.
"""

from __future__ import annotations

import resource
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import click
import vl_convert

from bench.report import table
from components.outputs.figure.batch import draw, jobs
from components.outputs.figure.presets import DPI, PRESETS
from components.outputs.figure.render_figure import figure_bytes
from components.outputs.figure.request import NOWHERE, figure_of
from components.state.state import State
from components.view import build_view
from data.reading.read_folder import read_folder

TABLES = Path(__file__).parent.parent / "data" / "tables"
TODAY = datetime.now(UTC).date()
TARGETS = {"png": 2.5, "svg": 1.0, "pdf": 2.5}
BATCH = 15


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--times", type=click.IntRange(1), default=7, show_default=True, help="Figures of each kind.")
@click.option("--batch/--no-batch", default=True, show_default=True, help="Draw fifteen figures, too.")
def bench(times: int, batch: bool) -> None:
    """Print the times of an A4 figure and of a batch."""
    dataset = read_folder(TABLES).dataset
    figure = figure_of(build_view(dataset, State(), TODAY))
    rows: list[tuple[str, ...]] = [("", "s, median", "s, slowest", "s of processor", "target")]
    rows.append(_row("first figure of a process", [_taken(lambda: figure_bytes(figure, "svg"))]))
    for kind, target in TARGETS.items():
        _say(f"A4 {kind}")
        rows.append(_row(f"A4 {kind}", _times(partial(figure_bytes, figure, kind), times), target))
        rows.append(_row(f"floor {kind}", _times(partial(_floor, kind), times)))
    if batch:
        everything = build_view(dataset, State(status=()), TODAY)
        batch_jobs = jobs(everything, "country", ("png",))[:BATCH]
        for workers in (1, 2):
            _say(f"batch of {len(batch_jobs)}, {workers}")
            began = perf_counter()
            count = sum(1 for _ in draw(dataset, TODAY, NOWHERE, batch_jobs, workers))
            rows.append(
                (f"{count} A4 png, {workers} process(es)", f"{perf_counter() - began:.1f}", "", "", "")
            )
    click.echo(table(rows[0], rows[1:]))
    own, children = (
        resource.getrusage(w).ru_maxrss / 1024 for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    click.echo(f"\nMost memory: this process {own:.0f} MB, the largest of a batch {children:.0f} MB.")


def _taken(work: Callable[[], object]) -> tuple[float, float]:
    """Return seconds on the clock and of the processor, which other work on the machine changes less."""
    began, used = perf_counter(), process_time()
    work()
    return perf_counter() - began, process_time() - used


def _times(work: Callable[[], object], times: int) -> list[tuple[float, float]]:
    work()
    return [_taken(work) for _ in range(times)]


def _row(name: str, samples: list[tuple[float, float]], target: float = 0.0) -> tuple[str, ...]:
    clock, used = [t[0] for t in samples], [t[1] for t in samples]
    cells = (median(clock), max(clock), median(used))
    return name, *(f"{c:.3f}" for c in cells), f"{target} s" if target else ""


def _floor(kind: str) -> object:
    sheet = PRESETS["a4-landscape"]
    spec = {
        "width": sheet.width - 60, "height": sheet.height - 60, "data": {"values": [{"a": 1}]},
        "mark": "bar", "encoding": {"x": {"field": "a", "type": "quantitative"}},
    }  # fmt: skip
    svg = vl_convert.vegalite_to_svg(spec)
    if kind == "png":
        return vl_convert.svg_to_png(svg, scale=1, ppi=DPI)
    return vl_convert.svg_to_pdf(svg) if kind == "pdf" else svg


def _say(what: str) -> None:
    click.echo(what, err=True)


if __name__ == "__main__":
    bench()
