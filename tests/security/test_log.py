"""A running server, under all that a stranger can send: its log stays small and readable, and pages are shown."""

from __future__ import annotations

import os
import re
import signal
from time import monotonic

from components.kit.log_limit import MOST_LINES, MOST_SUMMED_UP
from components.kit.log_line import LONGEST_FULL
from tests.browser.harness.server import serve
from tests.security.wrong_messages import break_frames, break_http, send_widgets

RUNS = 500


def test_wrong_values_broken_frames_and_broken_requests_leave_a_bounded_readable_log() -> None:
    with serve() as server:
        began = monotonic()
        assert send_widgets(server.address, RUNS) == RUNS, "a page was not shown"
        assert send_widgets(server.address, RUNS // 5, "table") == RUNS // 5, "a page was not shown"
        assert not server.tracebacks(), "a wrong value is no error of the program"
        break_frames(server.address)
        break_http(server.address)
        assert server.health()["status"] == "ok"
        os.kill(server.pid, signal.SIGTERM)
        os.waitid(os.P_PID, server.pid, os.WEXITED | os.WNOWAIT)
        minutes = (monotonic() - began) // 60 + 2
        output = server.log.read_bytes().decode()
    lines = output.splitlines()
    assert len(lines) <= minutes * (MOST_LINES + MOST_SUMMED_UP)
    assert max(map(len, lines)) <= LONGEST_FULL
    assert output.replace("\n", "").isprintable()
    assert re.search("again [0-9]+ times in a minute: ", output), "nobody would know how many there were"
