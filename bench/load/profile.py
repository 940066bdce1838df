"""What a server under load spends its time on, by sampling its threads from outside (py-spy)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from bench.load.applications import MAP, running
from bench.load.crowd import Plan
from bench.load.turns import under
from bench.report import table

PY_SPY = Path(sys.executable).parent / "py-spy"
RATE = 250
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Costs:
    """Shares of the samples (0 to 1) by line of code: in that line itself, and in it or what it called."""

    samples: int
    own: Counter[str]
    with_calls: Counter[str]


def costs(lines: Iterable[str]) -> Costs:
    """Return the costs of py-spy's raw output: frames from the outermost in, with ``;`` between, and a number."""
    own: Counter[str] = Counter()
    with_calls: Counter[str] = Counter()
    samples = 0
    for line in lines:
        stack, _, number = line.rpartition(" ")
        frames, count = stack.split(";"), int(number)
        samples += count
        own[frames[-1]] += count
        for frame in set(frames):
            with_calls[frame] += count
    return Costs(samples, own, with_calls)


def profile(plan: Plan) -> str:
    """Return two tables: the most expensive lines, and those of ours with what they called."""
    if not PY_SPY.exists():
        raise click.ClickException(f"{PY_SPY} is missing: install requirements-dev.txt")
    with running(MAP) as subject, tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw"
        seconds = str(round(plan.ramp + plan.seconds))
        command = [str(PY_SPY), "record", "--gil", "--format", "raw", "--rate", str(RATE), "--duration", seconds,
                   "--output", str(raw), "--pid", str(subject.pids[0])]  # fmt: skip
        sampler = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        under(subject, plan)
        output, _ = sampler.communicate()
        if sampler.returncode:
            raise click.ClickException(output)
        sampled = costs(raw.read_text(encoding="utf-8").splitlines())
    ours = Counter({k: n for k, n in sampled.with_calls.items() if "(components/" in k or "(data/" in k})
    return "\n\n".join([
        f"{sampled.samples} samples of threads that held the interpreter, {RATE} a second",
        _shares("in the line itself", sampled.own, sampled.samples),
        _shares("of ours, with what it called", ours, sampled.samples),
        _shares("everybody's, with what it called", sampled.with_calls, sampled.samples),
    ])  # fmt: skip


def _shares(head: str, counted: Counter[str], samples: int) -> str:
    rows = [(f"{n / samples:.1%}", frame) for frame, n in counted.most_common(SHOWN)]
    return table(("share", head), rows)
