"""Memory that is free goes back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

from components.kit import memory
from components.kit.memory import give_back

HELD = """
import os
from components.kit.memory import give_back
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
kept, gone = [], []
for _ in range(4000):
    gone.append(bytearray(50_000))
    kept.append(bytearray(600))
before = resident()
del gone
held = resident()
give_back()
print(before - resident() > 100_000_000, before - held < 100_000_000)
"""


def test_what_the_library_holds_between_what_is_used_is_given_back() -> None:
    done = subprocess.run([sys.executable, "-c", HELD], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]


def test_where_the_library_cannot_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_library", lambda: None)
    give_back()
