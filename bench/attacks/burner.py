"""A process that uses the processor and does nothing with it: ``python -m bench.attacks.burner SHARE SECONDS``."""

from __future__ import annotations

import os
import sys
from time import perf_counter, process_time, sleep

LOWEST = 19
"""The attackers' niceness."""
SLICE_S = 0.005


def burn(share: float, seconds: float) -> None:
    """Use a share of one core (0 to 1), as far as others leave it, in short slices."""
    began, used = perf_counter(), process_time()
    while (passed := perf_counter() - began) < seconds:
        if process_time() - used >= share * passed:
            sleep(SLICE_S)


if __name__ == "__main__":
    os.nice(LOWEST)
    burn(float(sys.argv[1]), float(sys.argv[2]))
