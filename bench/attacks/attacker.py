"""The attackers' process: ``python -m bench.attacks.attacker NAME PORT TABLES SECONDS``.

It looks at the server as any visitor does, writes a line when it is ready, begins at a line of its input, and writes
what it did as JSON. It ends when its input is closed.
"""

from __future__ import annotations

import asyncio
import csv
import json
import os
import resource
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from threading import Thread
from time import process_time

import websockets

from bench.attacks.catalogue import ATTACKS
from bench.attacks.client import attack
from bench.attacks.talk import Known
from bench.load.tab import Tab
from components.host.internals.streamlit_server import STREAM, SUBPROTOCOL

LOWEST = 19
"""The niceness of attackers."""
LOOK_S = 60.0
"""The longest that the look before may take."""


def main(name: str, port: int, tables: Path, seconds: float) -> None:
    """Attack, at the lowest priority."""
    os.nice(LOWEST)
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    known = asyncio.run(_look(port, tables))
    _say("ready")
    if not sys.stdin.readline():
        return
    Thread(target=_end_with_parent, daemon=True).start()
    before = process_time()
    sent = asyncio.run(attack(ATTACKS[name], known, seconds))
    _say(json.dumps({**asdict(sent), "processor": process_time() - before}))


async def _look(port: int, tables: Path) -> Known:
    """Open the page once for its widgets; places, countries and themes are public, too."""
    tab = Tab()
    address = f"ws://localhost:{port}{STREAM}"
    async with (
        asyncio.timeout(LOOK_S),
        websockets.connect(
            address, subprotocols=[websockets.Subprotocol(SUBPROTOCOL)], max_size=None
        ) as page,
    ):
        await page.send(tab.rerun())
        while not tab.receive(await page.recv(decode=False)):
            pass
        to = page.remote_address[0]
    kinds = {ident: str(state.WhichOneof("value")) for ident, state in tab.widgets.items()}
    places, countries, themes = (_ids(tables / f"{name}.csv") for name in ("places", "countries", "themes"))
    return Known(to, port, places, countries, themes, kinds)


def _ids(path: Path) -> Sequence[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row["id"] for row in csv.DictReader(file)]


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _end_with_parent() -> None:
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), float(sys.argv[4]))
