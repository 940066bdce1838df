"""Memory and processor time of processes, as Linux counts them."""

from __future__ import annotations

import math
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path


def resident(pids: Iterable[int]) -> float:
    """Return the resident memory of processes together, in MB; NaN where the system has no /proc."""
    return sum(_resident(Path(f"/proc/{pid}/statm")) for pid in pids)


def processor(pids: Iterable[int]) -> float:
    """Return the seconds of the processor that processes have used together; NaN where there is no /proc."""
    return sum(_processor(Path(f"/proc/{pid}/stat")) for pid in pids)


def children(pids: Iterable[int]) -> tuple[int, ...]:
    """Return the processes that processes have started."""
    parents = ",".join(map(str, pids))
    done = subprocess.run(["ps", "-o", "pid=", "--ppid", parents], capture_output=True, check=False)
    return tuple(int(pid) for pid in done.stdout.split())


def _resident(path: Path) -> float:
    if not path.exists():
        return math.nan
    return int(path.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def _processor(path: Path) -> float:
    if not path.exists():
        return math.nan
    output = path.read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(output[11]) + int(output[12])) / os.sysconf("SC_CLK_TCK")
