"""What a crowd of sessions met, as values: waits, errors, bytes, memory."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Met:
    """What sessions met: seconds of their first runs and of their changes, errors by what they said, bytes."""

    first: list[float] = field(default_factory=list)
    change: list[float] = field(default_factory=list)
    errors: dict[str, int] = field(default_factory=dict)
    received: int = 0
    """Bytes of the changes' messages, as they came over the connection."""
    sent: int = 0
    late: int = 0
    """Changes that had no answer when the time was up."""

    def fail(self, what: str) -> None:
        """Count an error."""
        self.errors[what] = self.errors.get(what, 0) + 1


@dataclass(frozen=True, slots=True)
class Load:
    """One application under so many sessions; memory in MB: before, and the most while they were there."""

    name: str
    sessions: int
    met: Met
    before: float
    most: float
    processor: float
    """Seconds of the processor that the server used for each answer."""

    @property
    def errors(self) -> int:
        return sum(self.met.errors.values())

    @property
    def each(self) -> float:
        """MB that a session added."""
        return (self.most - self.before) / self.sessions

    def wait(self, share: float) -> float:
        """Return the seconds that a share of the changes took at most; a change without an answer counts."""
        return percentile([*self.met.change, *[math.inf] * self.met.late], share)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that a share (0 to 1) of all do not exceed; NaN of nothing."""
    if not values:
        return math.nan
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]
