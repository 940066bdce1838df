"""Sets the clock of each Python process that has this folder on its path, to ``TESTS_CLOCK`` at its start."""

import os
from datetime import datetime

import time_machine

if moment := os.environ.get("TESTS_CLOCK"):
    # A number of seconds leaves the process its own time zone; a date would bring one along.
    time_machine.travel(datetime.fromisoformat(moment).timestamp(), tick=True).start()
