"""How fast something may be done: at once for a while, and then so many times a second."""

from __future__ import annotations

import asyncio
from time import monotonic

THIS_MACHINE = ("127.0.0.1", "::1")
"""Addresses without a pace of their own: a web server in front that tells no addresses is not one visitor."""


class Pace:
    """Turns that come at once until ``burst`` are taken, and then ``rate`` a second."""

    def __init__(self, rate: float, burst: float) -> None:
        self._rate, self._burst = rate, burst
        self._left, self._before = burst, monotonic()

    def fill(self) -> bool:
        """Add the turns of the time that has passed; return whether none are lacking any more."""
        now = monotonic()
        self._left = min(self._burst, self._left + (now - self._before) * self._rate)
        self._before = now
        return self._left >= self._burst

    async def turn(self) -> None:
        """Take a turn, and wait for it where there is none."""
        self.fill()
        self._left -= 1
        if self._left < 0:
            await asyncio.sleep(-self._left / self._rate)


class Paces:
    """The same pace for each address apart."""

    def __init__(self, rate: float, burst: float) -> None:
        self._numbers = rate, burst
        self._paces: dict[str, Pace] = {}

    def of(self, address: str) -> Pace:
        """Return the pace of an address."""
        if address not in self._paces:
            # Whoever owes nothing is as good as new.
            self._paces = {other: pace for other, pace in self._paces.items() if not pace.fill()}
            self._paces[address] = Pace(*self._numbers)
        return self._paces[address]
