"""``python -m bench.attacks``: attack servers of one's own; the tables are printed, progress goes to standard error."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import click

from bench.attacks.catalogue import ATTACKS
from bench.attacks.phases import Course, afterwards, outcome
from bench.attacks.proofs import HEAD as PROVED
from bench.attacks.proofs import PROOFS
from bench.attacks.report import HEAD, NoPlaceError, remarks, row, updated
from bench.report import table
from bench.servers import ROOT

PAGE = ROOT / "docs" / "security.md"
T = TypeVar("T")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("names", nargs=-1, type=click.Choice([*ATTACKS, *PROOFS]))
@click.option("--seconds", default=10.0, show_default=True, help="How long each attack takes.")
@click.option("--after", default=60.0, show_default=True, help="Seconds after which memory is read again.")
@click.option("--visitors", default=5, show_default=True, help="Who change a filter meanwhile.")
@click.option("--write", is_flag=True, help="Write the rows into docs/security.md.")
def attacks(names: tuple[str, ...], seconds: float, after: float, visitors: int, write: bool) -> None:
    """Measure what attacks cost somebody else, each on a server of its own: all, or those that are named.

    All take a quarter of an hour. Needs the packages of requirements-dev.txt.
    """
    if write:
        _put(())  # a page without the marks is told before, not after
    # Who ends this ends the servers, too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    chosen = names or (*ATTACKS, *PROOFS)
    with afterwards(after) as later:
        course = Course(visitors, seconds)
        attacked = [_timed(name, partial(outcome, name, course, later)) for name in ATTACKS if name in chosen]
        proofs = [_timed(name, PROOFS[name]) for name in PROOFS if name in chosen]
        outcomes = [result() for result in attacked if result]
    proved = [proof for proof in proofs if proof]
    rows = [row(result) for result in outcomes]
    parts = [
        "\n".join(remarks(outcomes)),
        *(table(head, r) for head, r in ((HEAD, rows), (PROVED, proved)) if r),
    ]
    click.echo("\n\n".join(part for part in parts if part))
    if write:
        _put(rows, proved)
    if None in (*attacked, *proofs):
        raise SystemExit(1)


def _put(rows: Sequence[tuple[str, ...]], proved: Sequence[tuple[str, ...]] = ()) -> None:
    """Replace rows in the page; raises ClickException where there is no page, or no place in it."""
    try:
        text = updated(PAGE.read_text(encoding="utf-8"), ((HEAD, rows), (PROVED, proved)))
        PAGE.write_text(text, encoding="utf-8")
    except (OSError, NoPlaceError) as error:
        raise click.ClickException(f"{PAGE}: {error}") from error


def _timed(name: str, do: Callable[[], T]) -> T | None:
    """Do it and tell how long it took; None, and why, where it could not be done: the others are."""
    click.echo(f"{name} ...", nl=False, err=True)
    began, result = time.monotonic(), None
    try:
        result = do()
    except (RuntimeError, OSError, ValueError) as error:
        click.echo(f" not measured: {error}", nl=False, err=True)
    click.echo(f" {time.monotonic() - began:.0f} s", err=True)
    return result


if __name__ == "__main__":
    attacks()
