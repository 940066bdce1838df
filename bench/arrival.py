"""One first visit by the page's own clock: when each stage was there, what shifted, what was transferred."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession

from bench.stages import Newcomer

AFTER_MS = 3000
"""How long after the last stage shifts and bytes still count."""
FIRST_PAINT, FIRST_CONTENT = "first-paint", "first-contentful-paint"

# What the text of an element begins with is compared, since buttons also say a number.
_WATCH = """(() => {
    if (window.top !== window) return;
    const bench = window.benchArrival = { at: {}, shift: 0, shifts: [] };
    const shown = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        e.getClientRects().length > 0;
    const seen = (css, text = '') => [...document.querySelectorAll(css)]
        .some(e => e.textContent.trim().startsWith(text) && shown(e));
    const stages = { %s };
    new PerformanceObserver(list => list.getEntries().forEach(e => { bench.at[e.name] = e.startTime; }))
        .observe({ type: 'paint', buffered: true });
    new PerformanceObserver(list => list.getEntries().filter(e => !e.hadRecentInput).forEach(e => {
        bench.shift += e.value;
        bench.shifts.push([Math.round(e.startTime), e.value, e.sources.map(s => s.node?.className)]);
    })).observe({ type: 'layout-shift', buffered: true });
    const look = () => {
        for (const name in stages) if (!(name in bench.at) && stages[name]()) bench.at[name] = performance.now();
        bench.done = Object.keys(stages).every(name => name in bench.at);
        if (!bench.done) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
})()"""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Milliseconds from the start of the navigation by stage (``None``: not in time); bytes by kind."""

    at: Mapping[str, float | None]
    shift: float
    bytes: Mapping[str, int]
    shifts: list[Any] = field(default_factory=list)


def arrival(
    context: BrowserContext, subject: Newcomer, address: str, limit_s: float, slower: float = 1
) -> Arrival:
    """Visit a subject in a context, which keeps its cache, with a processor so many times slower."""
    page = context.new_page()
    try:
        session = context.new_cdp_session(page)
        received = _count(session)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        stages = ", ".join(f"{json.dumps(name)}: () => !!({code})" for name, code in subject.stages.items())
        page.add_init_script(_WATCH % stages)
        page.goto(address, wait_until="commit", timeout=limit_s * 1000)
        # Not wait_for_function: its own drawing of frames would be measured, too.
        for _ in range(int(limit_s * 5)):
            if page.evaluate("window.benchArrival?.done"):
                break
            page.wait_for_timeout(200)
        page.wait_for_timeout(AFTER_MS)
        result = page.evaluate("window.benchArrival")
        return Arrival(_times(result["at"], subject), result["shift"], dict(received), result["shifts"])
    finally:
        page.close()


def _times(at: Mapping[str, float], subject: Newcomer) -> dict[str, float | None]:
    """Return the times by name; a text is painted no earlier than the first content."""
    times: dict[str, float | None] = {n: at.get(n) for n in (FIRST_PAINT, FIRST_CONTENT, *subject.stages)}
    content, text = times[FIRST_CONTENT], times.get("text")
    if content is not None and text is not None:
        times["text"] = max(text, content)
    return times


def _count(session: CDPSession) -> Counter[str]:
    """Count the bytes that a page receives, headers included; of WebSockets the messages both ways."""
    kinds: dict[str, str] = {}
    received: Counter[str] = Counter()

    def responded(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event["type"]

    def finished(event: dict[str, Any]) -> None:
        received[kinds.get(event["requestId"], "Other")] += int(event["encodedDataLength"])

    def message(event: dict[str, Any]) -> None:
        frame = event["response"]
        size = len(frame["payloadData"])
        received["WebSocket"] += size if frame["opcode"] == 1 else size * 3 // 4

    session.on("Network.responseReceived", responded)
    session.on("Network.loadingFinished", finished)
    session.on("Network.webSocketFrameReceived", message)
    session.on("Network.webSocketFrameSent", message)
    session.send("Network.enable")
    return received
