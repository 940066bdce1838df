"""What Streamlit does around each run, made cheaper: a busy server spends a third of its time on it.

Measured with ``python -m bench.load --profile``; seen in Streamlit 1.67.
"""

from __future__ import annotations

from asyncio import _get_running_loop
from collections import deque
from collections.abc import Callable
from functools import cache
from typing import Any

LOOK_S = 60.0
"""Seconds between two looks at Streamlit's own configuration files, which it polls whatever is set."""


def lighten_runs() -> None:
    """Replace three of Streamlit's functions, once at the start; they do the same."""
    from streamlit import config
    from streamlit.runtime.app_session import AppSession
    from streamlit.runtime.runtime import Runtime
    from streamlit.watcher import polling_path_watcher

    options = cache(config.get_options_for_section)
    config.get_options_for_section = lambda section: dict(options(section))
    AppSession._call_soon_on_event_loop = _soon  # type: ignore[method-assign, assignment]
    Runtime._enqueued_some_message = _enqueued  # type: ignore[method-assign, assignment]
    polling_path_watcher._POLLING_PERIOD_SECS = LOOK_S  # type: ignore[misc]


def _soon(session: Any, callback: Callable[[], None]) -> None:
    """Call back on the event loop, in order; a run's forty messages wake it once if it has not got there yet.

    Each waking is a system call, at which the page's script hands over the interpreter and has to get it back.
    """
    waiting = session.__dict__.setdefault("_pk_waiting", deque())
    waiting.append(callback)
    # The loop lowers the flag before it empties the queue, so whoever sees it raised will be called.
    if not session.__dict__.get("_pk_called"):
        session.__dict__["_pk_called"] = True
        try:
            session._event_loop.call_soon_threadsafe(_call, session, waiting)
        except RuntimeError:
            if not session._event_loop.is_closed():
                raise


def _call(session: Any, waiting: deque[Callable[[], None]]) -> None:
    session.__dict__["_pk_called"] = False
    while waiting:
        try:
            waiting.popleft()()
        except Exception as error:  # noqa: BLE001  # as the loop does with a callback of its own
            session._event_loop.call_exception_handler(
                {"message": "In a session's callback", "exception": error}
            )


def _enqueued(runtime: Any) -> None:
    """Wake the loop that sends messages: on its own thread, where messages are queued, without a system call."""
    parts = runtime._get_async_objs()
    if _get_running_loop() is parts.eventloop:
        parts.need_send_data.set()
    else:
        parts.eventloop.call_soon_threadsafe(parts.need_send_data.set)
