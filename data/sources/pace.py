"""Limits the rate of requests: at most one a second to each host, over all threads."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from time import monotonic, sleep

GAP_S = 1.0


class Pace:
    """``wait(host)`` returns when the host may get a request; from any thread. ``clock`` and ``pause`` use seconds."""

    def __init__(
        self, clock: Callable[[], float] = monotonic, pause: Callable[[float], object] = sleep
    ) -> None:
        self._clock = clock
        self._pause = pause
        self._free: dict[str, float] = {}
        self._hosts: dict[str, Lock] = {}
        self._lock = Lock()

    def wait(self, host: str) -> None:
        """Wait for the host's next free second and reserve it."""
        with self._lock:
            own = self._hosts.setdefault(host, Lock())
        with own:
            if (left := self._free.get(host, 0.0) - self._clock()) > 0:
                self._pause(left)
            self._free[host] = self._clock() + GAP_S
