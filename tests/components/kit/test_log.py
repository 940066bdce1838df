"""All that a process writes goes through its log, and afterwards everything is as before."""

from __future__ import annotations

import gc
import logging
import sys
import threading
import warnings
from io import StringIO

import pytest

from components.kit import log_limit
from components.kit.log import Lines, logged
from components.kit.log_limit import Limit

HOSTILE = "\x1b]0;x\x07\u202e\r\n\ud800"
_WRITTEN = r"\x1b]0;x\x07\u202e"


class Dropped:
    def __del__(self) -> None:
        raise KeyError(HOSTILE)


def raises() -> None:
    raise ValueError(HOSTILE)


@pytest.fixture
def stream() -> StringIO:
    return StringIO()


def test_whatever_writes_it_becomes_lines_of_the_log(stream: StringIO) -> None:
    before = (sys.stdout, sys.stderr, sys.excepthook, threading.excepthook, sys.unraisablehook)
    root = logging.getLogger().handlers[:]
    with logged(Lines(stream)):
        logging.getLogger("one").warning("said %s", HOSTILE)
        logging.getLogger("two").error(HOSTILE, exc_info=ValueError(HOSTILE))
        print(HOSTILE, "printed")
        print("wrong", file=sys.stderr, end="")
        print(HOSTILE, "after it", file=sys.stderr)
        sys.stdout.writelines([f"lines {HOSTILE}", "\n"])
        warnings.warn(f"old {HOSTILE}", DeprecationWarning, stacklevel=1)
        thread = threading.Thread(target=raises)
        thread.start()
        thread.join()
        Dropped()
        gc.collect()
        try:
            raises()
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
    assert (sys.stdout, sys.stderr, sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    assert logging.getLogger().handlers == root
    output = stream.getvalue()
    for part in (
        "WARNING one: said ", "ERROR two: ", f"WARNING stdout: {_WRITTEN}", "WARNING stdout: \\ud800 printed",
        f"WARNING stderr: wrong{_WRITTEN}", f"WARNING stdout: lines {_WRITTEN}", "WARNING py.warnings: ",
        "In a thread: ValueError: ", "Where nobody can catch it: KeyError: ", "The program ends: ValueError: ",
    ):  # fmt: skip
        assert part in output
    assert output.replace("\n", "").isprintable()
    assert all(line[:4].isdigit() for line in output.splitlines())


def test_a_flood_is_summed_up_at_the_end_and_meanwhile(
    stream: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_limit, "MINUTE_S", 0.2)
    lines = Lines(stream, Limit())
    told = threading.Event()
    write = stream.write

    def written(text: str) -> int:
        if "again" in text:
            told.set()
        return write(text)

    monkeypatch.setattr(stream, "write", written)
    record = logging.LogRecord("a", logging.ERROR, __file__, 1, "%s", (HOSTILE,), None)
    for _ in range(1000):
        lines.handle(record)
    assert told.wait(60), "nothing follows, and nobody says what was only counted"
    for _ in range(1000):
        lines.handle(record)
    lines.close()
    assert "again" in stream.getvalue().splitlines()[-1]
    assert len(stream.getvalue().splitlines()) < 100


def test_a_log_that_cannot_be_written_stops_nobody() -> None:
    stream = StringIO()
    lines = Lines(stream)
    stream.close()
    with logged(lines):
        logging.getLogger("one").error("said")
        print("printed")
