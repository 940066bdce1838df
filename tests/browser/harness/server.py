"""The real application as a process of its own, on a free port, on a fixed day."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from components.host.internals.streamlit_server import tells_of_error

ROOT = Path(__file__).parents[3]
TABLES = ROOT / "tests" / "tables"
"""The tests' own tables, so that data/tables can be edited."""
TODAY = "2026-11-22"
"""The day of the tables' compilation: the counts in the tests hold on this day."""
OTHERS = ("DATABASE_URL", "PARTNERSKAPSKARTAN_", "STREAMLIT_")
"""Variables of whoever runs the tests; the application is started without them."""
STREAMLIT = ("streamlit", "run", "dashboard.py", "--server.port")
UVICORN = ("uvicorn", "dashboard:app", "--host", "localhost", "--port")
"""The two ways to start it; the port follows."""
PATIENCE = 60.0
"""Seconds that a start may take; a machine that does other things at the same time needs some."""


class StartError(AssertionError):
    """The application ended, or did not answer in time; its output is the message."""


@dataclass(frozen=True)
class Server:
    """A running application: its address without slash, the file that it writes its output to, its process."""

    address: str
    log: Path
    pid: int = 0

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def health(self) -> dict[str, Any]:
        """Return what it reports of itself."""
        with urllib.request.urlopen(f"{self.address}/healthz", timeout=10) as response:
            result: dict[str, Any] = json.load(response)
        return result

    def tracebacks(self) -> str:
        """Return the output when the application has told of an error in it, else an empty text."""
        output = self.log.read_text(encoding="utf-8", errors="replace")
        return output if tells_of_error(output) else ""


@contextmanager
def serve(
    tables: Path = TABLES,
    *,
    health: int = 200,
    port: int = 0,
    program: Sequence[str] = STREAMLIT,
    **environment: str,
) -> Iterator[Server]:
    """Start the application on the tables of a folder; end it afterwards.

    ``environment`` holds further variables.
    ``health`` is the code that its own report of health is to come with; ``port`` one that is to be used again.
    """
    port = port or free_port()
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(OTHERS)}
    chosen = {
        **inherited,
        "NO_COLOR": "1",
        "PARTNERSKAPSKARTAN_TABLES": str(tables),
        "PARTNERSKAPSKARTAN_TODAY": TODAY,
        **environment,
    }
    command = [sys.executable, "-m", *program, str(port)]
    with started(command, ROOT, chosen, f"http://localhost:{port}", health) as server:
        yield server


@contextmanager
def started(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    address: str,
    health: int = 200,
    umask: int = -1,
) -> Iterator[Server]:
    """Start the application by a command in a folder, with these variables alone; end it afterwards."""
    with tempfile.NamedTemporaryFile(prefix="partnerskapskartan-", suffix=".log") as output:
        running = Server(address, Path(output.name))
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            umask=umask,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            if problem := _problem(process, running.address, health):
                raise StartError(f"{problem}\n{running.log.read_text(encoding='utf-8', errors='replace')}")
            yield replace(running, pid=process.pid)
        finally:
            _end(process)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def _problem(process: subprocess.Popen[bytes], address: str, health: int) -> str:
    """Wait for the first answer with the code that is wanted; return what went wrong, or an empty text."""
    answer = "no answer"
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            return f"the application ended with code {process.returncode}"
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5) as response:
                answer, code = f"{response.status}", response.status
        except urllib.error.HTTPError as error:
            code = error.code
            answer = f"{error.code} {error.read().decode(errors='replace')}"
        except OSError as error:
            answer, code = str(error), 0
        if code == health:
            return ""
        time.sleep(0.1)
    return f"no answer with {health} within {PATIENCE:.0f} s: {answer}"


def _end(process: subprocess.Popen[bytes]) -> None:
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
        except ProcessLookupError:
            break
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            continue
    process.wait()
