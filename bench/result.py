"""The results of a run of the benchmark, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from bench.engine import Work
from bench.traffic import Traffic
from bench.visit import Visit


@dataclass(frozen=True, slots=True)
class Series:
    """Milliseconds of one thing done several times; ``None`` where the time limit (ms) ran out."""

    values: tuple[float | None, ...]
    limit: float

    @property
    def median(self) -> float | None:
        """The median; None when that lies beyond the limit (or nothing was measured)."""
        if not self.values:
            return None
        found = median(self.limit if v is None else v for v in self.values)
        return None if found >= self.limit else found

    @property
    def least(self) -> float:
        """The median, or the limit when the median lies beyond it: at least so long it took."""
        return self.limit if self.median is None else self.median


@dataclass(frozen=True, slots=True)
class Measured:
    """One application: first loads and filter changes; traffic and frame for ours."""

    name: str
    first: Series
    change: Series
    traffic: tuple[Traffic, ...]
    kept: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A whole run; ``machine`` says where and with what it was measured."""

    machine: str
    measured: dict[str, Measured]
    work: tuple[Work, ...]

    def ratio(self, name: str, peer: str, what: str) -> float | None:
        """Return how many times as long ``name`` takes as ``peer`` (at least, when ``name`` ran out of time)."""
        if name not in self.measured or peer not in self.measured:
            return None
        mine, other = getattr(self.measured[name], what), getattr(self.measured[peer], what)
        return mine.least / other.median if mine.values and other.median else None

    def as_json(self) -> dict[str, Any]:
        """Return everything as plain values."""
        return {
            "machine": self.machine,
            "measured": {name: asdict(m) for name, m in self.measured.items()},
            "work": [asdict(w) for w in self.work],
        }


def measured(name: str, visits: Sequence[Visit], limit_s: float) -> Measured:
    """Put the visits of one application together."""
    return Measured(
        name,
        Series(tuple(v.first for v in visits), limit_s * 1000),
        Series(tuple(c for v in visits for c in v.changes), limit_s * 1000),
        tuple(t for v in visits for t in v.traffic),
        all(v.kept for v in visits),
    )
