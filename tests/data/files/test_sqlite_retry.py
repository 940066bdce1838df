"""Waiting for a locked file: long enough, not for ever, and for nothing else."""

from __future__ import annotations

import sqlite3

import pytest

from data.files import sqlite_retry
from data.files.sqlite_retry import once_unlocked


class Attempts:
    """Fails with each message in turn, then succeeds."""

    def __init__(self, *messages: str) -> None:
        self.left, self.made = list(messages), 0

    def __call__(self) -> str:
        self.made += 1
        if self.left:
            raise sqlite3.OperationalError(self.left.pop(0))
        return "done"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_retry, "_PAUSE_S", 0)


def test_a_locked_file_is_tried_again() -> None:
    attempt = Attempts("database is locked", "database table is locked")
    assert once_unlocked(attempt, 60) == "done"
    assert attempt.made == 3


def test_anything_else_is_told_at_once() -> None:
    attempt = Attempts("no such table: x")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        once_unlocked(attempt, 60)
    assert attempt.made == 1


def test_it_gives_up_when_the_time_is_over() -> None:
    attempt = Attempts(*["database is locked"] * 100)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        once_unlocked(attempt, -1)
    assert attempt.made == 1
