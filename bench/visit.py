"""One visit with an empty cache: the first load, then the filter changed to and fro."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, ViewportSize, WebSocket

from bench.pages import Subject
from bench.traffic import Traffic, traffic
from components.host.internals.streamlit_folium import IN_PAGE
from components.kit.leaflet import CONTAINER

VIEWPORT: ViewportSize = {"width": 1400, "height": 900}
REST_MS = 700
"""Between two measurements, so that what the first left to do is not counted for the second."""

_WATCH = """({{ want, limit, start }}) => new Promise(done => {{
    const ready = {ready};
    const look = () => {{
        const now = performance.now();
        if (ready(want)) done(now - start);
        else if (now - start > limit) done(null);
        else requestAnimationFrame(look);
    }};
    look();
}})"""
_AT_CLICK = """(options) => {{
    const watch = {watch};
    window.benchDone = new Promise(done => document.addEventListener('click',
        event => done(watch({{ ...options, start: event.timeStamp }})), {{ capture: true, once: true }}));
}}"""
_DRAWN = f"""() => {{
    const frame = document.querySelector('{IN_PAGE}');
    const box = frame && frame.contentDocument && frame.contentDocument.querySelector('{CONTAINER}');
    return Number((box && box.dataset.drawn) || 0);
}}"""
_FRAME = f"document.querySelector('{IN_PAGE}').contentWindow"


@dataclass
class Visit:
    """Milliseconds, ``None`` beyond the limit; ``kept`` says whether the map's frame was the same all along."""

    first: float | None
    changes: list[float | None] = field(default_factory=list)
    traffic: list[Traffic] = field(default_factory=list)
    kept: bool = True


def visit(browser: Browser, subject: Subject, limit_s: float, changes: int = 2) -> Visit:
    """Open a subject in a context of its own and change its filter so many times."""
    context = browser.new_context(viewport=VIEWPORT, locale="sv-SE")
    try:
        page = context.new_page()
        received: list[bytes] = []
        sent: list[bytes] = []
        page.on("websocket", lambda socket: _listen(socket, received, sent))
        page.goto(subject.address, wait_until="commit", timeout=limit_s * 1000)
        watch = _WATCH.format(ready=subject.ready)
        arguments = {"want": {"drawn": 0, **subject.wants[0]}, "limit": limit_s * 1000, "start": 0}
        result = Visit(page.evaluate(watch, arguments))
        if result.first is None:
            return result
        page.wait_for_timeout(REST_MS)
        if subject.ours:
            _open_list(page)
            page.evaluate(f"{_FRAME}.benchMark = true")
        for step in range(changes):
            received.clear()
            sent.clear()
            took = _change(page, subject, step % 2, limit_s)
            result.changes.append(took)
            if took is None:
                return result
            page.wait_for_timeout(REST_MS)
            result.traffic.append(traffic(received, sent))
        if subject.ours:
            result.kept = bool(page.evaluate(f"{_FRAME}.benchMark === true"))
        return result
    finally:
        context.close()


def _change(page: Page, subject: Subject, step: int, limit_s: float) -> float | None:
    css, text = subject.buttons[step]
    want = {"drawn": page.evaluate(_DRAWN), **subject.wants[step + 1]}
    watch = _WATCH.format(ready=subject.ready)
    page.evaluate(_AT_CLICK.format(watch=watch), {"want": want, "limit": limit_s * 1000})
    page.locator(css).filter(has_text=text).first.click()
    took: float | None = page.evaluate("window.benchDone")
    return took


def _open_list(page: Page) -> None:
    page.locator('.pk-tabs a[href*="panel=list"]').click()
    page.locator('.pk-tabs a[href*="panel=list"][aria-current]').wait_for()
    page.wait_for_timeout(REST_MS)


def _listen(socket: WebSocket, received: list[bytes], sent: list[bytes]) -> None:
    socket.on("framereceived", lambda frame: received.append(_bytes(frame)))
    socket.on("framesent", lambda frame: sent.append(_bytes(frame)))


def _bytes(frame: bytes | str) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame
