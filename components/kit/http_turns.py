"""Turns for what a request makes the server compute: pages nobody asked for before, small files, open data.

Python runs one thread at a time. If each request took a thread, everybody's change of a filter would share the
processor with all of them; so it shares it with one. Few may wait, and of one client half as many.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import ParamSpec, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from components.kit.pace import THIS_MACHINE, Paces
from components.kit.work_queue import BusyError

AT_ONCE = 1
MOST_WAITING = 32
"""Requests that may be made and wait; the last of them waits for a second or two."""
MOST_OF_ONE = 16
"""The same of one client (an address), which so leaves room for others."""
MADE_OF_ONE = (8.0, 60.0)
"""Answers made for one client: so many a second for long, and more for a moment."""

P = ParamSpec("P")
Made = TypeVar("Made")


class Turns:
    """Runs functions in a thread, one after the other, for a bounded number of requests."""

    def __init__(
        self, at_once: int = AT_ONCE, waiting: int = MOST_WAITING, of_one: int = MOST_OF_ONE
    ) -> None:
        self._threads = ThreadPoolExecutor(at_once, "answers requests")
        self._waiting, self._of_one = waiting, of_one
        self._clients: Counter[str] = Counter()
        self._begun = 0
        self._paces = Paces(*MADE_OF_ONE)

    async def made(
        self, request: Request, make: Callable[P, Made], *args: P.args, **kwargs: P.kwargs
    ) -> Made:
        """Return what ``make`` returns, when its turn has come; raises BusyError where too many wait."""
        client = request.client.host if request.client else ""
        if self._clients[client] >= self._of_one:
            raise BusyError("too many requests of one client")
        self._clients[client] += 1
        try:
            # Who is too quick waits here, and takes no room of others.
            if client not in THIS_MACHINE:
                await self._paces.of(client).turn()
            return await self._made(partial(copy_context().run, make, *args, **kwargs))
        finally:
            self._clients[client] -= 1
            # Or every address that ever asked would be remembered.
            self._clients += Counter()

    async def _made(self, call: Callable[[], Made]) -> Made:
        if self._begun >= self._waiting:
            raise BusyError("too many requests at once")
        self._begun += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, call)
        finally:
            self._begun -= 1


TURNS = Turns()
"""The turns of this server: what its pages and routes share."""


def in_turn(endpoint: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    """Return a route's endpoint that waits for its turn."""

    async def waiting(request: Request) -> Response:
        return await TURNS.made(request, endpoint, request)

    return waiting
