"""Checks links in threads: several hosts at a time, the addresses of one host one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from queue import Empty, SimpleQueue
from threading import Event, Thread

from data.sources.look import LinkStatus, Send, host_of, look

AT_ONCE = 8
"""Hosts that are checked at the same time."""
_PATIENCE = 3
"""Pages of a host in a row without a response, after which the rest of them is not requested."""
_NO_RESPONSE = ("unknown-host", "unreachable", "too-slow")


def visit(urls: Iterable[str], send: Send, seen: list[LinkStatus]) -> Iterator[LinkStatus]:
    """Yield the status of each address, as it is known; closing the generator ends the requests.

    ``seen`` gets each status at once, so that none is lost when the caller is interrupted. The rest of a host
    that limits the rate, or does not respond several times in a row, is uncertain without a request.
    """
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in dict.fromkeys(urls):
        by_host[host_of(url)].append(url)
    hosts: SimpleQueue[list[str]] = SimpleQueue()
    # The host with most pages begins, so that it does not run alone at the end.
    for pages in sorted(by_host.values(), key=len, reverse=True):
        hosts.put(pages)
    results: SimpleQueue[LinkStatus | BaseException] = SimpleQueue()
    stop = Event()
    try:
        for _ in range(min(AT_ONCE, len(by_host))):
            Thread(target=_work, args=(hosts, send, seen, results, stop), daemon=True).start()
        for _ in range(sum(map(len, by_host.values()))):
            status = results.get()
            if isinstance(status, BaseException):
                raise status
            yield status
    finally:
        stop.set()


def _work(
    hosts: SimpleQueue[list[str]],
    send: Send,
    seen: list[LinkStatus],
    results: SimpleQueue[LinkStatus | BaseException],
    stop: Event,
) -> None:
    try:
        while True:
            for status in _host(hosts.get_nowait(), send):
                if stop.is_set():
                    return
                seen.append(status)
                results.put(status)
    except Empty:
        return
    except BaseException as error:  # noqa: BLE001  # the generator raises it
        results.put(error)


def _host(pages: list[str], send: Send) -> Iterator[LinkStatus]:
    silent = 0
    rest: LinkStatus | None = None
    for url in pages:
        if rest:
            yield replace(rest, url=url)
            continue
        status = look(url, send)
        yield status
        # The response of another host that a page redirects to says nothing about this host.
        own = not status.to or host_of(status.to) == host_of(url)
        silent = silent + 1 if own and status.why in _NO_RESPONSE else 0
        if (own and status.why == "wait") or silent == _PATIENCE:
            rest = replace(status, to="")
