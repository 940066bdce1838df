"""Waiting for an SQLite file that several processes begin to use at once.

SQLite lets a connection wait for another's transaction by itself, but not for the
change to a write-ahead log, nor for a reader that turns writer: those it refuses
at once (https://www.sqlite.org/wal.html, "Sometimes Queries Return SQLITE_BUSY").
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")

_PAUSE_S = 0.02


def once_unlocked(attempt: Callable[[], Made], wait_s: float) -> Made:
    """Return what ``attempt`` returns, tried again while the file is locked, for ``wait_s`` seconds at most.

    Raises the last ``sqlite3.OperationalError`` when it is locked still, and at once
    whatever else goes wrong. A failed attempt must leave nothing open.
    """
    end = time.monotonic() + wait_s
    while True:
        try:
            return attempt()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(_PAUSE_S)
