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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from components.host.internals.streamlit_server import HEALTH

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-22"
"""The measured day, so that the same partnerships are drawn whenever it is measured."""
OTHERS = ("DATABASE_URL", "PARTNERSKAPSKARTAN_", "STREAMLIT_")
"""Variables of whoever measures; the application is started without them."""
PATIENCE_S = 90.0
OURS = ROOT / "dashboard.py"
FLOOR = ROOT / "bench" / "apps" / "floor.py"
PLAIN = ROOT / "bench" / "apps" / "plain_dashboard.py"


class DidNotStartError(RuntimeError):
    """An application that did not answer in time; its output is the message."""


@contextmanager
def serve(script: Path, tables: Path | None = None) -> Iterator[str]:
    """Run a Streamlit application with the project's configuration and give its address; end it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {k: v for k, v in os.environ.items() if not k.startswith(OTHERS)}
    chosen = {"PARTNERSKAPSKARTAN_TODAY": TODAY}
    if tables:
        chosen["PARTNERSKAPSKARTAN_TABLES"] = str(tables)
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)],
            cwd=ROOT,
            env={**kept, **chosen},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            address = f"http://localhost:{port}"
            if not _answers(address, process):
                output.seek(0)
                raise DidNotStartError(output.read().decode("utf-8", "replace"))
            yield address
        finally:
            _end(process)


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}{HEALTH}", timeout=5):
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
