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
TOO_LARGE = 3
"""How this process ends when a file takes more memory than it may."""
CPU_S = 30
"""Seconds of the processor that one file may take; how long that lasts depends on what else the machine does."""
MOST_DATA = 4_000_000_000
"""Bytes that this process may ask the system for. Vega's engine asks for 1.6 GB at once and uses a tenth of it; what is
used is bounded by who started the process, which looks every tenth of a second (``work_process.MOST_USED_MB``)."""
_SACRIFICE = Path("/proc/self/oom_score_adj")
"""Where a process says that it is to be killed before others (up to 1000) when the system has no memory left."""
_log = logging.getLogger("components.kit.worker")


def main(cpu: int = CPU_S, data: int = MOST_DATA) -> None:
    """Make files until the server closes the input, or is gone; ``cpu`` and ``data`` bound each of them."""
    # The server ends this process; who stops the server by Ctrl-C sends the signal to both.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.nice(NICENESS)
    with suppress(OSError):
        _SACRIFICE.write_text("500", "ascii")
    _bound_memory(data)
    set_clock(now)
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not get between the files.
    os.dup2(2, 1)
    tasks: SimpleQueue[Task] = SimpleQueue()
    with logged(Lines(sys.stderr, time=False)):
        Thread(target=_read, args=(sys.stdin.buffer, tasks), daemon=True).start()
        while True:
            _answer(tasks.get(), answers, cpu)


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


def _bound_memory(data: int) -> None:
    """Bound this process's memory, where the system can; addresses alone, which V8 reserves, do not count."""
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_DATA, (data, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def _bound_time(cpu: float) -> None:
    """Have the system end this process after so many seconds of the processor, whatever runs then; 0 for never."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, cpu)


def _answer(task: Task, answers: BinaryIO, cpu: float = 0) -> None:
    _bound_time(cpu)
    try:
        content, is_made = task.file(), True
    except MemoryError:
        # What the memory is full of goes with the process.
        _log.warning("Too large: %r", task)
        os._exit(TOO_LARGE)
    except Exception:  # noqa: BLE001  # a mistake in one file: the next may be made
        _log.exception("Not made: %r", task)
        content, is_made = b"", False
    finally:
        _bound_time(0)
    answers.write(HEAD.pack(is_made, memory_mb(), len(content)))
    answers.write(content)
    answers.flush()


def memory_mb(process: int | None = None) -> int:
    """Return the memory that a process holds, by default this one, in MB; 0 where the system does not tell."""
    # The most so far, which getrusage tells, would begin with the server's own.
    with suppress(OSError):
        held = Path(f"/proc/{process or 'self'}/statm").read_text("ascii").split()[1]
        return int(held) * os.sysconf("SC_PAGE_SIZE") >> 20
    return 0


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
