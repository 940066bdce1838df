"""Slow links on this machine: a TCP proxy with a rate and a latency, the same for every kind of traffic.

Chromium's own throttling (156) works by the request: it slows WebSockets too, but a message on one costs no latency
and a new connection no round trip. Here both do. Slow start, loss and TLS are not imitated.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from bench.servers import PATIENCE_S, free_port

PACKET = 1460
"""Bytes. Connections share the link packet by packet."""
BURST_S = 0.02
"""Unused time that a link makes up for, so that late wake-ups do not lower its rate."""


@dataclass(frozen=True, slots=True)
class Link:
    """Bits a second in each direction, and the milliseconds of a round trip."""

    bits: int
    latency_ms: int


class Bucket:
    """One direction of a link: a token bucket that all its connections take from."""

    def __init__(self, bits: int) -> None:
        self.bits = bits
        self.free_at = 0.0

    def departure(self, size: int, now: float) -> float:
        """Return when the last bit of ``size`` bytes has left, and occupy the link until then."""
        self.free_at = max(self.free_at, now - BURST_S) + size * 8 / self.bits
        return self.free_at


@contextmanager
def slow_links(routes: Sequence[tuple[int, Link]]) -> Iterator[list[str]]:
    """Put a link in front of each port of this machine, in a process of its own; give the addresses to visit."""
    ports = [free_port() for _ in routes]
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_run, args=(list(zip(ports, routes, strict=True)),), daemon=True)
    process.start()
    try:
        for port in ports:
            _wait(port)
        yield [f"http://localhost:{port}" for port in ports]
    finally:
        process.terminate()
        process.join()


def _wait(port: int) -> None:
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)
        else:
            return


def _run(routes: list[tuple[int, tuple[int, Link]]]) -> None:
    asyncio.run(_serve(routes))


async def _serve(routes: list[tuple[int, tuple[int, Link]]]) -> None:
    servers = [await _listen(port, target, link) for port, (target, link) in routes]
    await asyncio.gather(*(server.serve_forever() for server in servers))


async def _listen(port: int, target: int, link: Link) -> asyncio.Server:
    up, down = Bucket(link.bits), Bucket(link.bits)
    delay = link.latency_ms / 2000

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # The kernel accepted the connection at once; its round trip passes here.
        await asyncio.sleep(2 * delay)
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", target)
        except OSError:
            writer.close()
            return
        ways = [
            asyncio.create_task(_carry(reader, far_writer, up, delay)),
            asyncio.create_task(_carry(far_reader, writer, down, delay)),
        ]
        # Whoever closes ends both: what a closed page had asked for must not occupy the link.
        _, others = await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for other in others:
            other.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        for end in (writer, far_writer):
            end.close()

    return await asyncio.start_server(connected, "127.0.0.1", port, limit=4 * PACKET)


async def _carry(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, bucket: Bucket, delay: float
) -> None:
    """Carry what is read, until its end, at the link's rate and with its delay."""
    on_the_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def arrive() -> None:
        while True:
            at, packet = await on_the_way.get()
            await asyncio.sleep(at - time.monotonic())
            if not packet or writer.is_closing():
                return
            writer.write(packet)
            await writer.drain()

    with suppress(ExceptionGroup):  # of OSErrors: a connection that breaks is at its end
        async with asyncio.TaskGroup() as group:
            arriving = group.create_task(arrive())
            packet = b"."
            while packet and not arriving.done():
                packet = await reader.read(PACKET)
                leaves = bucket.departure(len(packet), time.monotonic())
                await asyncio.sleep(leaves - time.monotonic())
                on_the_way.put_nowait((leaves + delay, packet))
