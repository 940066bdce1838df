"""``python -m bench.hostile_strings``: how many files each reader read, and how many it refused."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import click

from bench.hostile_strings.readers import READERS
from bench.hostile_strings.run import Report, read_back, through_outputs
from tests.security.grammar import CATEGORIES, hostile_strings


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--strings", default=10_000, show_default=True, type=click.IntRange(1))
@click.option("--seed", default=16, show_default=True, help="Another seed makes other strings.")
@click.option(
    "--every", default=12, show_default=True, help="Of the drawings, each set of tables has one in so many."
)
@click.option("--minutes", default=0, help="Begin no further set of tables after this time.")
def hostile(strings: int, seed: int, every: int, minutes: int) -> None:
    """Put generated hostile strings through every text column and every output; leaves with 1 if a file fails."""
    began = time.monotonic()
    texts = [text for _, text in hostile_strings(strings, seed)]
    held, lost = read_back(texts)
    click.echo(
        f"{len(texts)} strings of {len(CATEGORIES)} kinds: {len(held)} held as entered, "
        f"{len(texts) - len(held)} refused and told of, {len(lost)} lost\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        report = through_outputs(
            held,
            Path(folder),
            every=every,
            seconds=minutes * 60,
            progress=lambda done, count: click.echo(f"set {done} of {count}", err=True),
        )
    click.echo(table(report))
    for kind, name, reason in report.failed:
        click.echo(f"\n{kind} {name}\n  {reason[:300]}")
    click.echo(f"\n{time.monotonic() - began:.0f} s")
    raise SystemExit(bool(lost or report.failed or report.lacking()))


def table(report: Report) -> str:
    """Return the report as a table of Markdown."""
    lines = [
        "| output | files parsed | refused by reader | strings found as entered |",
        "| --- | ---: | ---: | ---: |",
    ]
    for kind in READERS:
        failed = sum(k == kind for k, *_ in report.failed)
        shown = len(report.texts.get(kind, ()))
        lines.append(
            f"| {kind} | {report.files[kind] - failed} | {failed} | {shown} of {len(report.strings)} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    hostile()
