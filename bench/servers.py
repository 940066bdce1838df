"""Starts each measured application as a process of its own on this machine, and ends it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from components.host.internals.streamlit_server import HEALTH

ROOT = Path(__file__).parent.parent
TODAY = datetime.now(UTC).date().isoformat()
"""The day on which everything is measured, so that all draw the same partnerships."""
OTHERS = ("DATABASE_URL", "PARTNERSKAPSKARTAN_", "PYTHONPATH", "STREAMLIT_")
"""Variables of the measuring environment; the application is started without them."""
PATIENCE_S = 90.0
OURS = ROOT / "dashboard.py"
FLOOR = ROOT / "bench" / "apps" / "floor.py"
PLAIN = ROOT / "bench" / "apps" / "plain_dashboard.py"


class DidNotStartError(RuntimeError):
    """An application that did not answer in time; its output is the message."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running application; ``start`` is the seconds that passed until it answered, ``output`` what it writes."""

    address: str
    pid: int
    start: float
    output: Path

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])


def environment(**chosen: str | Path) -> dict[str, str]:
    """Return this process's variables, the application's replaced by the day and ``chosen``: ``tables=folder``."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(OTHERS)}
    settings = {"today": TODAY, **chosen}
    return inherited | {f"PARTNERSKAPSKARTAN_{name.upper()}": str(value) for name, value in settings.items()}


@contextmanager
def serve(
    script: Path,
    variables: Mapping[str, str] | None = None,
    *,
    checkout: Path = ROOT,
    python: str = sys.executable,
    health: str = HEALTH,
    port: int = 0,
) -> Iterator[Server]:
    """Run a Streamlit application with the configuration of a checkout until ``asked`` answers; end it afterwards."""
    port = port or free_port()
    address = f"http://localhost:{port}"
    with tempfile.NamedTemporaryFile(prefix="partnerskapskartan-output-") as output:
        began = time.monotonic()
        process = subprocess.Popen(
            [python, "-m", "streamlit", "run", str(script), "--server.port", str(port)],
            cwd=checkout,
            env=environment() if variables is None else dict(variables),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            if not _answers(f"{address}{health}", process):
                output.seek(0)
                raise DidNotStartError(output.read().decode("utf-8", "replace"))
            yield Server(address, process.pid, time.monotonic() - began, Path(output.name))
        finally:
            _end(process)


def free_port() -> int:
    """Return a port of this machine that nothing listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.02)
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
