"""A batch for a visitor of the page: one figure after the other in the queue, so that others come in between."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock

from components.kit.task import Tables, Task
from components.kit.work_process import FailedError
from components.kit.work_queue import QUEUE, BusyError, WorkQueue
from components.outputs.export.csv_file import zip_bytes
from components.outputs.figure.batch import jobs
from components.outputs.figure.figure_files import figure_file
from components.outputs.figure.request import Origin, state_query
from components.view import View
from data.records import PartnershipMapError

KIND = "png"
_one = Lock()


class BatchError(PartnershipMapError):
    """Why no figures were drawn, in words."""


def batch(
    view: View, tables: Tables, origin: Origin, each: str, queue: WorkQueue = QUEUE
) -> Iterator[tuple[int, int, bytes]]:
    """Yield how many figures are done and how many there are; with the last, a ZIP of all (before that no bytes).

    Raises BusyError while another batch is drawn, BatchError when a figure could not be.
    """
    if not _one.acquire(blocking=False):
        raise BusyError("another batch is being drawn")
    try:
        wanted = jobs(view, each, (KIND,))
        if not wanted:
            raise BatchError(view.language("report.nothing"))
        files = []
        for done, job in enumerate(wanted, 1):
            task = Task(figure_file, (tables, state_query(job.state), KIND, origin))
            try:
                files.append((job.name, queue.file(task, may_overfill=True)))
            except FailedError as error:
                raise BatchError(view.language("files.failed")) from error
            yield done, len(wanted), b""
        yield len(wanted), len(wanted), zip_bytes(sorted(files))
    finally:
        _one.release()
