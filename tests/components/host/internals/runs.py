"""What Streamlit does around each run, as we replace it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from threading import Thread
from types import SimpleNamespace
from typing import Any

from components.host.internals.streamlit_runs import LOOK_S, _enqueued, _soon, lighten_runs
from tests.components.host.internals.contract import Contract, equals, holds, source, without

_SESSION = "streamlit.runtime.app_session"
_RUNTIME = "streamlit.runtime.runtime"
_WATCHER = "streamlit.watcher.polling_path_watcher"


def _sources() -> str:
    return "\n".join(map(source, (_SESSION, _RUNTIME, _WATCHER)))


def _replaced(_: str = "") -> dict[str, object]:
    """Return what is in the places of Streamlit's functions after the change, and put those back."""
    from streamlit import config
    from streamlit.runtime.app_session import AppSession
    from streamlit.runtime.runtime import Runtime
    from streamlit.watcher import polling_path_watcher

    places: list[tuple[Any, str]] = [
        (config, "get_options_for_section"),
        (AppSession, "_call_soon_on_event_loop"),
        (Runtime, "_enqueued_some_message"),
        (polling_path_watcher, "_POLLING_PERIOD_SECS"),
    ]
    before = [getattr(owner, name) for owner, name in places]
    theme = config.get_options_for_section("theme")
    try:
        lighten_runs()
        config.get_options_for_section("theme")["base"] = "changed by its caller"
        actual = [getattr(owner, name) for owner, name in places[1:]]
        return {"theme": config.get_options_for_section("theme") == theme, "functions": actual}
    finally:
        for (owner, name), value in zip(places, before, strict=True):
            setattr(owner, name, value)


def _from_threads(soon: Callable[[Any, Callable[[], None]], None]) -> list[int]:
    """Return how often a session's callbacks were called, in order, and how often its loop was woken, from a thread."""
    told: list[int] = []
    problems: list[str] = []
    wakings = 0

    async def run() -> None:
        nonlocal wakings
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: problems.append(str(context["exception"])))

        def counted(*arguments: Any) -> None:
            nonlocal wakings
            wakings += 1
            loop.call_soon_threadsafe(*arguments)

        session = SimpleNamespace(_event_loop=SimpleNamespace(
            call_soon_threadsafe=counted, call_exception_handler=loop.call_exception_handler, is_closed=loop.is_closed
        ))  # fmt: skip

        def script() -> None:
            soon(session, partial(int, "no number"))
            for i in range(500):
                soon(session, partial(told.append, i))

        thread = Thread(target=script)
        thread.start()
        thread.join()  # the loop cannot run meanwhile
        await asyncio.sleep(0.01)

    asyncio.run(run())
    return [len(told), int(told == list(range(500))), len(problems), wakings]


def _woken(enqueued: Callable[[Any], None]) -> list[bool]:
    """Return whether the loop that sends is woken, at once from its own thread and soon from another."""

    async def run() -> list[bool]:
        needed = asyncio.Event()
        parts = SimpleNamespace(eventloop=asyncio.get_running_loop(), need_send_data=needed)
        runtime = SimpleNamespace(_get_async_objs=lambda: parts)
        enqueued(runtime)
        at_once = needed.is_set()
        needed.clear()
        await asyncio.to_thread(enqueued, runtime)
        await asyncio.wait_for(needed.wait(), 5)
        return [at_once, needed.is_set()]

    return asyncio.run(run())


CONTRACTS = (
    Contract(
        "a session hands each message of a run to the event loop, which wakes the one that sends",
        "streamlit",
        "streamlit_runs:lighten_runs",
        _sources,
        holds(
            "def _call_soon_on_event_loop(self, callback: Callable[[], None]) -> None:",
            "self._event_loop.call_soon_threadsafe(callback)",
            "def _enqueued_some_message(self) -> None:",
            "async_objs.eventloop.call_soon_threadsafe(async_objs.need_send_data.set)",
            "theme_opts = config.get_options_for_section(section)",
        ),
        without("self._event_loop.call_soon_threadsafe(callback)"),
    ),
    Contract(
        "its own configuration files are polled, however often this says",
        "streamlit",
        "streamlit_runs:LOOK_S",
        _sources,
        holds("time.sleep(_POLLING_PERIOD_SECS)"),
        without("time.sleep(_POLLING_PERIOD_SECS)"),
    ),
    Contract(
        "Streamlit's functions can be replaced, and a section's settings are the same for whoever asks",
        "streamlit",
        "streamlit_runs:",
        _replaced,
        equals({"theme": True, "functions": [_soon, _enqueued, LOOK_S]}),
        lambda found: {**found, "theme": False},
    ),
    Contract(
        "a session's callbacks are called in order, also after one that fails, and wake the loop once",
        "streamlit",
        "streamlit_runs:",
        lambda: _from_threads(_soon),
        equals([500, 1, 1, 1]),
        lambda found: [*found[:3], 501],
    ),
    Contract(
        "the loop that sends is woken from its own thread and from another",
        "streamlit",
        "streamlit_runs:",
        lambda: _woken(_enqueued),
        equals([True, True]),
        lambda _: [False, True],
    ),
)
