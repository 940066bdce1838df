"""Files from the queue as responses, and in words what keeps one from being made.

A request that waits takes none of the server's threads, which the short answers need.
"""

from __future__ import annotations

import asyncio
from time import monotonic

from starlette.requests import Request
from starlette.responses import Response

from components.kit.http import FRESH, digest, named_file, not_found, unchanged
from components.kit.task import Task
from components.kit.work_process import FailedError, LargeError, LateError
from components.kit.work_queue import QUEUE, BusyError
from components.language import Language

RETRY_AFTER_S = 5
MOST_WAIT_S = 30.0
"""How long a file may wait for its turn; then the visitor is told to come again."""
_WHY = {LateError: "late", LargeError: "large"}
LOOK_S = 0.5
"""How often to look whether the visitor is still there."""


async def queued_file(
    request: Request, task: Task, words: Language, media_type: str, disposition: str, etag: str = ""
) -> Response:
    """Return a task's file with the name in ``disposition``, 304, or in words why there is none; 404 if it is empty.

    Without an ``etag`` its content decides it.
    """
    if etag and (not_modified := unchanged(request, {"Cache-Control": FRESH, "ETag": etag})):
        return not_modified
    try:
        content = await _made(request, task)
    except (BusyError, FailedError) as error:
        return refused(words, error)
    if not content:
        return not_found()
    return named_file(request, lambda: content, media_type, disposition, etag or f'"{digest(content)}"')


def refused(words: Language, error: BusyError | FailedError) -> Response:
    """Return in words why there is no file: 503 with Retry-After where it may be there in a moment, else 500."""
    is_short = isinstance(error, BusyError)
    key = "busy" if is_short else next((k for e, k in _WHY.items() if isinstance(error, e)), "failed")
    headers = {"Cache-Control": "no-store", "Content-Language": words.code}
    if is_short:
        headers["Retry-After"] = str(RETRY_AFTER_S)
    return Response(
        words(f"files.{key}"), 503 if is_short else 500, headers, media_type="text/plain; charset=utf-8"
    )


async def _made(request: Request, task: Task) -> bytes:
    """Return the file; raises BusyError also for a visitor who has gone, whose place the next then gets."""
    job, began = QUEUE.enter(task), monotonic()
    future = asyncio.wrap_future(job.future)
    # Who has gone does not fetch the error, which asyncio would report.
    future.add_done_callback(lambda made: made.cancelled() or made.exception())
    try:
        while not (await asyncio.wait({future}, timeout=LOOK_S))[0]:
            late = not job.is_begun and monotonic() - began > MOST_WAIT_S
            if late or await request.is_disconnected():
                raise BusyError("waited too long, or gone")
        return future.result()
    finally:
        QUEUE.leave(job)
