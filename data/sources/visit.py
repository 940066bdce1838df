"""From host to host: several at a time, each address of a host after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from queue import Empty, SimpleQueue
from threading import Event, Thread

from data.sources.look import LinkStatus, Send, host_of, look

AT_ONCE = 8
"""Hosts that are asked at the same time."""
_PATIENCE = 3
"""Pages of a host in a row that do not answer, before the rest of them is left alone."""
_NOBODY = ("unknown-host", "unreachable", "too-slow")


def visit(urls: Iterable[str], ask: Send, seen: list[LinkStatus]) -> Iterator[LinkStatus]:
    """Yield what is seen of each address, as it comes; whoever stops listening stops the asking.

    ``seen`` gets each sight at once, so that none is lost on the way to a listener who is interrupted.
    The rest of a host that asks to wait, or does not answer several times in a row, is uncertain unasked.
    """
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in dict.fromkeys(urls):
        by_host[host_of(url)].append(url)
    hosts: SimpleQueue[list[str]] = SimpleQueue()
    # The longest begins first: nobody has to wait for it alone at the end.
    for pages in sorted(by_host.values(), key=len, reverse=True):
        hosts.put(pages)
    told: SimpleQueue[LinkStatus | BaseException] = SimpleQueue()
    stop = Event()
    try:
        for _ in range(min(AT_ONCE, len(by_host))):
            Thread(target=_work, args=(hosts, ask, seen, told, stop), daemon=True).start()
        for _ in range(sum(map(len, by_host.values()))):
            sight = told.get()
            if isinstance(sight, BaseException):
                raise sight
            yield sight
    finally:
        stop.set()


def _work(
    hosts: SimpleQueue[list[str]],
    ask: Send,
    seen: list[LinkStatus],
    told: SimpleQueue[LinkStatus | BaseException],
    stop: Event,
) -> None:
    try:
        while True:
            for sight in _host(hosts.get_nowait(), ask):
                if stop.is_set():
                    return
                seen.append(sight)
                told.put(sight)
    except Empty:
        return
    except BaseException as error:  # noqa: BLE001  # whoever waits for the sights has to hear of it
        told.put(error)


def _host(pages: list[str], ask: Send) -> Iterator[LinkStatus]:
    silent = 0
    rest: LinkStatus | None = None
    for url in pages:
        if rest:
            yield replace(rest, url=url)
            continue
        sight = look(url, ask)
        yield sight
        # What another host says to which a page leads is no word on this one's others.
        own = not sight.to or host_of(sight.to) == host_of(url)
        silent = silent + 1 if own and sight.why in _NOBODY else 0
        if (own and sight.why == "wait") or silent == _PATIENCE:
            rest = replace(sight, to="")
