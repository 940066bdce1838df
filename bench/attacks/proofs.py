"""What is proved elsewhere and stands in the same table's page: that nothing is lost, and that all outputs open."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from bench.report import met
from bench.servers import ROOT
from bench.store_proof import killed, race

HEAD = ("proof", "command", "counted", "goal")
KILLS, PROCESSES, EACH, SEED = 200, 8, 50, 1
COMMAND = "`python -m bench.store`"
STRINGS = 250
"""A part of what the command does by itself, which takes much longer."""
_KIND = re.compile(r"^\| [^|]+ \| (\d+) \| (\d+) \|", re.MULTILINE)
"""A line of that command's table: a kind of file, how many were read, and how many refused."""


def publications_killed() -> tuple[str, ...]:
    """Kill publishers at random moments; return the row."""
    with tempfile.TemporaryDirectory(prefix="partnerskapskartan-attacks-") as folder:
        try:
            result = killed(str(Path(folder) / "store.sqlite"), KILLS, SEED)
            counted, is_met = f"0 of {result.acknowledged} publications lost, {result.kills} kills", True
        except AssertionError as error:
            counted, is_met = f"lost or damaged: {str(error)[:200]!r}", False
    return f"killed: publishers, at random moments, {KILLS} times", COMMAND, counted, met(is_met)


def publications_at_once() -> tuple[str, ...]:
    """Let several publish at once; return the row."""
    with tempfile.TemporaryDirectory(prefix="partnerskapskartan-attacks-") as folder:
        try:
            result = race(str(Path(folder) / "store.sqlite"), PROCESSES, EACH)
            counted = f"0 of {result.published} publications lost, {result.refused} refused as out of date and repeated"
            is_met = result.published == PROCESSES * EACH and not result.errors
        except AssertionError as error:
            counted, is_met = f"lost or damaged: {str(error)[:200]!r}", False
    return f"at once: {PROCESSES} processes publish, {EACH} times each", COMMAND, counted, met(is_met)


def outputs_parsed() -> tuple[str, ...]:
    """Put hostile strings through every output and read each file with somebody else's reader; return the row."""
    command = [sys.executable, "-m", "bench.hostile_strings", "--strings", str(STRINGS), "--minutes", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    kinds = [(int(parsed), int(refused)) for parsed, refused in _KIND.findall(done.stdout)]
    if not kinds:
        raise RuntimeError(done.stderr[-500:])
    if done.returncode:  # which were refused, and why
        click.echo(f"\n{done.stdout}", err=True)
    counted = f"{sum(k[0] for k in kinds)} files parsed, {sum(k[1] for k in kinds)} refused by their readers"
    return (
        f"outputs: tables of {STRINGS} hostile strings, every file read by another's reader",
        "`python -m bench.hostile_strings`",
        counted,
        met(not done.returncode),
    )


PROOFS: Mapping[str, Callable[[], tuple[str, ...]]] = {
    "outputs": outputs_parsed,
    "killed": publications_killed,
    "at-once": publications_at_once,
}
