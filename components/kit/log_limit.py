"""Which events of a log are written, and what is said of the others: a visitor can cause as many as there is time for.

Of a kind a few are written each minute, of all kinds together some more, and when the minute is over a line for each of
the most frequent kinds says how many came besides. An hour may have the places of an error once for each kind.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import Enum, auto
from time import monotonic

MINUTE_S, HOUR_S = 60.0, 3600.0
MOST_OF_A_KIND = 5
"""Lines of a kind in a minute."""
MOST_LINES = 50
"""Lines of all kinds in a minute, before what is said at its end."""
MOST_SUMMED_UP = 10
"""Lines at its end."""
MOST_KINDS = 500
"""Kinds that are remembered; in the code of this program and of its libraries are some hundred."""


class Turn(Enum):
    """What becomes of an event."""

    FULL = auto()
    SHORT = auto()
    COUNTED = auto()


@dataclass(slots=True)
class _Count:
    text: str
    written: int = 0
    counted: int = 0


class Limit:
    """The events of one log. For one thread at a time; ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._end = clock() + MINUTE_S
        self._written = 0
        self._counts: dict[Hashable, _Count] = {}
        self._others = 0
        """Events of kinds for which there was no room in this minute."""
        self._full: OrderedDict[Hashable, float] = OrderedDict()
        """When each kind's places were written."""

    @property
    def remaining(self) -> float:
        """Seconds until the minute is over; none while there is nothing to sum up."""
        return max(0.0, self._end - self._clock())

    @property
    def is_counting(self) -> bool:
        """Whether there is an event that was only counted."""
        return bool(self._others) or any(count.counted for count in self._counts.values())

    def enter(self, kind: Hashable, text: Callable[[], str]) -> Turn:
        """Return what becomes of an event; ``text`` names its kind when it is the first one of a minute."""
        count = self._counts.get(kind)
        if count is None:
            if len(self._counts) >= MOST_KINDS:
                self._others += 1
                return Turn.COUNTED
            count = self._counts[kind] = _Count(text())
        # Half of the lines are for events of which there is none yet in this minute.
        room = MOST_LINES // 2 if count.written else MOST_LINES
        if count.written >= MOST_OF_A_KIND or self._written >= room:
            count.counted += 1
            return Turn.COUNTED
        count.written += 1
        self._written += 1
        return Turn.FULL if self._is_new(kind) else Turn.SHORT

    def ended(self, *, now: bool = False) -> list[str]:
        """Return what is said of a minute that is over (``now``: whether it is or not), and begin the next one."""
        if not now and self._clock() < self._end:
            return []
        # What nobody has seen a line of comes first, and the rarest first: a flood must not hide it.
        counts = sorted(
            (c for c in self._counts.values() if c.counted),
            key=lambda c: (1, -c.counted) if c.written else (0, c.counted),
        )
        named = counts if len(counts) <= MOST_SUMMED_UP and not self._others else counts[: MOST_SUMMED_UP - 1]
        lines = [f"{'again ' if c.written else ''}{_times(c.counted)} in a minute: {c.text}" for c in named]
        rest = counts[len(named) :]
        if others := self._others + sum(c.counted for c in rest):
            lines.append(f"{_times(others)} in a minute: events of other kinds")
        self._end = self._clock() + MINUTE_S
        self._written = self._others = 0
        self._counts.clear()
        return lines

    def _is_new(self, kind: Hashable) -> bool:
        clock, before = self._clock(), self._full.get(kind)
        if before is not None and clock - before < HOUR_S:
            return False
        self._full[kind] = clock
        self._full.move_to_end(kind)
        if len(self._full) > MOST_KINDS:
            self._full.popitem(last=False)
        return True


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
