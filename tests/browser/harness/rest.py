"""Knowing when the page is at rest, and reading what the map draws."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, Frame, Page

from components.host.internals.streamlit_dom import (
    APP,
    CONNECTED,
    CONNECTION_STATE,
    EXCEPTION,
    NOT_RUNNING,
    SCRIPT_STATE,
    SKELETON,
    STALE,
)
from components.host.internals.streamlit_folium import FRAME as FRAME_ADDRESS
from components.host.internals.streamlit_folium import IN_PAGE
from components.host.internals.streamlit_server import run_finished
from components.kit.leaflet import CONTAINER

PATIENCE = 30.0
"""Seconds; the page needs about one, a machine that does other things at the same time needs more."""
QUIET = 0.2
FRAME = IN_PAGE

_runs: WeakKeyDictionary[Page, int] = WeakKeyDictionary()

_SAMPLE = f"""() => {{
    const app = document.querySelector('{APP}');
    const frames = [...document.querySelectorAll('{FRAME}')];
    const maps = frames.map(f => f.contentDocument && f.contentDocument.querySelector('{CONTAINER}'));
    const drawn = maps.map(m => m ? m.dataset.drawn || '' : '');
    const waiting = document.querySelectorAll('{SKELETON}, {STALE}').length;
    return {{
      idle: !!app && app.dataset.{SCRIPT_STATE} === '{NOT_RUNNING}' &&
        app.dataset.{CONNECTION_STATE} === '{CONNECTED}' && !waiting && drawn.every(d => d) &&
        !!document.querySelector('footer') && 'live' in document.documentElement.dataset,
      maps: drawn.length, drawn: drawn.join(), at: location.href,
      wrong: [...document.querySelectorAll('{EXCEPTION}')].map(e => e.textContent).join(),
      state: app ? app.dataset.{SCRIPT_STATE} + ' ' + app.dataset.{CONNECTION_STATE} + ' ' + waiting : 'no app',
    }};
}}"""


def settled(page: Page, *, maps: int = 0) -> None:
    """Wait until Streamlit has run, at least ``maps`` maps have drawn, and nothing moved for a moment."""
    end = time.monotonic() + PATIENCE
    before, since = None, time.monotonic()
    while True:
        now = page.evaluate(_SAMPLE)
        if now["wrong"]:
            raise AssertionError(f"the page shows an error: {now['wrong']}")
        if now != before or not now["idle"] or now["maps"] < maps:
            before, since = now, time.monotonic()
        elif time.monotonic() - since >= QUIET:
            return
        if time.monotonic() > end:
            raise AssertionError(f"the page did not come to rest: {now}")
        page.wait_for_timeout(50)


@contextmanager
def rerun(page: Page, *, maps: int = 0) -> Iterator[None]:
    """Wait, after what is done inside, until Streamlit has run once more and the page is at rest."""
    before = _runs[page]
    yield
    end = time.monotonic() + PATIENCE
    while _runs[page] == before:
        if time.monotonic() > end:
            raise AssertionError(f"Streamlit did not run again; {page.url}")
        page.wait_for_timeout(20)
    settled(page, maps=maps)


def count_runs(context: BrowserContext) -> None:
    """Count, for ``rerun``, the runs that Streamlit reports to each page of a context.

    What the page itself shows does not tell: a quick run begins and ends between two of its drawings.
    """

    def count(page: Page) -> None:
        _runs[page] = 0

        def received(message: bytes | str) -> None:
            if run_finished(message if isinstance(message, bytes) else message.encode()):
                _runs[page] += 1

        page.on("websocket", lambda socket: socket.on("framereceived", received))

    context.on("page", count)


def map_frame(page: Page) -> Frame:
    """Return the frame that the map is drawn in."""
    frame = page.frame(url=re.compile(FRAME_ADDRESS))
    assert frame is not None, "there is no map on the page"
    return frame


def drawn(page: Page) -> dict[str, list[str]]:
    """Return the ids of the ``partnerships`` and ``places`` that the map draws."""
    result: dict[str, Any] = map_frame(page).evaluate("PartnershipMap.drawn()")
    return result
