"""One process that makes files for the server, started when it is first needed and again after each end.

It is a program of its own, not a copy of the server: Streamlit runs each page as the main module, and what
multiprocessing starts runs the main module again.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from components.kit.task import Task
from components.kit.worker import CPU_S, HEAD, MOST_DATA, TOO_LARGE, memory_mb
from data.records import PartnershipMapError

TIMEOUT_S = 180.0
"""The longest that one file may take, whatever else the machine does (and see ``worker.CPU_S``)."""
MOST_FILES = 500
"""Files after which a process makes room for a new one, whatever its memory."""
MOST_MEMORY_MB = 800
"""Memory after which it does."""
MOST_USED_MB = 1_200
"""Memory at which it is killed, whatever it is making; a figure takes up to 450."""
LOOK_S = 0.1
"""How often its time and memory are looked at."""
_OUT_OF_TIME = getattr(signal, "SIGPROF", 0)
_ROOT = Path(__file__).parents[2]
LOGS = "logs what makes files"
"""The name of the thread that hands on what a process writes."""
_LONGEST_LINE = 4000
"""Characters of what it writes that are taken for a line."""
_KIND = 60
"""Characters that say of which kind a line is."""
_log = logging.getLogger(__name__)


class FailedError(PartnershipMapError):
    """A file that was not made: its process was killed, or what makes it is wrong. The log says which."""


class LateError(FailedError):
    """A file that took too long."""


class LargeError(FailedError):
    """A file that took too much memory."""


class WorkProcess:
    """A process that makes one file at a time. For one thread."""

    def __init__(
        self,
        timeout: float = TIMEOUT_S,
        files: int = MOST_FILES,
        memory: int = MOST_MEMORY_MB,
        cpu: int = CPU_S,
        data: int = MOST_DATA,
        used: int = MOST_USED_MB,
    ) -> None:
        self._most_used = used
        self._cpu, self._data = cpu, data
        self._timeout, self._most_files, self._most_memory = timeout, files, memory
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0

    @property
    def pid(self) -> int | None:
        """The process, None while there is none."""
        return self._process.pid if self._process else None

    def make(self, task: Task) -> bytes:
        """Return the file of a task; raises FailedError, and the next call has a process again."""
        process, done = self._running(), Event()
        broken: list[str] = []
        guard = (process, done, self._timeout, self._most_used, broken)
        Thread(target=_guard, args=guard, daemon=True).start()
        try:
            is_made, memory, content = _exchange(process, task)
        except (OSError, EOFError) as error:
            self.end()
            if "time" in broken:
                raise LateError(f"not made in {self._timeout:.0f} s: {task!r}") from error
            if process.returncode == -_OUT_OF_TIME:
                raise LateError(f"not made in {self._cpu} s of the processor: {task!r}") from error
            if "memory" in broken or process.returncode == TOO_LARGE:
                raise LargeError(f"not made within the memory: {task!r}") from error
            raise FailedError(f"the process ended: {task!r}") from error
        finally:
            done.set()
        self._files += 1
        if broken or memory > self._most_memory or self._files >= self._most_files:
            self.end()
        if not is_made:
            raise FailedError(f"not made: {task!r}")
        return content

    def end(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            # What was not sent yet is lost, and the pipe may be closed already.
            with suppress(OSError, ValueError):
                process.communicate()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is not None:
            self.end()
        if self._process is None:
            path = os.pathsep.join(p for p in (str(_ROOT), os.environ.get("PYTHONPATH")) if p)
            output, written = os.pipe()
            Thread(target=_log_lines, args=(output,), name=LOGS, daemon=True).start()
            try:
                self._process = subprocess.Popen(  # noqa: S603  # this program, with two numbers
                    [sys.executable, "-P", "-m", "components.kit.worker", str(self._cpu), str(self._data)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=written,
                    env={**os.environ, "PYTHONPATH": path},
                )
            except OSError as error:
                raise FailedError(f"no process can be started: {error}") from error
            finally:
                os.close(written)
            self._files = 0
        return self._process


def _exchange(process: subprocess.Popen[bytes], task: Task) -> tuple[bool, int, bytes]:
    """Send a task; return whether there is a file, the process's memory in MB, and the file."""
    tasks, answers = process.stdin, process.stdout
    if tasks is None or answers is None:  # both are pipes
        raise EOFError
    tasks.write(pickle.dumps(task))
    tasks.flush()
    head = answers.read(HEAD.size)
    if len(head) < HEAD.size:
        raise EOFError
    is_made, memory, length = HEAD.unpack(head)
    content = answers.read(length)
    if len(content) < length:
        raise EOFError
    return is_made, memory, content


def _log_lines(output: int) -> None:
    """Log what a process and the libraries in it write, until it has ended."""
    with os.fdopen(output, encoding="utf-8", errors="backslashreplace") as lines:
        while text := lines.readline(_LONGEST_LINE):
            if text.strip():
                _log.warning("%s", text.rstrip(), extra={"kind": text[:_KIND]})


def _guard(
    process: subprocess.Popen[bytes], done: Event, seconds: float, most_mb: int, broken: list[str]
) -> None:
    """Kill a process that takes longer than so many seconds, or more memory; put which into ``broken`` before."""
    end = monotonic() + seconds
    while not done.wait(min(LOOK_S, seconds)):
        if monotonic() >= end or memory_mb(process.pid) > most_mb:
            broken.append("time" if monotonic() >= end else "memory")
            process.kill()
            return
