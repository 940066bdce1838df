"""The process that makes files, one after the other: it reads tasks from its standard input and writes the files to
its standard output.

An answer begins with ``HEAD``: whether there is a file, its memory in MB, the file's length in bytes.
Run by ``work_process.py``.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import struct
import sys
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from components.kit.log import Lines, logged
from components.kit.task import Task
from components.settings import now
from data.store.served import set_clock

HEAD = struct.Struct("<?IQ")
NICENESS = 10
"""How far this process stands back (0 to 19) when the server that answers the pages wants the processor too."""
_MEMORY = Path("/proc/self/statm")
_SACRIFICE = Path("/proc/self/oom_score_adj")
"""Where a process says that it is to be killed before others (up to 1000) when the system has no memory left."""
_log = logging.getLogger("components.kit.worker")


def main() -> None:
    """Make files until the server closes the input, or is gone."""
    # The server ends this process; who stops the server by Ctrl-C sends the signal to both.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.nice(NICENESS)
    with suppress(OSError):
        _SACRIFICE.write_text("500", "ascii")
    set_clock(now)
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not get between the files.
    os.dup2(2, 1)
    tasks: SimpleQueue[Task] = SimpleQueue()
    with logged(Lines(sys.stderr, time=False)):
        Thread(target=_read, args=(sys.stdin.buffer, tasks), daemon=True).start()
        while True:
            _answer(tasks.get(), answers)


def _read(source: BinaryIO, tasks: SimpleQueue[Task]) -> None:
    """Take tasks from the server; end the process, whatever it is making, when the server is gone."""
    try:
        while True:
            tasks.put(pickle.load(source))  # noqa: S301  # written by the server that started this process
    except (EOFError, OSError):
        pass
    except Exception:  # noqa: BLE001  # nothing after it can be read
        _log.exception("A task cannot be read.")
    os._exit(0)


def _answer(task: Task, answers: BinaryIO) -> None:
    try:
        content, is_made = task.file(), True
    except Exception:  # noqa: BLE001  # a mistake in one file: the next may be made
        _log.exception("Not made: %r", task)
        content, is_made = b"", False
    answers.write(HEAD.pack(is_made, _memory_mb(), len(content)))
    answers.write(content)
    answers.flush()


def _memory_mb() -> int:
    """Return the memory that this process holds, in MB; 0 where the system does not tell."""
    # The most so far, which getrusage tells, would begin with the server's own.
    with suppress(OSError):
        return int(_MEMORY.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20
    return 0


if __name__ == "__main__":
    main()
