"""The queue of everything that takes long to make: figures, charts, briefs, workbooks, documents, archives.

They are made by a process of their own, in the order in which they were asked for, so that the process that
answers the pages is free. Who asks for the same file at the same time waits for one and the same. The newest files
are kept in memory.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Condition, Thread
from typing import Protocol

from components.kit.byte_cache import ByteCache
from components.kit.memory import give_back
from components.kit.task import Task
from components.kit.work_process import FailedError, WorkProcess
from data.records import PartnershipMapError

WORKERS = 1
"""Processes that make files. One takes up to 450 MB, and a second would compete with the pages on two cores."""
MOST_WAITING = 8
"""Files that may wait besides those being made; one more is refused, or everybody would wait longer."""
MOST_CACHED = 48_000_000
"""Bytes of files that are kept, the longest unused thrown away first."""
IDLE_S = 45.0
"""After so long without a file to make, its process ends and the server gives back what it does not use."""
FORGET_S = 600.0
"""After so long without one, no file is kept."""
_log = logging.getLogger(__name__)


class BusyError(PartnershipMapError):
    """So many files are waited for that another would take too long."""


class Maker(Protocol):
    """Makes one file at a time."""

    def make(self, task: Task) -> bytes:
        """Return the file; raises FailedError."""
        ...

    def end(self) -> None:
        """Take no memory until the next file."""
        ...


class Job:
    """A file that somebody waits for: its task, its bytes to come, and how many wait."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.future: Future[bytes] = Future()
        self.waiting = 0
        self.is_begun = False


class WorkQueue:
    """Files made before, in the making, and in the queue. Safe for threads."""

    def __init__(
        self,
        start: Callable[[], Maker] = WorkProcess,
        workers: int = WORKERS,
        waiting: int = MOST_WAITING,
        cached: int = MOST_CACHED,
        idle: float = IDLE_S,
        forget: float = FORGET_S,
    ) -> None:
        self._start, self._idle = start, workers
        self._most_waiting, self._after, self._forget = waiting, idle, forget
        self._files: ByteCache[bytes] = ByteCache(cached, len)
        self._jobs: dict[Task, Job] = {}
        self._line: deque[Job] = deque()
        self._changed = Condition()

    def get(self, key: Hashable) -> bytes | None:
        """Return a file that is kept, None when it is not there, or no more."""
        return self._files.get(key)

    def put(self, key: Hashable, content: bytes) -> None:
        """Keep a file, by its task or by any other value that decides it."""
        self._files.put(key, content)

    def enter(self, task: Task, *, may_overfill: bool = False) -> Job:
        """Return the job of a task, to be left again; raises BusyError where no more may wait.

        ``may_overfill`` is for who asks for one file after the other, and never for two at once.
        """
        with self._changed:
            content, job = self.get(task), self._jobs.get(task) or Job(task)
            if content is not None:
                job = Job(task)
                job.future.set_result(content)
            elif task not in self._jobs:
                if len(self._line) >= self._most_waiting and not may_overfill:
                    raise BusyError("too many files at once")
                self._jobs[task] = job
                self._line.append(job)
                if self._idle:
                    self._idle -= 1
                    Thread(target=self._work, name="makes files", daemon=True).start()
                self._changed.notify()
            job.waiting += 1
            return job

    def leave(self, job: Job) -> None:
        """Wait no longer; a file for which nobody waits, and that is not begun, is not made."""
        with self._changed:
            job.waiting -= 1
            if job.waiting == 0 and job in self._line:
                self._line.remove(job)
                del self._jobs[job.task]

    def file(self, task: Task, *, may_overfill: bool = False) -> bytes:
        """Return the file of a task, as soon as it is made; raises BusyError and FailedError."""
        job = self.enter(task, may_overfill=may_overfill)
        try:
            return job.future.result()
        finally:
            self.leave(job)

    def _work(self) -> None:
        maker = self._start()
        while True:
            job = self._next(maker)
            try:
                content = maker.make(job.task)
            except Exception as error:  # noqa: BLE001  # whatever it is, the next file may be made
                _log.warning("%s", error)
                self._end(job)
                job.future.set_exception(error if isinstance(error, FailedError) else FailedError(str(error)))
            else:
                self.put(job.task, content)
                self._end(job)
                job.future.set_result(content)

    def _next(self, maker: Maker) -> Job:
        """Return the next job, as soon as there is one; without one for long, nothing is held for it."""
        if job := self._job(self._after):
            return job
        maker.end()
        give_back()
        if job := self._job(self._forget - self._after):
            return job
        self._files.clear()
        give_back()
        while not (job := self._job(None)):
            pass
        return job

    def _job(self, seconds: float | None) -> Job | None:
        with self._changed:
            if not self._changed.wait_for(lambda: self._line, seconds):
                return None
            job = self._line.popleft()
            job.is_begun = True
            return job

    def _end(self, job: Job) -> None:
        with self._changed:
            del self._jobs[job.task]


QUEUE = WorkQueue()
"""The queue of this server: what its pages and its routes share."""
