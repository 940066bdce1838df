"""What is proved elsewhere and stands in the same table's page: that nothing is lost, and that all outputs open."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.report import met
from bench.store_proof import killed, race

HEAD = ("proof", "command", "counted", "goal")
KILLS, PROCESSES, EACH, SEED = 200, 8, 50, 1
COMMAND = "`python -m bench.store`"


def publications_killed() -> tuple[str, ...]:
    """Kill publishers at random moments; return the row."""
    with tempfile.TemporaryDirectory(prefix="partnerskapskartan-attacks-") as folder:
        try:
            result = killed(str(Path(folder) / "store.sqlite"), KILLS, SEED)
            counted, is_met = f"0 of {result.acknowledged} publications lost, {result.kills} kills", True
        except AssertionError as error:
            counted, is_met = f"lost or damaged: {str(error)[:200]!r}", False
    return f"publishers killed at random moments, {KILLS} times", COMMAND, counted, met(is_met)


def publications_at_once() -> tuple[str, ...]:
    """Let several publish at once; return the row."""
    with tempfile.TemporaryDirectory(prefix="partnerskapskartan-attacks-") as folder:
        try:
            result = race(str(Path(folder) / "store.sqlite"), PROCESSES, EACH)
            counted = f"0 of {result.published} publications lost, {result.refused} refused as out of date and repeated"
            is_met = result.published == PROCESSES * EACH and not result.errors
        except AssertionError as error:
            counted, is_met = f"lost or damaged: {str(error)[:200]!r}", False
    return f"{PROCESSES} processes publish at once, {EACH} times each", COMMAND, counted, met(is_met)


PROOFS: Mapping[str, Callable[[], tuple[str, ...]]] = {
    "killed": publications_killed,
    "at-once": publications_at_once,
}
