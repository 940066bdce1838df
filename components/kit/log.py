"""The log of this process: everything that it, or a library in it, writes or warns of, one line an event, bounded.

Lines go to the process's standard error, whatever they came from. ``log_line.py`` says what a line is and
``log_limit.py`` how many there may be.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any, TextIO

from components.kit.log_limit import Limit, Turn
from components.kit.log_line import kind, line
from data.files.terminal import Terminal, shortened

_LONGEST_NAMED = 300
"""Characters by which a kind of event is named when it is summed up."""
_LONGEST_PRINTED = 4000
"""Characters without a line end that are waited for."""
_log = logging.getLogger(__name__)


class Lines(logging.Handler):
    """Writes records to a stream, within a limit; ``time`` is left out where another log adds it."""

    def __init__(self, stream: TextIO, limit: Limit | None = None, *, time: bool = True) -> None:
        super().__init__()
        self._stream, self._time = stream, time
        self._limit = limit or Limit()
        self._timer: Timer | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record's line, or count it. A log that cannot be written stops nobody."""
        with suppress(Exception):
            self._sum_up()
            turn = self._limit.enter(kind(record), lambda: line(record, time=False))
            if turn is Turn.COUNTED:
                self._wait()
            else:
                self._write(line(record, full=turn is Turn.FULL, time=self._time))

    def close(self) -> None:
        """Say what was only counted so far."""
        with suppress(Exception):
            self._sum_up(now=True)
        super().close()

    def _sum_up(self, *, now: bool = False) -> None:
        self.acquire()
        try:
            for text in self._limit.ended(now=now):
                named = shortened(text, _LONGEST_NAMED)
                record = _log.makeRecord(_log.name, logging.WARNING, __file__, 0, "%s", (named,), None)
                self._write(line(record, time=self._time))
            if self._timer is not None and not self._limit.is_counting:
                self._timer.cancel()
                self._timer = None
        finally:
            self.release()

    def _wait(self) -> None:
        """See to it that what is counted is told even when nothing follows."""
        if self._timer is None:
            self._timer = Timer(self._limit.remaining, self._sum_up, kwargs={"now": True})
            self._timer.daemon = True
            self._timer.start()

    def _write(self, text: str) -> None:
        self._stream.write(f"{text}\n")
        self._stream.flush()


class Printed(Terminal):
    """A stream in the place of a standard one: each line that is printed becomes a record of the log."""

    def __init__(self, stream: TextIO, name: str) -> None:
        super().__init__(stream)
        self._logger = logging.getLogger(name)
        self._rest = threading.local()

    def write(self, text: str) -> int:
        """Log the lines that end in this text; what follows them waits for its end."""
        *lines, rest = (getattr(self._rest, "text", "") + text).split("\n")
        if len(rest) > _LONGEST_PRINTED:
            lines, rest = [*lines, rest], ""
        self._rest.text = rest
        for each in lines:
            if each.strip():
                self._logger.warning("%s", each)
        return len(text)

    def isatty(self) -> bool:
        """Return false: nothing is to be coloured."""
        return False


@contextmanager
def logged(handler: Lines | None = None) -> Iterator[None]:
    """Let the log have all that this process writes; afterwards everything is as before."""
    root, streams = logging.getLogger(), (sys.stdout, sys.stderr)
    hooks, handlers = (sys.excepthook, threading.excepthook, sys.unraisablehook), root.handlers[:]
    lines = handler or Lines(sys.stderr)
    root.handlers[:] = [lines]
    logging.captureWarnings(capture=True)
    printed: Any = (Printed(sys.stdout, "stdout"), Printed(sys.stderr, "stderr"))
    sys.stdout, sys.stderr = printed
    sys.excepthook = lambda _, error, __: _log.critical("The program ends", exc_info=error)
    threading.excepthook = _in_a_thread
    sys.unraisablehook = lambda args: _log.error("Where nobody can catch it", exc_info=args.exc_value)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = streams
        sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
        logging.captureWarnings(capture=False)
        root.handlers[:] = handlers
        lines.close()


def _in_a_thread(args: threading.ExceptHookArgs) -> None:
    if not isinstance(args.exc_value, SystemExit):
        _log.error("In a thread", exc_info=args.exc_value)
