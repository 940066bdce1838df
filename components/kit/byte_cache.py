"""A cache of what was made before and may be asked for again, within a number of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class ByteCache(Generic[Value]):
    """Values by what decides them, ``most`` bytes of them; the longest unused goes first. Safe for threads.

    A stranger who varies an address makes ever new ones: a number of entries alone would be no bound, since how
    large each is depends on the tables.
    """

    def __init__(self, most: int, size: Callable[[Value], int]) -> None:
        self._most, self._measure, self._size = most, size, 0
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Value | None:
        """Return a value that is kept, None when it is not there, or no more."""
        with self._lock:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
            return value

    def put(self, key: Hashable, value: Value) -> None:
        """Keep a value; the newest is kept whatever its size."""
        with self._lock:
            before = self._values.pop(key, None)
            self._size += self._measure(value) - (0 if before is None else self._measure(before))
            self._values[key] = value
            while self._size > self._most and len(self._values) > 1:
                self._size -= self._measure(self._values.popitem(last=False)[1])

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._values.clear()
            self._size = 0
