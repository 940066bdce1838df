"""What an attack did, and what it cost somebody else, as values."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.load.figures import Met, percentile

GOAL = 2.0
"""How many times as long 95 of 100 changes are to take at most during an attack."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory in MB of the server and of the process that makes files (0 while there is none)."""

    server: float
    worker: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """One attack: what visitors met alone, during it, and beside the burner; what was sent; what it took."""

    name: str
    alone: Met
    during: Met
    beside: Met
    answers: Mapping[str, int]
    peak: int
    """The most connections at once that waited for an answer or were held open."""
    seconds: float
    start: Memory
    most: Memory
    """The peak of each."""
    busy_s: float
    """Seconds until server and worker were at rest again."""
    lines: Sequence[bytes]
    """What the server wrote during the attack."""
    foreign: Sequence[str]
    """What was asked of other machines."""
    ended: bool = False
    """Whether the server was gone at the end."""
    after: Memory = Memory(math.nan, math.nan)
    """Some time after the attack."""

    @property
    def ratio(self) -> float:
        """The p95 during the attack to that beside the burner."""
        return wait(self.during) / wait(self.beside)

    @property
    def failures(self) -> int:
        """What visitors met that was no answer, in all phases."""
        return sum(sum(met.errors.values()) for met in (self.alone, self.during, self.beside))

    @property
    def is_met(self) -> bool:
        """Return whether the goal is met, nobody was turned away, nobody else asked, and the server is there."""
        return self.ratio <= GOAL and not (self.failures or self.foreign or self.ended)


def wait(met: Met) -> float:
    """Return the seconds that 95 of 100 changes took at most; a change without an answer counts."""
    return percentile([*met.change, *[math.inf] * met.late], 0.95)


def peak(samples: Iterable[Memory]) -> Memory:
    """Return the most of each; what could not be measured is left out."""
    both = [(m.server, m.worker) for m in samples]
    return Memory(
        *(max((v for v in side if not math.isnan(v)), default=math.nan) for side in zip(*both, strict=True))
    )


def classes(answers: Mapping[str, int]) -> dict[str, int]:
    """Return answers counted by class: ``200s`` to ``500s``, and as they are those that are none of these."""
    counted: Counter[str] = Counter()
    for status, times in answers.items():
        counted[f"{status[0]}00s" if re.fullmatch("[2-5][0-9]{2}", status) else status] += times
    return dict(sorted(counted.items()))
